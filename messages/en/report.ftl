# What stands around diagnostics, whatever they are about.

and-more-warnings =
    … and { $count } more { $count ->
        [one] warning
       *[other] warnings
    } `{ $rule }`; -v shows them all
