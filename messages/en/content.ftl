# What is wrong with articles and pages: their files, their front matter, their text.

no-content = there is no folder `content`
no-content-help = make a folder `content` and put the articles into it as `.md` files, or name the site's folder with `--root`
folder-name = this is a folder, but it is named like an article
folder-name-help = take the `.md` off the folder's name; its article is `index.md` inside it
duplicate-id = this file and `{ $other }` are both the article `{ $id }`
duplicate-id-help = rename one of the two
file-size = the file is larger than 16 MB, too large for an article
file-size-help = if it is not Markdown, give it another extension
encoding-other = the file is not in UTF-8; it looks like { $encoding }
encoding-unknown = the file is not in UTF-8
encoding-help = open it in your editor and save it as UTF-8
nul-byte = the file contains a NUL byte, so it is not text
nul-byte-help = remove the byte; if the file is not text, give it another extension than `.md`

# Front matter as a whole.

front-matter-missing = the article has no front matter
front-matter-missing-help =
    put these lines above the text:
    ---
    title: 标题
    date: 2025-04-22 08:05
    source: 来源
    summary: 用一两句话概括全文。
    keywords: [关键词, 关键词]
    ---
front-matter-unclosed = the front matter that starts here has no end
front-matter-unclosed-help = write a line `---` between the last field and the text
front-matter-format = this is front matter in { $format }, but kuaidu reads YAML
front-matter-format-help = rewrite it as lines such as `title: …` between two lines `---`
no-date = the front matter has no date
no-date-help = add a line `date: 2025-04-22 08:05`, or put the date before the file's name: `2025-04-22-name.md`
empty-article = the article has no text yet
empty-article-help = write the text; until it is finished, a line `draft: true` keeps the article back
missing-source = the article names no source (来源)
missing-source-help = say where the original appeared, as in `source: 快读编辑部`

# Front matter that is no YAML, or more than front matter may be.

front-matter-no-fields = the front matter is not a list of fields
front-matter-no-fields-help = write each field on a line of its own: its name, a colon, a space and its value, as in `title: 标题`
front-matter-field-help = write the name, a colon, a space and the value, as in `title: 标题`
front-matter-tag = `{ $tag }` is a YAML tag, which front matter does not use
front-matter-tag-help = put a value that starts with `!` in quotes
front-matter-open-bracket = this bracket is not closed, or a comma is missing
front-matter-bracket = a bracket is not closed, or a comma is missing
front-matter-list-help = write a list as `keywords: [芯片, 开源]`
front-matter-too-much = the front matter has more than 2,000 values
front-matter-too-much-help = front matter describes an article; put data into the text
front-matter-anchor = front matter cannot use YAML anchors and aliases (`&name`, `*name`)
front-matter-anchor-help = put a value that starts with `&` or `*` in quotes
front-matter-key = the name of a field must be plain text
front-matter-field-twice = the field `{ $key }` is there twice
front-matter-colon-space = a space is missing after this colon
front-matter-indented = this field is indented, as if it belonged to the one above
front-matter-indented-help = write it at the beginning of the line
front-matter-colon = a value that contains `: ` must be in quotes
front-matter-sign = a value cannot start with this sign
front-matter-after-quote = text follows the closing quotation mark
front-matter-quotes-help = put the whole value in single quotes, as in `title: '甲: 乙'`
front-matter-open-quote = a quotation mark is opened and never closed
front-matter-same-quote-help = write the same mark at the value's end
front-matter-backslash = a backslash has a meaning between double quotes
front-matter-no-meaning-help = put the value in single quotes, in which it has none
front-matter-column-help = begin all fields of a group, or items of a list, in one column
front-matter-no-field = this line is not a field
front-matter-escape = this escape does not stand for a character
front-matter-character-help = write the character itself
front-matter-levels = values are nested more than 32 levels deep
front-matter-levels-help = front matter needs three or four levels at most
full-width-colon = a full-width colon separates name and value; it is read as `: `
full-width-colon-help = write a half-width colon and a space, as in `title: 标题`
unquoted-text = YAML does not allow this text without quotes; it is read as written
unquoted-text-help = put it in quotes: `{ $quoted }`
comment-in-text = YAML takes `{ $comment }` for a comment, so it is not part of `{ $key }`
comment-in-text-help = if it belongs to the value, put the value in quotes; if not, write a space after `#`

# Fields and their values.

unknown-field = there is no field `{ $key }`
unknown-field-help = if it is meant for your own templates (as `extra.{ $key }`), write it under `extra:`
doubled-field = `{ $second }` means the same as `{ $first }` above it
doubled-field-help = `{ $first }` counts; remove `{ $second }`
front-matter-type = `{ $key }` must be { $wanted }
front-matter-other-type = `{ $key }` must be { $wanted }, but is { $kind }
front-matter-item = an item of `{ $key }` must be text, but is { $kind }
write-this = write `{ $example }`
title-absent = `{ $key }` is empty
title-absent-help = write the title after the colon, or remove the line: then the first heading is the title
title-empty = `{ $key }` is empty; the first heading is taken, or the file's name
title-empty-help = write a title between the quotes
front-matter-no-date = the value of `{ $key }` is not a date
front-matter-date = the value of `{ $key }` is not a date: { $why }
updated-before-date = `{ $key }` is earlier than the date of publication and is ignored
updated-before-date-help = write the day of the last change, or remove the line
long-summary = `{ $key }` has { $length } characters, too many for a quick read
long-summary-help = shorten it to { $most } characters; lists show the first 114
too-many-keywords = `{ $key }` has { $number } keywords, and each would get a page and feeds of its own
too-many-keywords-help = keep those by which readers would look for the article, 1,000 at most
related-part = `{ $key }` has no part `{ $part }`
related-part-help = its parts are `pin` and `exclude`: `{ $example }`

# What a value is, and what it should be: parts of the sentences above.

kind-null = empty
kind-bool = true or false
kind-number = a number
kind-text = text
kind-list = a list
kind-map = a group of fields
wanted-date = a date
wanted-list = a list of texts
wanted-related = `pin` and `exclude` with lists of articles
wanted-ai = `generated` (生成), `assisted` (辅助), `possible` (可能), `suspected` (疑似) or `none` (无)
wanted-rules = a group of rules
wanted-aigc = a group of the seven fields of GB 45438-2025

# Addresses in front matter. `subject` is `value-of`.

value-of = the value of `{ $key }`
address-empty = { $subject } is empty
address-step = { $subject } is a step in a path, not a name
address-parts = { $subject } is more than one part of a path
address-end = { $subject } contains `?` or `#`, which end an address
address-invisible = { $subject } contains an invisible character
address-host = { $subject } names a host
address-query = { $subject } contains `?` or `#`, which no file can answer to
address-start = { $subject } does not start with `/`
address-pattern = { $subject } is a pattern, which only `site.yaml` has
address-not-web = { $subject } is not a web address
address-scheme = { $subject } does not start with `https://` or `http://`
address-not-web-nor-path = { $subject } is neither a web address nor a path
address-no-scheme = { $subject } lacks `https:`
address-space = { $subject } contains a space or an invisible character
address-incomplete = { $subject } is not a complete web address

# The mark for machines that a text brings along (GB 45438-2025).

aigc-lacks = `{ $key }` lacks { $fields }
aigc-lacks-help = the mark has seven fields; write an empty one as `ReservedCode1: ''`
aigc-text-help = write it in quotes, `{ $key }: '…'`, or `{ $key }: ''` if it is empty
aigc-label = `Label` is not one of `1`, `2`, `3`
aigc-label-help = write `Label: '1'` for what was generated by AI, `'2'` for what may have been, `'3'` for what is suspected to have been
aigc-unknown = the mark has no field `{ $field }`
aigc-unknown-help = its fields are { $names }
aigc-contradicts = `{ $key }` says `{ $ai }`, but the article's mark for machines has the label `{ $label }`
aigc-contradicts-help = remove this line, and the mark decides; or remove `AIGC:`

# The text.

empty-link =
    { $what ->
        [image] the image has no address
       *[link] the link has no address
    }
empty-link-help = write the address between the parentheses, or remove the brackets
unsafe-link =
    { $what ->
        [image] this image is not published: the scheme of `{ $address }` is not known to be safe
       *[link] this link is not published: the scheme of `{ $address }` is not known to be safe
    }
unsafe-link-help =
    { $what ->
        [image] use a path, or an address with `https:` or `http:`
       *[link] use a path, or an address with `https:`, `http:`, `mailto:` or `tel:`
    }
link-password =
    { $what ->
        [image] this image is not published: `{ $address }` contains a user name or password
       *[link] this link is not published: `{ $address }` contains a user name or password
    }
link-password-help = remove what stands before the `@`
malformed-link =
    { $what ->
        [image] no browser can open `{ $address }`; the image is not published
       *[link] no browser can open `{ $address }`; the link is not published
    }
malformed-link-help = check the address: `https://` must be followed by a host and a path without spaces
unclosed-in-paragraph = `<{ $tag }>` is not closed and ends with its paragraph
unclosed-in-block = `<{ $tag }>` is not closed and ends with the paragraph, list or quote around it
unclosed-in-article = `<{ $tag }>` is not closed and ends with the article
unclosed-tag-help = write `</{ $tag }>` where it should end
ruby-in-ruby = `<ruby>` stands inside another `<ruby>`
rt-in-rt = `<rt>` stands inside another `<rt>`
rt-outside = a reading stands outside `<ruby>` and is shown as text
misplaced-tag-help = write `<ruby>汉字<rt>hànzì</rt></ruby>`
unclosed-comment = this comment has no end, and all that follows would be lost
unclosed-comment-help = write `-->` where the comment ends
unclosed-html = `<{ $tag }>` has no end tag, and all that follows would be lost
unclosed-html-help = write `</{ $tag }>`, or remove the tag
literal-unknown-tag = `{ $source }` is not HTML and is shown as it is written
literal-open-tag = `{ $source }` has no end tag and is shown as it is written
literal-tag-help = if you only mention it, put it between backticks: `` `{ $source }` ``
unsafe-html = `<{ $tag }>` is not safe in an article and is not published
unsafe-html-help = remove it, or link to what it would have shown
too-deep = quotes, lists, emphasis or tags are nested more than 100 levels deep
too-deep-help = use fewer levels; more than five are hard to follow
too-large = the text would become far more HTML than its length allows
too-large-help = look for a table whose head has many more columns than its rows
repeated-paragraph = the paragraph “{ $beginning }…” occurs twice in this article
repeated-paragraph-help = remove one of the two
