# The editor's desk: a site and its articles are begun, published, listed; settings shown; things put away.

## init

init-failed = cannot begin a site in { $path }: { $why }
init-not-empty =
    { $path } is not empty: it holds { $named }{ $count ->
        [1] {""}
        [2] {""}
        [3] {""}
       *[other] {" "}and more
    }. Name another folder (`kuaidu init DIR`), or add `--force`: then what is missing is added here, and nothing that is there is changed
init-kept = { $path }: left as it is
init-nothing-missing = nothing is missing, and nothing was changed
init-done-here =
    a site of { $count } { $count ->
        [one] file
       *[other] files
    } is ready. What to do next:
      preview it        kuaidu serve
      begin an article  kuaidu new "标题"
      build the site    kuaidu build
    Before the site goes online, make sure that base_url in site.yaml is its address; every
    other setting is explained there, too.
init-done =
    { $path }: a site of { $count } { $count ->
        [one] file
       *[other] files
    } is ready. What to do next:
      go there          cd { $path }
      preview it        kuaidu serve
      begin an article  kuaidu new "标题"
      build the site    kuaidu build
    Before the site goes online, make sure that base_url in site.yaml is its address; every
    other setting is explained there, too.

## new

new-refused = no article was begun
new-without-title = the title has no visible character
new-slug-taken = another article already has the address that `{ $slug }` would give; choose another with `--slug`
new-slug-empty = the slug `{ $slug }` has no letter and no digit
new-slug-wrong = `{ $slug }` is not a slug; write `{ $right }`
new-archetype-fields = title and date cannot be written into this front matter
new-archetype-fields-help = write each field on a line of its own, with its value on the same line
editor-unknown = `--edit` opens the editor that VISUAL or EDITOR names, and neither is set; set one, for example `export EDITOR=nano`
editor-failed = { $path } was made, but the editor `{ $editor }` ended with an error
editor-missing = { $path } was made, but the editor `{ $editor }` cannot be started: { $why }

## publish

publish-refused = nothing was changed
publish-done = { $path }: no longer a draft; the next build publishes it
publish-no-draft = { $path }: not a draft, left as it is
publish-waits = { $path }: no longer a draft; the first build after { $moment } publishes it
publish-expired = { $path }: no longer a draft, but its `expiry_date` has passed, so builds leave it out
publish-by-hand = { $path }: this front matter cannot be changed without touching more of it; remove the line with `draft` by hand

## list

list-refused = the articles cannot be listed
list-empty = there are no such articles
state-published = published
state-draft = draft
state-future = scheduled
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
    } ({ $size }) and the cache of the site ({ $remembered })
clean-done =
    { $path }: removed { $files } published { $files ->
        [one] file
       *[other] files
    } ({ $size }) and the cache of the site ({ $remembered })
clean-kept = { $path }: changed since it was published, so it stays
clean-kept-more =
    … and { $count } more such { $count ->
        [one] file
       *[other] files
    }
clean-left = { $path } still holds files that kuaidu did not publish; move them away before the next build
clean-unreadable = { $path }: the list of what was published there cannot be read, so nothing is removed; if nothing in the folder is needed, delete it yourself
