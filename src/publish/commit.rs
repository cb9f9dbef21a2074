//! Puts a site whose files are all kept or written in the place of the old one.

use xxhash_rust::xxh3::xxh3_64;

use super::{
    Committed, Generation, Report, Staging,
    claims::Fate,
    error::{PublishError, failed},
    exchange::folder_id,
    in_place::{self, Changes},
    level,
    live::Depth,
    manifest::{NewManifest, write_durably},
    overwrite::remove,
    plan::{Plan, sorted},
    recover::finish,
    root::Root,
    stamps::Stamps,
};
use crate::{config::Publish, message::Doing};

impl Staging {
    /// Puts the site, of just the files that were kept or written, in the place of the old one.
    ///
    /// # Errors
    /// Fails where the disk does, and refuses to go on if the output folder holds anything that
    /// kuaidu did not publish, or if one file of the site lies below another. The old site is
    /// then as it was.
    pub fn commit(self) -> Result<Report, PublishError> {
        self.commit_after(|_| {}).map(|committed| committed.report)
    }

    /// As [`Staging::commit`], and calls `remember` just before the new site takes its place, with
    /// what [`Staging::generation`] will say of it: so what is remembered of a site is never
    /// older than the site.
    ///
    /// # Errors
    /// As [`Staging::commit`].
    pub fn commit_after(
        mut self,
        remember: impl FnOnce(Generation),
    ) -> Result<Committed, PublishError> {
        let fresh = sorted(std::mem::take(&mut self.fresh));
        let plan = Plan::of(&self.live, &self.claims, &fresh)?;
        let report = plan.report;
        let written = fresh.iter().map(|fresh| fresh.file.path.clone()).collect();
        let is_same = plan.changes_nothing() && self.live.root().is_some();
        // Where nothing is removed, a look at the folder itself does.
        let depth = if is_same { Depth::Root } else { Depth::All };
        self.live.refuse_foreign(&self.place, depth)?;
        match self.mode {
            _ if is_same => {
                remember(self.generation());
                self.renew_stamps(&plan);
            }
            Publish::TwoGenerations => self.exchange_generations(plan, remember)?,
            Publish::InPlace => self.change_in_place(&plan, remember)?,
        }
        if self.mode == Publish::InPlace {
            // That they take room no more is what this way is for. The new site is live; should
            // this fail, the next build does it.
            let _ = remove(&self.place.standby());
            let _ = remove(&self.place.building());
        }
        Ok(Committed { report, written })
    }

    fn exchange_generations(
        &self,
        mut plan: Plan<'_>,
        remember: impl FnOnce(Generation),
    ) -> Result<(), PublishError> {
        let (standby, building) = (self.standby()?, self.place.building());
        level::complete(standby, &self.live, &mut plan)?;
        self.live.lend_permissions(&building)?;
        let manifest = self.manifest(&plan, folder_id(&building).unwrap_or_default());
        remember(Generation(xxh3_64(&manifest)));
        let stamps = Stamps {
            files: plan.stamps,
            // The first generation leaves no standby.
            turn: self.live.root().map(|_| plan.turn),
        };
        stamps.write_next(&self.place, xxh3_64(&manifest))?;
        write_durably(&self.place.next_manifest(), &manifest)?;
        (self.exchange)(&building, &self.place.output, &self.place.standby())
            .map_err(failed(Doing::Replace, &self.place.output))?;
        // The new site is live. Should this fail, the next build does it.
        let _ = finish(&self.place);
        Ok(())
    }

    fn change_in_place(
        &self,
        plan: &Plan<'_>,
        remember: impl FnOnce(Generation),
    ) -> Result<(), PublishError> {
        let manifest = self.manifest(plan, 0);
        remember(Generation(xxh3_64(&manifest)));
        let changes = Changes::of(plan);
        in_place::decide(&self.place, &changes, &manifest)?;
        self.bring(plan, &changes, &manifest)
            .map_err(PublishError::unfinished)
    }

    fn bring(
        &self,
        plan: &Plan<'_>,
        changes: &Changes<'_>,
        manifest: &[u8],
    ) -> Result<(), PublishError> {
        in_place::bring(&self.place, changes)?;
        let root =
            Root::open(&self.place.output).map_err(failed(Doing::Open, &self.place.output))?;
        let stamps = Stamps {
            files: plan.stamps_now(&root),
            turn: None,
        };
        stamps.write(&self.place, xxh3_64(manifest))?;
        in_place::end(&self.place)
    }

    fn manifest(&self, plan: &Plan<'_>, folder: u64) -> Vec<u8> {
        let manifest = NewManifest {
            build: self.build(),
            folder,
            files: &plan.files,
        };
        manifest.text()
    }

    /// Notes the stamps of files that were known by their bytes alone, so that the next build
    /// knows them at a look.
    fn renew_stamps(&self, plan: &Plan<'_>) {
        let Some(root) = self
            .live
            .root()
            .filter(|_| plan.fates.contains(&Fate::Checked))
        else {
            return;
        };
        let stamps = Stamps {
            files: plan.stamps_now(root),
            // Other files with the same bytes may have come into the live folder alone.
            turn: None,
        };
        // Should this fail, the next build reads the files as this one did.
        let _ = stamps.write(&self.place, self.live.manifest.text_hash);
    }
}
