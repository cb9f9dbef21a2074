# The preview: `kuaidu serve`.

serve-twice = this site is being previewed already, at { $address }; end that preview first, or go there
serve-no-folder = cannot write to { $path }: { $why }; the preview needs a folder of its own there
serve-port-taken = port { $port } is taken by another program; choose another with --port, or leave --port out for the next free one
serve-no-port = all ports from { $first } to { $last } are taken; choose another with --port
serve-cannot-listen = cannot listen at { $address }: { $why }
serve-failed = the preview cannot be served: { $why }
serve-cannot-watch = cannot watch the site's folder: { $why }
serve-cannot-open = no browser could be opened: { $why }; the address is above
serve-polling = the system does not tell of changes in this folder, so it is looked through every moment; changes show a little later
serve-unknown-host = the preview does not answer to the name “{ $host }”; ask for it as localhost, or start it with --bind { $host }
serve-nothing = nothing is previewed
serve-stop-hint = Ctrl+C ends the preview

# One line for each build.
serve-ready = { $articles ->
        [one] 1 article
       *[other] { $articles } articles
    } built in { $seconds } s
serve-unpublished = not published yet, and marked in the preview: { $drafts ->
        [one] 1 draft
       *[other] { $drafts } drafts
    }, { $future } scheduled, { $expired } expired
serve-built = { $what }: { $files ->
        [one] 1 file
       *[other] { $files } files
    } new in { $seconds } s
serve-built-removed = { $what }: { $files ->
        [one] 1 file
       *[other] { $files } files
    } new, { $removed } removed in { $seconds } s
serve-changed-one = { $path }
serve-changed-many = { $path } and { $more } more
serve-changed-something = something
serve-changed-time = the time of an article came
serve-refused = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }; the last good site is shown until this is mended
serve-mended = mended; the site is as it was before

# On pages of the preview.
serve-draft = Draft
serve-future = Scheduled
serve-expired = Expired
serve-overlay-title = { $count ->
        [one] The site has an error
       *[other] The site has { $count } errors
    }
serve-overlay-failure = The site could not be built
serve-overlay-error = error:
serve-overlay-more = … and { $count } more; the terminal shows all of them
serve-overlay-close = Close (Esc)
serve-stopped = the preview is being ended
