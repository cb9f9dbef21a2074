# Share images: their fonts, and the template that draws them.

share-font-none = no font of this system has Chinese characters, so share images cannot be drawn
share-font-none-help = install one (on Debian and Ubuntu `fonts-noto-cjk`), or name a font file of the site: `share_images: { "{" } font: fonts/NotoSerifSC-Bold.otf { "}" }`
share-font-missing = there is no font `{ $path }`
share-font-missing-help = write its path from the site's folder, such as `fonts/NotoSerifSC-Bold.otf`
share-font-unusable = `{ $path }` is not a font with Chinese characters
share-font-unusable-help = take an OpenType or TrueType font (.otf, .ttf, .ttc) of Chinese; the compressed fonts of web pages (.woff, .woff2) are not read
share-font-outside = `{ $path }` is not the path of a file in the site's folder
share-font-outside-help = write the font's path from the site's folder, such as `fonts/NotoSerifSC-Bold.otf`
share-font-changed = the font { $path } was changed while the site was built; build again

share-images-not-compiled = this kuaidu was built without share images
share-images-not-compiled-help = remove `share_images`, or use a kuaidu that was built with the feature `share`, as released ones are

share-image-no-svg = the share image is not valid SVG: { $why }
share-image-size = the share image is { $width } × { $height } in size, not 1200 × 630
share-image-size-help = write `width="1200" height="630"` into the element `svg`
share-image-element = the share image has an element `{ $name }`, which is not drawn
share-image-element-help = draw with these: { $names }
share-image-dashes = the share image has a dashed line, which is not drawn
share-image-dashes-help = draw each dash as a `line` or `rect`
share-image-filter = the share image has a filter, which is not drawn
share-image-filter-help = take the filter out of the template: it could keep a build busy for hours
share-image-too-large = the share image is too much to draw
share-image-too-large-help = it may have 256 KB and 2,000 elements, nested 32 deep
