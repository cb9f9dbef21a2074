# What is wrong with the usage of a command.

usage-unknown-argument = unexpected argument '{ $argument }' found
usage-unknown-command = unrecognized subcommand '{ $command }'
usage-no-value = a value is required for '{ $argument }' but none was supplied
usage-no-value-of = a value is required for '{ $argument }' but none was supplied
    {"  "}[possible values: { $known }]
usage-unknown-value = invalid value '{ $value }' for '{ $argument }'
    {"  "}[possible values: { $known }]
usage-unfit-value = invalid value '{ $value }' for '{ $argument }': { $why }
usage-repeated = the argument '{ $argument }' cannot be used multiple times
usage-conflict = the argument '{ $argument }' cannot be used with '{ $other }'
usage-conflicts = the argument '{ $argument }' cannot be used with:{ $others }
usage-missing-argument = the following required arguments were not provided:{ $arguments }
usage-missing-command = '{ $command }' requires a subcommand but one was not provided
    {"  "}[subcommands: { $known }]
usage-too-many-values = unexpected value '{ $value }' for '{ $argument }' found; no more were expected
usage-not-utf8 = invalid UTF-8 was detected in one or more arguments
usage-tip = tip: { $tip }
usage-near-command = a similar subcommand exists: { $names }
usage-near-argument = a similar argument exists: { $names }
usage-near-value = a similar value exists: { $names }
usage-as-value = to pass '{ $value }' as a value, use '{ $usage }'
usage-exists = '{ $usage }' exists
usage-more = For more information, try '--help'.
