# 生成网站、日报周报或建议时的话。

missing-summary = 文章没有快速阅读，从正文里也摘不出来
missing-summary-help = 请写一行 `快速阅读: 用一两句话概括全文。`
near-duplicate = 这篇文章的正文有 { $percent }% 与 `{ $original }` 相同
near-duplicate-help = 请只留一篇；另一篇的地址如果已经有人知道，请写进留下那一篇的 `aliases`（旧地址）
picture-too-large = 这张图片有 { $pixels } 像素，只按原样发布，没有制作较小的版本
picture-unscaled = 无法缩放
picture-unencoded = 无法编码为 WebP
picture-damaged = 这张图片无法读取（{ $why }），只按原样发布，没有制作较小的版本
picture-help = 请用图片编辑器另存一次，不必比屏幕大
changed-while-building = { $path } 在生成网站期间被改动过，请重新生成
no-article-but = 找不到文章 `{ $id }`；是不是想写 `{ $near }`？
no-article = 找不到文章 `{ $id }`；请写文件的路径，或在 `content/` 下的路径，不带 `.md`
suggestion-unfit = { $path }：这里的文首信息无法自动改写，请手工粘贴
digest-no-articles = 网站里没有文章，做不出日报或周报
digest-empty = { $period } 没有文章；最近的文章在 { $near }
digest-empty-between = { $period } 没有文章；最近的文章在 { $one } 和 { $other }
digest-no-edition = 网站没有 { $tag } 版；有哪些版本，见 site.yaml 里的 `editions`
digest-book-edition = 电子书只有 zh-Hans 版
