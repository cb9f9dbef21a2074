# The editor's desk: a site and its articles are begun, published, listed; settings shown; things put away.

## init

init-failed = { $path }: the site cannot be begun: { $why }
init-not-empty =
    { $path } is not empty: it holds { $named }{ $count ->
        [1] {""}
        [2] {""}
        [3] {""}
       *[other] {" "}and more
    }. Name another folder (`kuaidu init DIR`), or add `--force`: then what is missing is added here, and nothing that is there is changed
init-kept = { $path }: left as it is
init-nothing-missing = { $path }: nothing is missing, nothing was changed
init-done-here =
    a site of { $count } { $count ->
        [one] file
       *[other] files
    } is ready. `kuaidu serve` shows it, `kuaidu build` makes it, `kuaidu new "标题"` begins an article, and `site.yaml` tells every setting
init-done =
    { $path }: a site of { $count } { $count ->
        [one] file
       *[other] files
    } is ready. Go there with `cd { $path }`; `kuaidu serve` shows it, `kuaidu build` makes it, `kuaidu new "标题"` begins an article, and `site.yaml` tells every setting

## new

new-refused = no article was begun
new-without-title = the title has no character that can be seen
new-slug-taken = another article has the address that `{ $slug }` would make; choose another `--slug`
new-slug-empty = the slug `{ $slug }` has no letter and no digit
new-slug-wrong = `{ $slug }` is no slug; write `{ $right }`
new-archetype-fields = title and date cannot be written into this front matter
new-archetype-fields-help = write each field on a line of its own, with its value on the same line
editor-unknown = `--edit` opens the editor that VISUAL or EDITOR names, and neither is set; for example `export EDITOR=nano`
editor-failed = { $path } is there, but the editor `{ $editor }` says that it failed
editor-missing = { $path } is there, but the editor `{ $editor }` cannot be started: { $why }

## publish

publish-refused = nothing was changed
publish-done = { $path }: no draft any more; the next build publishes it
publish-no-draft = { $path }: it is no draft, and stays as it is
publish-waits = { $path }: no draft any more; it appears with the first build after { $moment }
publish-expired = { $path }: no draft any more, but its `expiry_date` is over: builds leave it out
publish-by-hand = { $path }: the front matter cannot be changed without touching more of it; take the line with `draft` out by hand

## list

list-refused = nothing can be listed
list-empty = there is no such article
state-published = published
state-draft = draft
state-future = future
state-expired = expired

## config

config-refused = the settings are wrong
config-default = default
config-command-line = command line
config-unknown = there is no setting `{ $name }`; `kuaidu config` lists them all
config-unknown-but-near = there is no setting `{ $name }`; did you mean `{ $near }`?

## clean

clean-waits = waiting for a build of this site
clean-nothing = { $path }: nothing was published there
clean-would =
    { $path }: would remove { $files } published { $files ->
        [one] file
       *[other] files
    } ({ $size }) and what is remembered of the site ({ $remembered })
clean-done =
    { $path }: removed { $files } published { $files ->
        [one] file
       *[other] files
    } ({ $size }) and what was remembered of the site ({ $remembered })
clean-kept = { $path }: changed since it was published, so it stays
clean-kept-more =
    … and { $count } more such { $count ->
        [one] file
       *[other] files
    }
clean-left = { $path } still holds what kuaidu did not publish; move it away before the next build
clean-unreadable = { $path }: the list of what was published there cannot be read, so nothing is removed; if nothing in the folder is needed, delete it yourself
