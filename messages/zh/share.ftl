# 分享图：所用的字体，以及绘制分享图的模板。

share-font-none = 系统里没有含汉字的字体，无法绘制分享图
share-font-none-help = 请安装一款（Debian、Ubuntu 上是 `fonts-noto-cjk`），或指定网站里的字体文件：`share_images: { "{" } font: fonts/NotoSerifSC-Bold.otf { "}" }`
share-font-missing = 找不到字体文件 `{ $path }`
share-font-missing-help = 请写它相对于网站文件夹的路径，例如 `fonts/NotoSerifSC-Bold.otf`
share-font-unusable = `{ $path }` 不是含汉字的字体
share-font-unusable-help = 请改用 OpenType 或 TrueType 格式（.otf、.ttf、.ttc）的中文字体；网页用的压缩字体（.woff、.woff2）无法读取
share-font-outside = `{ $path }` 不是网站文件夹里的文件路径
share-font-outside-help = 请写字体相对于网站文件夹的路径，例如 `fonts/NotoSerifSC-Bold.otf`
share-font-changed = 字体 { $path } 在生成网站期间被改动过，请重新生成

share-images-not-compiled = 这个快读在编译时没有包含分享图功能
share-images-not-compiled-help = 请删掉 `share_images`，或换用编译时开启了 `share` 特性的快读（正式发布的都已开启）

share-image-no-svg = 分享图不是有效的 SVG：{ $why }
share-image-size = 分享图的尺寸是 { $width } × { $height }，应为 1200 × 630
share-image-size-help = 请在 `svg` 元素里写上 `width="1200" height="630"`
share-image-element = 分享图里有 `{ $name }` 元素，这种元素不会绘制
share-image-element-help = 可用的元素有：{ $names }
share-image-dashes = 分享图里有虚线，虚线不会绘制
share-image-dashes-help = 请把每一小段单独画成 `line` 或 `rect`
share-image-filter = 分享图里有滤镜，不会绘制
share-image-filter-help = 请从模板里去掉滤镜：一次生成可能要为它忙上几个小时
share-image-too-large = 分享图过于庞大，无法绘制
share-image-too-large-help = 上限是 256 KB、2000 个元素、嵌套 32 层
