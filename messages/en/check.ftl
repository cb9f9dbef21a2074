# What `kuaidu check` says.

check-no-level = this says nothing of the rule `{ $rule }`
check-levels = write `error`, `warning`, `note` or `off`

rule-half-width-punctuation = half-width marks in the middle of Chinese text
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

rule-unbalanced-punctuation = brackets and quotation marks without their other half
never-closed = `{ $mark }` is never closed
never-opened = `{ $mark }` closes nothing
unbalanced-help = look for where `{ $other }` is missing, or take this one out
uneven-brackets = `{ $written }` is of half width, but its other half is not

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
check-mendable =
    { $count ->
        [one] { $count } of these can be mended by --fix
       *[other] { $count } of these can be mended by --fix
    }; --fix --dry-run shows how
check-not-whole = what needs the whole site was not looked for: mend the errors first
