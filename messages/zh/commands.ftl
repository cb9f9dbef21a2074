# related、digest、suggest、theme 等命令的话，以及选项的值有什么不对。

no-such-folder = 没有这个文件夹
no-such-file = 没有这个文件
number-range = 请写 { $least } 到 { $most } 之间的数
edition-unknown = 可用的版本有 `zh-Hans`、`zh-Hant`、`zh-Hant-TW` 和 `zh-Hant-HK`
epoch-wrong = SOURCE_DATE_EPOCH 是 `{ $epoch }`，不是以秒计、在 1970 到 2999 年之间的时刻
period-week = 请写年份和周数，例如 `2025-W17`
period-no-week = 这一年没有这一周
period-month = 请写年份和月份，例如 `2025-04`
period-no-month = 这一年没有这个月

refused-digest = 内容有错误，做不出日报或周报
digest-written = { $file }：{ $period } 的文章汇总
refused-suggestion = 没有给出建议
suggest-nothing-for =
    { $field ->
        [summary] { $path }：从正文里摘不出快速阅读，请自己写一两句
       *[keywords] { $path }：从正文里挑不出关键词，请自己写几个
    }
suggest-nothing-missing = { $path }：什么也不缺
suggest-summary-written = { $path }：已写入快速阅读
suggest-keywords-written = { $path }：已写入关键词
suggest-both-written = { $path }：已写入快速阅读和关键词

theme-built-in = 自带  { $name }
theme-added = 新增  { $name }
theme-same = 相同  { $name }
theme-changed = 改过  { $name }
theme-unchanged = 网站没有改动自带的主题
theme-no-file = 主题里没有文件 `{ $name }`
    它的文件有：{ $list }
theme-no-file-but = 主题里没有文件 `{ $name }`；是不是想写 `{ $near }`？
    它的文件有：{ $list }
eject-exists = { $names }：网站里已有同名文件，内容不同；加 --force 可以覆盖
eject-written = { $name }：已写入
eject-there = { $name }：已经有了
diff-no-text = { $name }：两个文件不同，但都不是文本
diff-too-long = { $name }：网站的文件太长，无法逐行比较

# 一篇文章为什么出现在另一篇的列表里。得分是带 + 号的各项之和，再乘以各个系数。

refused-related = 内容有错误，无法计算相关文章
no-published-article = 已发布的文章里没有 `{ $id }`；请写文章在 `content/` 下的路径，不带 `.md`
no-published-article-but = 已发布的文章里没有 `{ $id }`；是不是想写 `{ $near }`？
why-between = ；
why-pinned = 文章自己指定的
why-keyword = 补足数目：同一关键词里最新的
why-newest = 补足数目：最新的
why-words = 词语 { $share }：{ $words }
why-keywords = 关键词：{ $keywords }
why-headline = 标题和关键词：+{ $share }
why-link = 两篇之间有链接：+{ $share }
why-source = 来源相同：× { $factor }
why-days =
    { $days ->
        [0] 同一天
       *[other] 相隔 { $days } 天
    }：× { $factor }
why-nearer-to-others = 与别的文章更近：× { $factor }
why-short = 正文短：× { $factor }
