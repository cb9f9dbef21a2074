//! State that is damaged, lost, older or newer: the old site stays, and the next build is right.

use std::fs;

use crate::{Site, owned, tree};

const OLD: [(&str, &str); 4] = [("a", "1"), ("b/c", "2"), ("b/d", "1"), ("e/f/g", "1")];
const NEW: [(&str, &str); 4] = [("a", "1"), ("b/c", "3"), ("b/d", "1"), ("h", "1")];

/// Publishes twice, so that there is all that there may be, and does something to a file of the
/// state: the site as it was is then refused, or the new one comes out right.
fn damage(site: &Site, name: &str, change: impl Fn(Vec<u8>) -> Option<Vec<u8>>) {
    let state = site.path(".kuaidu/public").join(name);
    let old = fs::read(&state).unwrap();
    match change(old) {
        Some(new) => fs::write(&state, new).unwrap(),
        None => fs::remove_file(&state).unwrap(),
    }
    let build = || {
        let staging = site.open()?;
        for (path, text) in NEW {
            if path == "b/c" || !staging.keep(path)? {
                staging.write(crate::page(path, text))?;
            }
        }
        staging.commit()
    };
    match build() {
        Ok(_) => site.assert_holds(&NEW),
        Err(refusal) => {
            // Whose the files are, nobody knows.
            let refusal = refusal.to_string();
            assert!(refusal.contains("did not publish"), "{refusal}");
            assert_eq!(tree(&site.path("public")), owned(&OLD));
            fs::remove_dir_all(site.path("public")).unwrap();
            build().unwrap();
            site.assert_holds(&NEW);
        }
    }
}

fn sites() -> [Site; 2] {
    let sites = Site::both();
    for site in &sites {
        site.publish(&[("a", "1"), ("b/c", "1"), ("b/d", "1"), ("gone", "1")]);
        site.publish(&OLD);
    }
    sites
}

#[test]
fn a_flipped_bit_anywhere() {
    for name in ["manifest.json", "stamps"] {
        for part in 0..12 {
            for site in sites() {
                damage(&site, name, |mut bytes| {
                    let at = bytes.len() * part / 12;
                    bytes[at] ^= 1 << (part % 8);
                    Some(bytes)
                });
            }
        }
    }
}

#[test]
fn a_cut_anywhere() {
    for name in ["manifest.json", "stamps"] {
        for part in 0..6 {
            for site in sites() {
                damage(&site, name, |mut bytes| {
                    bytes.truncate(bytes.len() * part / 6);
                    Some(bytes)
                });
            }
        }
    }
}

#[test]
fn lost_stamps_cost_time_alone() {
    for site in sites() {
        fs::remove_file(site.path(".kuaidu/public/stamps")).unwrap();
        assert!(site.open().unwrap().keep_all().unwrap());
        damage(&site, "manifest.json", Some);
    }
}

#[test]
fn a_lost_manifest() {
    for site in sites() {
        damage(&site, "manifest.json", |_| None);
    }
}

#[test]
fn a_manifest_of_an_older_version() {
    for site in sites() {
        // It had no stamps, and the standby had a manifest.
        fs::remove_file(site.path(".kuaidu/public/stamps")).unwrap();
        site.put(".kuaidu/public/standby.json", "{\"format\":1}");
        damage(&site, "manifest.json", Some);
    }
}

#[test]
fn a_manifest_of_a_newer_version() {
    for site in sites() {
        damage(&site, "manifest.json", |_| Some(b"{\"format\":9}".to_vec()));
    }
}

#[test]
fn a_manifest_that_leads_out_of_the_folder() {
    for site in sites() {
        site.put("precious", "mine");
        damage(&site, "manifest.json", |text| {
            let text = String::from_utf8(text).unwrap();
            Some(text.replace("\"e/f/g\"", "\"../precious\"").into())
        });
        assert_eq!(fs::read_to_string(site.path("precious")).unwrap(), "mine");
    }
}

#[test]
fn a_journal_is_finished_by_the_next_build() {
    let site = Site::with(kuaidu::config::Publish::InPlace);
    site.publish(&OLD);
    let state = |name: &str| site.path(".kuaidu/public").join(name);
    let manifest = fs::read(state("manifest.json")).unwrap();
    site.publish(&NEW);
    // As it is when the last step is left, and when a file is back that goes.
    fs::rename(state("manifest.json"), state("journal.json")).unwrap();
    fs::write(state("manifest.json"), manifest).unwrap();
    site.put("public/e/f/g", "1");
    drop(site.open().unwrap());
    site.assert_holds(&NEW);
    assert!(!state("journal.json").exists());
    for left in ["journal.next.json", "incoming/x"] {
        site.put(&format!(".kuaidu/public/{left}"), "{");
        assert!(site.open().unwrap().keep_all().unwrap());
        assert!(!state(left).exists());
    }
}

#[test]
fn what_a_file_viewer_left_does_not_keep_a_folder() {
    for site in Site::both() {
        site.publish(&[("a", "1"), ("b/c/d", "1")]);
        site.put("public/b/.DS_Store", "");
        site.put("public/b/c/Thumbs.db", "");
        fs::create_dir(site.path("public/b/c/empty")).unwrap();
        site.publish(&[("a", "1"), ("b", "2")]);
        site.assert_holds(&[("a", "1"), ("b", "2")]);
    }
}
