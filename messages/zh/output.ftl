# 网站里一个文件的路径不能用。`subject` 是地址，或文首信息里的值。

path-too-long = { $subject } 超过了 1024 个字节
path-empty-part = { $subject } 里有一段是空的
path-steps = { $subject } 里有一段是 `.` 或 `..`
path-long-part = { $subject } 里有一段超过了 255 个字节
path-backslash = { $subject } 里有反斜杠
path-colon = { $subject } 里有冒号 `:`，Windows 的路径不能有冒号
path-control-character = { $subject } 里有控制字符
