# What is wrong with site.yaml and keywords.yaml.

did-you-mean = did you mean `{ $name }`?

settings-encoding = the file is not UTF-8 text
settings-encoding-help = save it as UTF-8
setting-unknown = there is no setting `{ $name }`
settings-known = the settings here are { $names }
setting-neither = `{ $setting }` is neither `{ $one }` nor `{ $other }`
setting-one-of-two = write one of the two

# YAML that its parser refuses.

yaml-list = a list is expected here
yaml-list-help = put it in brackets, even if it has only one item: `[one]`, `[one, two]`
yaml-group = settings with names are expected here
yaml-group-help = write each on a line of its own, as in `title: 快读`
yaml-text = text is expected here
yaml-text-help = put text that begins with a sign in quotes
yaml-bool = this is neither `true` nor `false`
yaml-second-colon = this line has a second colon
yaml-second-colon-help = put the value in quotes, as in `title: "苹果: 发布新芯片"`
yaml-open-list = this list is not closed
yaml-open-list-help = write `]` where it ends
yaml-open-group = this group is not closed
yaml-open-group-help = write `{"}"}` where it ends
yaml-no-setting = this line is not a setting
yaml-no-setting-help = write a name, a half-width colon, a space and the value, as in `title: 快读`
yaml-indent = this line is not indented like those around it
yaml-indent-settings = begin all settings of a group in one column
yaml-tab = there is a tab where YAML wants spaces
yaml-tab-help = indent with spaces
yaml-open-quote = this quote is not closed
yaml-open-quote-help = add the quote at the value's end
yaml-whole-number = this is not a whole number
yaml-whole-number-help = write digits alone, such as `20`
yaml-number = this is not a number
yaml-number-help = write one such as `1.0`
yaml-twice = `{ $name }` is there twice
yaml-twice-help = keep one of the two
yaml-too-much = the file has too many values, or nests them too deeply
yaml-too-much-help = an alias (`*name`) repeats all that its anchor (`&name`) holds; write out what is needed
yaml-missing = `{ $name }` is missing here
yaml-invalid = this is not valid YAML: { $why }

# Single settings. `subject` is the setting's name, or the value of an option.

base-url-missing = there is no `base_url`, so addresses begin with { $unknown }
base-url-missing-help = write the site's public address, such as `https://example.com/`, into `site.yaml`: feeds and the sitemap need it
base-url-scheme = { $subject } must begin with `https://` or `http://`
base-url-host = { $subject } has no valid host name
base-url-path = { $subject } must be a plain path after the host, without `?` or `#`
base-url-steps = { $subject } has a part `.`, `..` or `//`
base-url-help = write the site's public address, such as `https://example.com/`
pattern-start = { $subject } must begin with `/`
pattern-end = { $subject } must end with `/` or `.html`
pattern-signs = { $subject } must be a plain path, without `?`, `#` or `\`
pattern-steps = { $subject } has a part `.` or `..`, or an empty one
pattern-unclosed = { $subject } has a `{"{"}` without its `{"}"}`
pattern-without-name = { $subject } must hold `{"{"}slug{"}"}` or `{"{"}id{"}"}`, or all articles would have one address
pattern-unknown = { $subject } has `{"{"}{ $name }{"}"}`; known are {"{"}year{"}"}, {"{"}month{"}"}, {"{"}day{"}"}, {"{"}slug{"}"} and {"{"}id{"}"}
pattern-help = for example `/{"{"}year{"}"}/{"{"}month{"}"}/{"{"}slug{"}"}/`
editions-start = `editions` does not begin with `zh-Hans`
editions-twice = `editions` names an edition twice
editions-unknown = `editions` has no edition `{ $edition }`
editions-help = the editions are `zh-Hans` (always the first), `zh-Hant`, `zh-Hant-TW` and `zh-Hant-HK`
timezone-unknown = `timezone` is not a known time zone
timezone-help = write a name of the IANA time zone database, such as `Asia/Shanghai` or `UTC`
publish-setting-help = write `in-place` if no second copy of the site is to be kept
paginate-by-zero = `paginate_by` is 0
paginate-by-help = write how many articles a list page holds, such as `20`
feed-format-unknown = `feeds.formats` has no format `{ $name }`
feed-format-help = the formats are `rss`, `atom` and `json`
date-weight = `related.date_weight` is not between 0 and { $most }
date-weight-help = write 0 where dates do not matter, 1 or 2 where they do
images-width = `images.widths` cannot have the width { $width }
images-width-help = write widths in pixels, from 1 to 16383, such as `[480, 960, 1600]`
images-quality = `images.quality` cannot be { $quality }
images-quality-help = write a number from 1 (small files) to 100 (good pictures)
ai-word-unknown = `{ $setting }` is not one of { $words }
ai-word-help = write what AI does for most of these articles
ai-position-help = write where in an article its notice stands
ai-notice = `{ $setting }` does not name both AI and generation, as the law requires of a notice in words
ai-notice-help = write a text with `AI` or `人工智能` in it, and `生成` or `合成`, such as `（以上内容均由AI生成）`
ai-code-length = { $subject } is not 27 characters long
ai-code-character = { $subject } has a character that is neither a digit nor a capital letter from A to Z
ai-code-format = { $subject } does not begin with `00`
ai-code-help = write the provider's own code of 27 digits and capital letters, in quotes; if there is none, leave the setting out: the site's name then stands in its place

# keywords.yaml

keyword-of-two = `{ $spelling }` belongs to both `{ $one }` and `{ $other }`
keyword-of-two-help = take it out of one of the two
keyword-slug = `{ $slug }` cannot be part of an address
keyword-slug-help = write letters, digits and `-`, without `/`
keyword-slug-reserved = `{ $keyword }` cannot be at `{ $slug }`: the older pages of lists stand below it
keyword-slug-reserved-help = give it another slug
keyword-slug-twice = `{ $keyword }` has the same slug as `{ $other }`, and the two cannot share an address
keyword-slug-twice-help = give it another slug; if it means the same, make it an alias: `{ $entry }`
