# `kuaidu check` 的提示：先是各条规则，后是总结。

check-no-level = 这里没有说明规则 `{ $rule }` 的级别
check-levels = 请写 `error`（错误）、`warning`（警告）、`note`（提醒）或 `off`（不检查）

rule-half-width-punctuation = 中文里夹用半角标点
half-width-mark = 中文里用了半角的 `{ $written }`，应为 `{ $wanted }`
half-width-help = 请改为 `{ $wanted }`
half-width-stop = 两个汉字之间用了半角的 `.`
half-width-stop-help = 断句请用 `。`，外国人名的各部分之间请用 `·`
half-width-brackets = 中文外面用了半角括号
half-width-brackets-help = 请改为 `（` 和 `）`，括号两边不留空格

rule-doubled-punctuation = 标点重复或冲突
doubled-marks = `{ $marks }`：这几个标点不能连用
doubled-marks-one = 请改为 `{ $mark }`
doubled-marks-help = 请只保留需要的那一个

rule-missing-punctuation = 段末没有句号，或很长一段没有标点
missing-stop = 这一段的最后一句没有句末标点
missing-mark = 连续 60 多个字没有一个标点
missing-help = 请补上缺少的标点，例如 `。`

rule-unbalanced-punctuation = 括号、引号、书名号不成对
never-closed = `{ $mark }` 没有对应的后半
never-opened = `{ $mark }` 没有对应的前半
unbalanced-help = 请补上缺少的 `{ $other }`，或删掉这一个
turned-quote = 这里的 `{ $written }` 方向反了，应为 `{ $wanted }`
uneven-brackets = `{ $written }` 是半角的，与它成对的却是全角的

rule-frail-emphasis = 只在快读里有效的强调
frail-emphasis = 严格按 CommonMark 的规则，这处强调不起作用；多数其他软件会直接显示星号
frail-emphasis-help = 如果文章还要发到别处，请把标点移到星号外面
rule-unread-link = 本想写成链接或图片，却会照原样显示的文字
unread-link = 这里会照原样显示，不会成为链接或图片
unread-link-help = 地址里有空格或括号时，请用尖括号括起来：`(<{ $address }>)`；也请看看右括号有没有漏写
unread-link-width-help = Markdown 只认半角的 `[` `]` `(` `)`：请写成 `[文字](地址)`

rule-automatic-summary = 由程序从正文摘出的快速阅读
automatic-summary = 快速阅读是从正文自动摘出的：“{ $summary }”
rule-automatic-keywords = 由程序从正文提取的关键词
automatic-keywords = 关键词是从正文自动提取的：{ $keywords }
automatic-help = 请过目；运行 `kuaidu suggest --write { $path }` 可以把它写进文章

rule-keyword-variants = 意思相同、却各有一页的关键词
keyword-variants = 这几个关键词其实是同一个（括号里是文章数）：{ $keywords }
keyword-variants-help = 请在 keywords.yaml 里写一行：`{ $line }`
keyword-variants-add = 请在 keywords.yaml 里并作一条：`{ $line }`

rule-future-date = 远在将来的日期
future-date = 日期 { $day } 还没有到
future-date-help = 如果是笔误，请改正；定时发布的文章，写到发布那一天就够了

rule-past-date = 万维网出现以前的日期
past-date = 日期写成了 { $year } 年，那时还没有万维网
past-date-help = 请改正年份

rule-date-in-name = 路径里的日期与文章日期不符
date-in-name = 路径里写的是 { $named }，文章日期却是 { $day }
date-in-name-help = 请改正写错的那一个；每年一月最容易写错年份

rule-never-published = 还没发布就已过期的文章
never-published = 这篇文章 { $expires } 过期，却要到 { $appears } 才发布
never-published-help = 请把 `expiry_date`（过期时间）写得晚一些，或删掉这一行

rule-unlabelled-ai = 文中写明由 AI 生成、却没有 AI 标识的文章
unlabelled-ai = 文中说 AI 参与了写作，文章却没有 AI 标识
unlabelled-ai-help = 请在文首信息里加一行 `ai: 生成` 或 `ai: 辅助`

rule-weaker-ai-label = `ai: none` 与网站设置对来源的说明矛盾
weaker-ai-label = 文章写着 `ai: none`，而网站设置说来源 `{ $source }` 是 `{ $named }`
weaker-ai-label-help = 请删掉这一行，或把这个来源从 `ai.sources` 里去掉

rule-ai-producer = 没有写明生成者的 AI 文章
ai-producer = 有 { $count } 篇 AI 文章，标识里的生成者只能写成网站标题 `{ $name }`
ai-producer-help = 请在 `site.yaml` 里用 `author` 写明生成者的名称，或用 `ai.producer` 写明它的编码
ai-producer-empty = 文章自带的标识没有写生成者
ai-producer-empty-help = 请在 `ContentProducer` 里写明由谁生成

rule-broken-anchor = 指向页内某处、那里却不存在的链接
broken-anchor-here = 本页没有 `#{ $part }` 这一处
broken-anchor = { $path } 里没有 `#{ $part }` 这一处
broken-anchor-near = 是不是想写 `#{ $near }`？
broken-anchor-help = 页内有这些位置：{ $parts }
broken-anchor-none = 那一页没有小标题，请直接链接到页面

rule-redirected-link = 指向旧地址的站内链接
redirected-link = `{ $old }` 是旧地址
redirected-link-help = 页面现在位于 `{ $new }`

rule-whole-own-address = 用完整网址写的站内链接
whole-own-address = `{ $address }` 是站内地址，写成完整的网址，就不会检查它是否有效
whole-own-address-help = 请改为 `{ $path }`，或文件的路径

rule-changed-address = 换了地址、却没有写旧地址的页面
changed-address = 这一页曾发布在 `{ $old }`，现在位于 `{ $new }`，指向旧地址的链接会失效
changed-address-help = 请加一行 `aliases: [{ $alias }]`，或恢复原来的地址
changed-keyword = 关键词 `{ $keyword }` 的页面原在 `{ $old }`，现在位于 `{ $new }`
changed-keyword-help = 要保留原地址，请在 keywords.yaml 里写：`{ $line }`

rule-vanished-address = 曾经发布、如今已不在的页面
vanished-address = `{ $old }` 曾经发布过，现在那里什么也没有
vanished-address-help = 如果内容并入了别的文章，请把这个地址写进那篇文章的 `aliases`（旧地址）

rule-image-without-alt = 没有文字说明的图片
image-without-alt = 本文有 { $count } 张图片没有文字说明，这是第一张
image-without-alt-help = 请在方括号里写明图中是什么：`![新芯片的背面](chip.jpg)`

rule-heavy-image = 超过 1 MB 的图片
heavy-image = 图片 `{ $image }` 有 { $size } MB
heavy-image-help = 请缩小后再用：宽 1600 像素已经足够，WebP 或 JPEG 比 PNG 小得多

rule-unknown-rule = 不存在的规则名
unknown-rule = 没有 `{ $name }` 这条规则
unknown-rule-near = 是不是想写 `{ $near }`？
unknown-rule-help = 运行 `kuaidu check --rules` 可列出全部规则；使网站不能发布的错误，级别不能改

mended = { $path }：改正了 { $count } 处
check-summary = 检查了 { $files } 个文件，用时 { $seconds } 秒：{ $errors } 个错误，{ $warnings } 条警告，{ $notes } 条提醒
check-notes = 加 -v 可以看到提醒
check-mendable = 其中 { $count } 处可以用 --fix 自动改正；想先看看怎么改，用 --fix --dry-run
check-not-whole = 因为有错误，要通读整个网站的规则没有运行；请先改正错误

rule-broken-external-link = 指向其他网站、页面已不存在的链接（需 --external）
broken-external = { $address } 已不存在（HTTP { $status }）
broken-external-host = { $address } 的域名已不存在
broken-external-help = 请找到页面的新地址，或链接到存档，例如 https://web.archive.org/web/{ $address }，或去掉链接
rule-moved-external-link = 指向其他网站、页面已永久迁移的链接（需 --external）
moved-external = { $address } 已永久迁移
moved-external-help = 请改为 { $new }
rule-unreachable-external-link = 指向其他网站、无法判断是否有效的链接（需 --external）
unreachable-external = 无法判断 { $address } 是否有效：{ $why }
unreachable-external-help = 请用浏览器打开看看；不少网站会拒绝程序访问
unreachable-status = 网站返回 HTTP { $status }
unreachable-slow = 网站响应太慢
unreachable-connection = 连接不上，或者连接不安全
unreachable-circle = 网站的跳转没有尽头
unreachable-private = 它指向内部网络里的机器
unreachable-malformed = 无法识别这个地址
no-network = { $count } 个其他网站全都连接不上，因此没有检查指向它们的链接
no-network-help = 请检查网络，或不加 --external
cannot-fetch = 无法读取 { $address }：{ $why }
no-runtime = 无法访问其他网站：{ $why }
no-client = 无法访问其他网站：{ $why }
