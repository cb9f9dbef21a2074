# What a build, a digest or a suggestion has to say.

missing-summary = the article has no summary (快速阅读), and none could be taken from its text
missing-summary-help = write a line `summary: 用一两句话概括全文。`
near-duplicate = { $percent }% of this article's text is the same as in `{ $original }`
near-duplicate-help = keep one of the two; if the address of the other is already known to readers, add it to `aliases`
picture-too-large = this picture has { $pixels } pixels; it is published as it is, without smaller ones
picture-unscaled = it cannot be scaled
picture-unencoded = WebP cannot hold it
picture-damaged = this picture cannot be read: { $why }; it is published as it is, without smaller ones
picture-help = save it again in an image editor, no larger than a screen
changed-while-building = { $path } was changed while the site was built; build again
no-article-but = no article has the id `{ $id }`; did you mean `{ $near }`?
no-article = no article has the id `{ $id }`; write the path of its file, or that below `content/` without `.md`
suggestion-unfit = { $path }: this front matter cannot be changed automatically; paste the fields by hand
digest-no-articles = the site has no articles, so there is no digest
digest-empty = there are no articles for { $period }; the nearest are those of { $near }
digest-empty-between = there are no articles for { $period }; the nearest are those of { $one } and { $other }
digest-no-edition = the site has no edition { $tag }; `editions` in site.yaml names those it has
digest-book-edition = books are made only of the edition zh-Hans
