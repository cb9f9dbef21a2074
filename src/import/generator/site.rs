//! Writes the texts and files of a folder into a site.

use std::collections::BTreeSet;

use super::{
    Folder, Parted, Places, Source, System, definitions, extra, frames, more, places::Titles,
};
use crate::{
    content::{self, NewAddress},
    import::{
        Import, ImportError, ImportOptions, Report,
        article::{Fields, Kind, Outline, Text},
        html::Loss,
        lead,
        links::View,
        markdown,
        note::{Note, Spot},
        target::Target,
    },
    message::message,
};

/// A site of another generator, ready to be written.
pub(super) struct Site<'f> {
    pub(super) system: &'f System,
    pub(super) folder: &'f Folder,
    pub(super) parted: Parted,
}

/// Bytes of all texts of a folder together that are held at once.
const MOST: usize = 1 << 30;

impl Site<'_> {
    /// Writes the site: each text is made Markdown, and what links to others leads there.
    pub(super) fn import(
        self,
        target: &Target,
        options: &ImportOptions,
        mut report: Report,
    ) -> Result<Report, ImportError> {
        let outlines = self.outlines(&mut report);
        let mut import = Import::begin(target, options, &outlines, report)?;
        for (_, place) in &self.parted.statics {
            import.plan.add_file(place);
        }
        let titles = self.titles();
        let mut size = 0;
        for (index, (source, outline)) in self.parted.sources.iter().zip(&outlines).enumerate() {
            size += source.body.len();
            if size > MOST {
                let told = message!("import-too-much");
                let note = Note::damaged("too-large", outline.spot.clone(), told);
                import.report.note(note);
                break;
            }
            let text = self.text((index, source), &titles, &mut import);
            import.write(index, outline, text)?;
        }
        for (file, place) in &self.parted.statics {
            if let Some(note) = import.plan.clash(place, &file.relative) {
                import.report.note(note);
                continue;
            }
            let key = format!("{}:{}", self.system.key, file.relative);
            let path = format!("static/{place}");
            import
                .writer
                .copy(&key, &file.path, &path, &mut import.report)?;
        }
        let title = self.folder.setting("title").unwrap_or_default();
        import.settings(title, self.folder.old_site.url().as_deref())?;
        import.finish()
    }

    fn text(
        &self,
        (index, source): (usize, &Source),
        titles: &Titles<'_>,
        import: &mut Import<'_>,
    ) -> Text {
        let from = &import.plan.place(index).path;
        let view = View::new(&import.plan, from, &self.folder.old_site);
        let places = Places::new(view, source, titles);
        let (markdown, losses) = (self.system.convert)(source, &places, self.folder);
        let mut markdown = frames::linked(&definitions::plain(&markdown, &losses), &losses);
        if (self.system.breaks)(self.folder) {
            markdown = markdown::hard_breaks(&markdown);
        }
        let mut fields = self.fields(source);
        if let Some(separator) = (self.system.more)(self.folder, source)
            && let Some((text, at)) = more::taken_out(&markdown, &separator)
        {
            let line = more::line(&source.body, &separator).unwrap_or(1);
            let spot = Spot::line(&source.path, source.line + line - 1);
            if source.kind == Kind::Article {
                lead::settle(text.split_at(at), &mut fields, spot, &mut import.report);
            }
            markdown = text;
        }
        let body = content::rewrite_links(&markdown, &|address, _| places.address(address));
        if let Some(cover) = &mut fields.cover
            && let NewAddress::Other(address) = places.address(cover)
        {
            *cover = address;
        }
        let gone = places.into_gone();
        extra::bound(&mut fields.extra, &source.path, &mut import.report);
        tell(source, losses.into_inner(), &gone, &mut import.report);
        Text {
            fields,
            body,
            files: source.files.clone(),
        }
    }

    fn titles(&self) -> Titles<'_> {
        let sources = self.parted.sources.iter();
        let names = sources.flat_map(|source| {
            let title = source.meta.fields.title.as_str();
            let names = source.known_as.iter();
            names.map(move |name| (name.as_str(), title))
        });
        names.collect()
    }

    fn fields(&self, source: &Source) -> Fields {
        let mut fields = source.meta.fields.clone();
        let moment = |text: &Option<String>| self.folder.moment(text.as_deref()?);
        fields.updated = moment(&source.meta.updated)
            .filter(|updated| source.date.is_none_or(|date| *updated > date));
        fields.publish_date = moment(&source.meta.publish_date);
        fields.expiry_date = moment(&source.meta.expiry_date);
        fields
    }

    fn outlines(&self, report: &mut Report) -> Vec<Outline> {
        let sources = &self.parted.sources;
        let published = sources.iter().filter(|source| !source.meta.fields.draft);
        let newest = published.filter_map(|source| source.date).max();
        let outlines = sources.iter().map(|source| {
            let spot = Spot::file(&source.path);
            if source.date.is_none() && source.kind == Kind::Article {
                let told = message!("import-without-date");
                report.note(Note::changed("without-date", spot.clone(), told));
            }
            let old = source.old.iter();
            Outline {
                key: format!("{}:{}", self.system.key, source.path),
                kind: source.kind,
                date: match source.kind {
                    Kind::Article => source.date.or(newest).or(Some(Default::default())),
                    Kind::Page => source.date,
                },
                name: source.name.clone(),
                old: old.map(|path| self.folder.old_site.seen(path)).collect(),
                known_as: source.known_as.clone(),
                spot,
                has_files: !source.files.is_empty(),
            }
        });
        outlines.collect()
    }
}

/// Addresses of a text whose lines are looked for: with all of many, that would take long.
const LINES: usize = 100;

/// Tells what became of the tags of a text, and which of its links lead to what was not imported.
fn tell(source: &Source, losses: Vec<Loss>, gone: &BTreeSet<String>, report: &mut Report) {
    for Loss {
        line,
        is_change,
        rule,
        message,
    } in losses
    {
        let spot = Spot::line(&source.path, source.line + line - 1);
        report.note(match is_change {
            true => Note::changed(rule, spot, message),
            false => Note::lost(rule, spot, message),
        });
    }
    for (at, address) in gone.iter().enumerate() {
        let looked_for = (at < LINES).then(|| source.body.find(address.as_str()));
        let line = looked_for
            .flatten()
            .map(|at| source.line + source.body[..at].matches('\n').count());
        let spot = Spot {
            file: source.path.clone(),
            line,
        };
        report.note(Note::stays_old(spot, address));
    }
}
