//! Sites that are copied and moved, and whose state is lost or is that of another.

use std::{fs, path::Path};

use crate::{
    builds::OUTPUT,
    check::{Lived, Step},
    folder::{Folder, copy_below},
    sample::rich,
    site::Site,
    tree,
};

/// A site that was built twice, with an edit in between.
fn built(site: &mut Site) -> Lived {
    let mut lived = Lived::new();
    lived.build(site).unwrap();
    edit(site);
    lived.build(site).unwrap();
    lived
}

fn edit(site: &mut Site) {
    site.articles[0].body.push("又一段。".to_owned());
}

/// Builds the site, and once more after an edit.
fn goes_on(lived: &mut Lived, site: &mut Site, prepare: impl FnOnce(&Folder)) {
    assert_eq!(lived.build_after(site, prepare), Ok(Step::Published));
    edit(site);
    assert_eq!(lived.build(site), Ok(Step::Published));
}

/// As a cache of CI is: nothing but the bytes is the same.
#[test]
fn a_copy_goes_on_where_the_original_was() {
    let mut site = rich();
    let lived = built(&mut site);
    let mut copy = lived.copy();
    let before = tree::read(&copy.folder.path(OUTPUT));
    assert_eq!(copy.build(&site), Ok(Step::Published));
    assert_eq!(tree::read(&copy.folder.path(OUTPUT)), before);
    // The original is no longer needed by anything in the copy.
    drop(lived);
    edit(&mut site);
    goes_on(&mut copy, &mut site, |_| {});
}

#[test]
fn a_copy_that_is_edited_at_once_is_right() {
    let mut site = rich();
    let mut copy = built(&mut site).copy();
    edit(&mut site);
    goes_on(&mut copy, &mut site, |_| {});
}

/// As a fresh checkout is: the sources are of this moment, and what was built is of old.
#[test]
fn sources_that_are_written_anew_change_nothing() {
    let mut site = rich();
    let mut lived = built(&mut site);
    let before = tree::read(&lived.folder.path(OUTPUT));
    let checks_out = |folder: &Folder| {
        let fresh = folder.copy();
        fs::remove_dir_all(folder.path("content")).unwrap();
        copy_below(&fresh.path("content"), &folder.path("content"));
        folder.rewrite();
    };
    assert_eq!(lived.build_after(&site, checks_out), Ok(Step::Published));
    assert_eq!(tree::read(&lived.folder.path(OUTPUT)), before);
}

#[test]
fn a_lost_output_is_made_anew() {
    let mut site = rich();
    let mut lived = built(&mut site);
    fs::remove_dir_all(lived.folder.path(OUTPUT)).unwrap();
    lived.look_again();
    goes_on(&mut lived, &mut site, |_| {});
}

#[test]
fn a_lost_output_and_state_are_made_anew() {
    let mut site = rich();
    let mut lived = built(&mut site);
    fs::remove_dir_all(lived.folder.path(OUTPUT)).unwrap();
    fs::remove_dir_all(lived.folder.path(".kuaidu")).unwrap();
    lived.look_again();
    goes_on(&mut lived, &mut site, |_| {});
}

/// Somebody tidied up, or tried something, in the published folder.
#[test]
fn what_was_changed_in_the_output_is_mended() {
    let mut site = rich();
    let mut lived = built(&mut site);
    let published = tree::read(&lived.folder.path(OUTPUT));
    let pages = |end: &str| {
        let mut paths = published.keys().filter(|path| path.ends_with(end));
        lived.folder.path(OUTPUT).join(paths.next().unwrap())
    };
    let (page, feed, style) = (pages("/index.html"), pages("feed.xml"), pages(".css"));
    let mut bytes = fs::read(&page).unwrap();
    bytes[0] ^= 1;
    fs::write(&page, bytes).unwrap();
    fs::remove_file(&feed).unwrap();
    fs::write(&style, "").unwrap();
    lived.look_again();
    goes_on(&mut lived, &mut site, |_| {});
}

/// Replaces what builds have left in `folder` by what they left in `other`.
fn take_state(folder: &Folder, other: &Path) {
    fs::remove_dir_all(folder.path(".kuaidu")).unwrap();
    fs::remove_dir_all(folder.path(OUTPUT)).unwrap();
    copy_below(&other.join(".kuaidu"), &folder.path(".kuaidu"));
    copy_below(&other.join(OUTPUT), &folder.path(OUTPUT));
}

#[test]
fn state_and_output_of_another_site_are_replaced() {
    let (mut site, mut other) = (rich(), rich());
    for article in &mut other.articles {
        article.fields.insert("title", "别人的文章".to_owned());
        article.body.push("别人的文章。".to_owned());
    }
    other.settings.insert("title", "别人的站".to_owned());
    let (mut lived, others) = (built(&mut site), built(&mut other));
    take_state(&lived.folder, others.folder.root());
    lived.look_again();
    goes_on(&mut lived, &mut site, |_| {});
}

#[test]
fn state_and_output_of_an_earlier_day_are_brought_up_to_date() {
    let mut site = rich();
    let mut lived = Lived::new();
    lived.build(&site).unwrap();
    let earlier = lived.folder.copy();
    edit(&mut site);
    site.articles.remove(3);
    lived.build(&site).unwrap();
    take_state(&lived.folder, earlier.root());
    lived.look_again();
    goes_on(&mut lived, &mut site, |_| {});
}

/// Two outputs of one site, each with a state of its own, and other options.
#[test]
fn another_output_folder_is_another_state() {
    let mut site = rich();
    let mut lived = built(&mut site);
    let aside = lived.folder.path("public.aside");
    fs::rename(lived.folder.path(OUTPUT), &aside).unwrap();
    lived.look_again();
    site.selection.drafts = true;
    goes_on(&mut lived, &mut site, |_| {});
    fs::remove_dir_all(lived.folder.path(OUTPUT)).unwrap();
    fs::rename(&aside, lived.folder.path(OUTPUT)).unwrap();
    lived.look_again();
    site.selection.drafts = false;
    goes_on(&mut lived, &mut site, |_| {});
}
