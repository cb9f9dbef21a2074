# What `kuaidu check` says: its findings rule by rule, then the words around them.

check-no-level = this gives the rule `{ $rule }` no level
check-levels = write `error`, `warning`, `note` or `off`

rule-half-width-punctuation = half-width punctuation in Chinese text
half-width-mark = `{ $written }` stands in Chinese text, where `{ $wanted }` belongs
half-width-help = write `{ $wanted }`
half-width-stop = a half-width `.` stands between two Chinese characters
half-width-stop-help = write `。` between two sentences, `·` between the parts of a foreign name
half-width-brackets = half-width brackets stand around Chinese text
half-width-brackets-help = write `（` and `）`, without spaces beside them

rule-doubled-punctuation = several marks where one is enough
doubled-marks = `{ $marks }`: these marks do not belong together
doubled-marks-one = write `{ $mark }`
doubled-marks-help = keep the one that is meant

rule-missing-punctuation = paragraphs without punctuation at their end, and long text without any
missing-stop = the last sentence of this paragraph ends without punctuation
missing-mark = more than 60 characters follow one another without punctuation
missing-help = add the missing punctuation, such as `。`

rule-unbalanced-punctuation = brackets and quotation marks without their other half
never-closed = `{ $mark }` is never closed
never-opened = `{ $mark }` was never opened
unbalanced-help = add the missing `{ $other }`, or remove this one
turned-quote = `{ $written }` stands where `{ $wanted }` belongs
uneven-brackets = `{ $written }` is half-width, but its other half is full-width

rule-frail-emphasis = emphasis that works here, but shows as asterisks elsewhere
frail-emphasis = by the letter of CommonMark this is no emphasis; most other programs show the asterisks
frail-emphasis-help = if the text is published elsewhere too, move the punctuation outside the asterisks
rule-unread-link = what was meant for a link or a picture and is published as its characters
unread-link = this is published as it stands here, not as a link or a picture
unread-link-help = put an address with spaces or brackets into angle brackets, `(<{ $address }>)`, and see that the closing bracket is there
unread-link-width-help = Markdown knows `[` `]` `(` `)` in half width only: write `[name](address)`

rule-automatic-summary = summaries (快速阅读) that were taken from the text
automatic-summary = the summary (快速阅读) was taken from the text: “{ $summary }”
rule-automatic-keywords = keywords that were taken from the text
automatic-keywords = the keywords were taken from the text: { $keywords }
automatic-help = look them over; `kuaidu suggest --write { $path }` writes them into the article

rule-keyword-variants = keywords that mean the same, but have a page each
keyword-variants = these keywords mean the same (with their numbers of articles): { $keywords }
keyword-variants-help = add to keywords.yaml: `{ $line }`
keyword-variants-add = merge them in keywords.yaml: `{ $line }`

rule-future-date = dates too far in the future
future-date = the date { $day } is in the future
future-date-help = correct it if it is a slip; a scheduled article needs no later date than that of its publication

rule-past-date = dates from before the web
past-date = the date is in the year { $year }, before there was a web
past-date-help = correct the year

rule-date-in-name = paths that name another day than the date
date-in-name = the path says { $named }, but the date is { $day }
date-in-name-help = correct the one that is wrong; in January it is often the year

rule-never-published = articles that expire before they appear
never-published = this article expires on { $expires }, but appears on { $appears }
never-published-help = write a later `expiry_date`, or remove it

rule-unlabelled-ai = articles that say AI made them, without a label
unlabelled-ai = the text says that AI had a part in it, but the article has no label
unlabelled-ai-help = add `ai: generated` or `ai: assisted` to the front matter

rule-weaker-ai-label = `ai: none` where the settings say otherwise of the source
weaker-ai-label = the article says `ai: none`, but the settings say `{ $named }` for its source `{ $source }`
weaker-ai-label-help = remove the line, or take the source out of `ai.sources`

rule-ai-producer = AI-made articles that do not tell who made them
ai-producer =
    { $count ->
        [one] { $count } AI-made article is
       *[other] { $count } AI-made articles are
    } marked with the site's title `{ $name }` as the producer
ai-producer-help = write the producer's name as `author`, or its code as `ai.producer`
ai-producer-empty = the mark that this article brought along names no producer
ai-producer-empty-help = write who generated the text as `ContentProducer`

rule-broken-anchor = links to parts of pages that do not exist
broken-anchor-here = this page has no part `#{ $part }`
broken-anchor = { $path } has no part `#{ $part }`
broken-anchor-near = did you mean `#{ $near }`?
broken-anchor-help = its parts are { $parts }
broken-anchor-none = it has no headings; link to the page itself

rule-redirected-link = links to the old address of a page
redirected-link = `{ $old }` is an old address
redirected-link-help = the page is at `{ $new }` now

rule-whole-own-address = links within the site by their whole address
whole-own-address = `{ $address }` leads into this site, but a whole address is not checked
whole-own-address-help = write `{ $path }`, or the path of the file

rule-changed-address = pages that were published elsewhere, without an alias
changed-address = this page was published at `{ $old }` and is at `{ $new }` now; links to the old address lead nowhere
changed-address-help = add `aliases: [{ $alias }]`, or give it its old address back
changed-keyword = the page of the keyword `{ $keyword }` was at `{ $old }` and is at `{ $new }` now
changed-keyword-help = to keep the old address, add to keywords.yaml: `{ $line }`

rule-vanished-address = published pages of which nothing is left
vanished-address = a page was published at `{ $old }`, and nothing stands there now
vanished-address-help = if it is in another article now, add the address to its `aliases`

rule-image-without-alt = pictures without a description
image-without-alt =
    { $count ->
        [one] this picture has no description for those who cannot see it
       *[other] { $count } pictures in this article have no description for those who cannot see them; this is the first
    }
image-without-alt-help = describe it between the brackets: `![新芯片的背面](chip.jpg)`

rule-heavy-image = pictures larger than 1 MB
heavy-image = the picture `{ $image }` takes { $size } MB
heavy-image-help = save it smaller: 1,600 pixels are wide enough, and WebP or JPEG is lighter than PNG

rule-unknown-rule = rules that do not exist
unknown-rule = there is no rule `{ $name }`
unknown-rule-near = did you mean `{ $near }`?
unknown-rule-help = `kuaidu check --rules` lists them; what stops a build cannot be given another level

mended =
    { $path }: { $count ->
        [one] { $count } finding
       *[other] { $count } findings
    } mended
check-summary =
    { $files ->
        [one] { $files } file
       *[other] { $files } files
    } checked in { $seconds } s: { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }, { $notes ->
        [one] { $notes } note
       *[other] { $notes } notes
    }
check-notes = -v shows the notes
check-mendable = { $count } of these can be mended by --fix; --fix --dry-run shows how
check-not-whole = rules that look at the whole site were not run: mend the errors first

rule-broken-external-link = links to pages of other sites that no longer exist (with --external)
broken-external = { $address } no longer exists (HTTP { $status })
broken-external-host = the host of { $address } no longer exists
broken-external-help = look for the page's new place, link to a copy such as https://web.archive.org/web/{ $address }, or take the link out
rule-moved-external-link = links to pages of other sites that have moved for good (with --external)
moved-external = { $address } has moved for good
moved-external-help = write { $new }
rule-unreachable-external-link = links of which it cannot be told whether they lead anywhere (with --external)
unreachable-external = it cannot be told whether { $address } leads anywhere: { $why }
unreachable-external-help = open it in a browser; many sites turn programs away
unreachable-status = the site answers with HTTP { $status }
unreachable-slow = the site takes too long to answer
unreachable-connection = no connection, or none that is safe
unreachable-circle = the site redirects in a circle
unreachable-private = it leads to a machine on a private network
unreachable-malformed = the address cannot be understood
no-network = none of { $count } other sites can be reached, so links to them were not checked
no-network-help = check the network, or leave out --external
cannot-fetch = cannot read { $address }: { $why }
no-runtime = cannot ask other sites: { $why }
no-client = cannot ask other sites: { $why }
