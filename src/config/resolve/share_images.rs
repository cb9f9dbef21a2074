//! The settings of share images, checked.

use serde_yaml::Spanned;

use super::{Resolver, schema};
use crate::{config::ShareImages, message::message, output::OutputPath};

impl Resolver<'_> {
    pub(super) fn share_images(
        &mut self,
        written: Option<Spanned<schema::ShareImages>>,
    ) -> Option<ShareImages> {
        let written = written?;
        let font = match &written.value {
            schema::ShareImages::Switch(false) => return None,
            schema::ShareImages::Switch(true) => None,
            schema::ShareImages::Drawn(drawn) => drawn.font.clone(),
        };
        let is_outside = |font: &String| OutputPath::new(font.as_str()).is_err();
        if cfg!(not(feature = "share")) {
            let said = message!("share-images-not-compiled");
            self.refuse(&written, said, message!("share-images-not-compiled-help"));
            return None;
        }
        if let Some(font) = font.as_ref().filter(|font| is_outside(font)) {
            let said = message!("share-font-outside", path = font);
            self.refuse(&written, said, message!("share-font-outside-help"));
            return None;
        }
        Some(ShareImages { font })
    }
}
