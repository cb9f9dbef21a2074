# `kuaidu check` 的提示。

check-no-level = 这里没有说明规则 `{ $rule }` 的级别
check-levels = 请写 `error`、`warning`、`note` 或 `off`

rule-half-width-punctuation = 中文里夹用半角标点
half-width-mark = 中文里用了半角的 `{ $written }`，应为 `{ $wanted }`
half-width-help = 改为 `{ $wanted }`
half-width-stop = 两个汉字之间用了半角的 `.`
half-width-stop-help = 断句用 `。`，外国人名的各部分之间用 `·`
half-width-brackets = 中文外面用了半角括号
half-width-brackets-help = 改为 `（` 和 `）`，括号两边不留空格

rule-doubled-punctuation = 标点重复或冲突
doubled-marks = `{ $marks }`：这几个标点不能连用
doubled-marks-one = 改为 `{ $mark }`
doubled-marks-help = 只保留需要的那一个

rule-unbalanced-punctuation = 括号、引号、书名号不成对
never-closed = `{ $mark }` 没有对应的后半
never-opened = `{ $mark }` 没有对应的前半
unbalanced-help = 补上缺少的 `{ $other }`，或者删去这一个
uneven-brackets = `{ $written }` 是半角的，与它成对的却是全角的

mended = { $path }：修好 { $count } 处
check-summary = 检查了 { $files } 个文件，用时 { $seconds } 秒：{ $errors } 个错误，{ $warnings } 条警告，{ $notes } 条提示
check-mendable = 其中 { $count } 处可以用 --fix 自动修好，加 --fix --dry-run 先看改动
check-not-whole = 有错误，需要整个网站才能检查的规则没有运行；请先改正错误
