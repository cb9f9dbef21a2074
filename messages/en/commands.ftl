# What the smaller commands say: related, digest, suggest, theme; and what is wrong with the values of options.

no-such-folder = there is no such folder
no-such-file = there is no such file
number-range = write a number from { $least } to { $most }
edition-unknown = the editions are `zh-Hans`, `zh-Hant`, `zh-Hant-TW` and `zh-Hant-HK`
epoch-wrong = SOURCE_DATE_EPOCH is `{ $epoch }`, which is not a moment between 1970 and 2999 in seconds
period-week = write the year and the week as `2025-W17`
period-no-week = the year has no such week
period-month = write the year and the month as `2025-04`
period-no-month = the year has no such month

refused-digest = no digest can be made of this content
digest-written = { $file }: the digest of { $period }
refused-suggestion = nothing can be suggested
suggest-nothing-for =
    { $field ->
        [summary] { $path }: no summary could be taken from the text; write one
       *[keywords] { $path }: no keywords could be taken from the text; write some
    }
suggest-nothing-missing = { $path }: nothing is missing
suggest-summary-written = { $path }: summary written
suggest-keywords-written = { $path }: keywords written
suggest-both-written = { $path }: summary and keywords written

theme-built-in = built-in  { $name }
theme-added = added     { $name }
theme-same = same      { $name }
theme-changed = changed   { $name }
theme-unchanged = the site changes nothing in the built-in theme
theme-no-file = the theme has no file `{ $name }`
    its files are:{ $list }
theme-no-file-but = the theme has no file `{ $name }`; did you mean `{ $near }`?
    its files are:{ $list }
eject-exists = { $names }: the site has a file of its own there; --force replaces it
eject-written = { $name }: written
eject-there = { $name }: is there already
diff-no-text = { $name }: the two files differ, and are not text
diff-too-long = { $name }: the site's file is too long to be compared line by line

# Why an article is in the list of another. The score is the sum of what is shown with `+`, times the factors.

refused-related = the articles cannot be related
no-published-article = no published article has the id `{ $id }`; an id is the path below `content/` without `.md`
no-published-article-but = no published article has the id `{ $id }`; did you mean `{ $near }`?
why-between = {"; "}
why-pinned = pinned by the article
why-keyword = filled in: the newest of a keyword that both have
why-newest = filled in: the newest
why-words = words { $share }: { $words }
why-keywords = keywords: { $keywords }
why-headline = title and keywords: +{ $share }
why-link = a link between them: +{ $share }
why-source = same source: × { $factor }
why-days =
    { $days ->
        [0] same day
        [one] 1 day apart
       *[other] { $days } days apart
    }: × { $factor }
why-nearer-to-others = nearer to others: × { $factor }
why-short = short body: × { $factor }
