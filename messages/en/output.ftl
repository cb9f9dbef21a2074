# What is wrong with the path of a file of the site. `subject` is an address, or a value of front matter.

path-too-long = { $subject } is longer than 1,024 bytes
path-empty-part = { $subject } has an empty part
path-steps = { $subject } has a part `.` or `..`
path-long-part = { $subject } has a part of more than 255 bytes
path-backslash = { $subject } holds a backslash
path-colon = { $subject } holds a colon, which no path on Windows may
path-control-character = { $subject } holds a control character
