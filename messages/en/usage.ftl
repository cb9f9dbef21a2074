# What is wrong with the usage of a command.

usage-unknown-argument = `{ $argument }` is not expected here
usage-unknown-command = there is no command `{ $command }`
usage-no-value = `{ $argument }` needs a value
usage-no-value-of = `{ $argument }` needs a value
    {"  "}[possible values: { $known }]
usage-unknown-value = invalid value `{ $value }` for `{ $argument }`
    {"  "}[possible values: { $known }]
usage-unfit-value = invalid value `{ $value }` for `{ $argument }`: { $why }
usage-repeated = `{ $argument }` can be given only once
usage-conflict = `{ $argument }` cannot be used together with `{ $other }`
usage-conflicts = `{ $argument }` cannot be used together with:{ $others }
usage-missing-argument = something is missing:{ $arguments }
usage-missing-command = `{ $command }` needs a command
    {"  "}[possible values: { $known }]
usage-too-many-values = `{ $argument }` has one value too many: `{ $value }`
usage-not-utf8 = an argument is not in UTF-8
usage-tip = tip: { $tip }
usage-near-command = did you mean the command { $names }?
usage-near-argument = did you mean the option { $names }?
usage-near-value = did you mean { $names }?
usage-as-value = if `{ $value }` is a value, write `{ $usage }`
usage-exists = `{ $usage }` can be written
usage-more = For more information, try `--help`.
