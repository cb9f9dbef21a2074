# What a build, a digest or a suggestion has to say.

missing-summary = the article has no summary (快速阅读), and none was made of its text
missing-summary-help = add a line `summary: 用一两句话概括全文。`
near-duplicate = { $percent } % of this article's text is that of `{ $original }`
near-duplicate-help = keep one of the two; if the address of the other is known, make it an alias
picture-too-large = this picture has { $pixels } pixels; it is published as it is, without smaller ones
picture-damaged = this picture cannot be read: { $why }; it is published as it is, without smaller ones
picture-help = save it again in an image editor, no larger than a screen
changed-while-building = { $path } was changed while the site was built; build again
no-article-but = no article has the id `{ $id }`; did you mean `{ $near }`?
no-article = no article has the id `{ $id }`; write the path of its file, or that below `content/` without `.md`
suggestion-unfit = { $path }: the fields cannot be written into this front matter; paste them
digest-no-articles = the site has no articles, so there is no digest
digest-empty = there are no articles of { $period }; the nearest are of { $near }
digest-empty-between = there are no articles of { $period }; the nearest are of { $one } and { $other }
digest-no-edition = the site has no edition { $tag }; `editions` in site.yaml names those it has
digest-book-edition = books are made of the edition zh-Hans alone
