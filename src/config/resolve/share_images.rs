//! The settings of share images, checked.

use serde_yaml::Spanned;

use super::{Resolver, schema, yaml};
use crate::{
    config::ShareImages,
    diagnostic::Diagnostic,
    message::{Message, message},
    output::OutputPath,
};

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
            self.refuse_share_images(&written, said, message!("share-images-not-compiled-help"));
            return None;
        }
        if let Some(font) = font.as_ref().filter(|font| is_outside(font)) {
            let said = message!("share-font-outside", path = font);
            self.refuse_share_images(&written, said, message!("share-font-outside-help"));
            return None;
        }
        Some(ShareImages { font })
    }

    fn refuse_share_images<T>(&mut self, at: &Spanned<T>, said: Message, help: Message) {
        let at = yaml::place(self.name, self.text, at.referenced);
        let refused = Diagnostic::error("setting", said).at(at);
        self.diagnostics.push(refused.help(help));
    }
}
