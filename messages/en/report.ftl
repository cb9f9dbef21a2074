# What is said of a run as a whole, and what stands around diagnostics, whatever they are about.

level-error = error
level-warning = warning
level-note = note
level-help = help
level-colon = {": "}
near-excerpt = near `{ $excerpt }`
and-more-warnings =
    … and { $count } more { $count ->
        [one] warning
       *[other] warnings
    } `{ $rule }`{ $files ->
        [one] {""}
       *[other] {" "}in { $files } files
    }; -v shows them all
refused-by-errors =
    nothing is published: { $count } { $count ->
        [one] error
       *[other] errors
    }
refused-by-warnings =
    nothing is published: --strict, and { $count } { $count ->
        [one] warning
       *[other] warnings
    }
refused-by-template = nothing is published: a template is wrong
waiting-for-build = waiting for another build of this site
no-threads = the threads cannot be started: { $why }

# The summary of a build.

built =
    { $articles } { $articles ->
        [one] article
       *[other] articles
    }: { $written } { $written ->
        [one] file
       *[other] files
    } written, { $unchanged } unchanged{ $removed ->
        [0] {""}
       *[other] , { $removed } removed
    } in { $seconds } s{ $warnings ->
        [0] {""}
        [one] ; 1 warning
       *[other] ; { $warnings } warnings
    }
not-published = not published: { $held }
held-drafts = { $count } draft
held-scheduled = { $count } scheduled
held-expired = { $count } expired
next-change = next scheduled change: { $moment }; build again then
step-took = { $took } ms  { $step }
step-settings = settings and theme
step-read = read and parse
step-templates = compile templates
step-fill = fill in
step-pictures = pictures
step-assemble = assemble
step-relate = relate
step-render = render and write
step-publish = publish

# What was rendered, and why.

rendered-all-new = rendered { $count } files: there was no cache of them
rendered-for-theme = rendered { $count } files: the theme or the settings have changed
rendered = rendered { $count } files: { $parts }
rendered-new = { $count } new { $files }
rendered-changed =
    { $count } changed { $count ->
        [one] article
       *[other] articles
    }
rendered-neighbours =
    { $count } { $count ->
        [one] article that lists or neighbours another one
       *[other] articles that list or neighbour others
    }
rendered-spoilt = { $count } { $files } that another program changed
rendered-others = { $count } { $files }
files-article =
    { $count ->
        [one] article
       *[other] articles
    }
files-home =
    { $count ->
        [one] page of the home list
       *[other] pages of the home list
    }
files-keyword =
    { $count ->
        [one] page of keywords
       *[other] pages of keywords
    }
files-source =
    { $count ->
        [one] page of sources
       *[other] pages of sources
    }
files-archive =
    { $count ->
        [one] page of the archive
       *[other] pages of the archive
    }
files-digest =
    { $count ->
        [one] digest
       *[other] digests
    }
files-feed =
    { $count ->
        [one] feed
       *[other] feeds
    }
files-page =
    { $count ->
        [one] other page
       *[other] other pages
    }
files-data =
    { $count ->
        [one] file for programs
       *[other] files for programs
    }
files-share =
    { $count ->
        [one] share image
       *[other] share images
    }
files-copy =
    { $count ->
        [one] copied file
       *[other] copied files
    }

# build --explain, --dump-context and --verify

no-such-page = no page of the site has the address { $page }
made-of = { $page } is made of:
made-of-settings = site.yaml, and the names and slugs in keywords.yaml
made-of-templates = templates: { $names }
shows-pinned = pinned: { $count }
shows-list = lists: { $count }
shows-items = holds: { $count }
shows-counted = counts: { $count }
shows-told = tells of: { $count }
shows-related = related: { $count }
shows-newer = newer: { $count }
shows-older = older: { $count }
shows-linked = links to: { $count }
verified = verified: a clean build gives the same files
verify-foreign = the output folder holds files that kuaidu did not publish; move them away{ $list }
verify-differs = the published site is not what a clean build gives; publish it with --force, and please report this{ $list }
differs-in-bytes = { $path } has other bytes
differs-missing = { $path } is missing
differs-stale = { $path } does not belong to the site
cannot-print = cannot write to the standard output: { $why }
