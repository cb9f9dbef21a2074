# site.yaml 和 keywords.yaml 里的错误。

did-you-mean = 是不是想写 `{ $name }`？

settings-encoding = 这个文件不是 UTF-8 文本
settings-encoding-help = 请另存为 UTF-8
setting-unknown = 没有 `{ $name }` 这个设置项
settings-known = 这里可用的设置项有：{ $names }
setting-neither = `{ $setting }` 只能是 `{ $one }` 或 `{ $other }`
setting-one-of-two = 请写其中一个

# YAML 格式错误。

yaml-list = 这里应该是一个列表
yaml-list-help = 请用方括号括起来，只有一项也要括：`[甲]`、`[甲, 乙]`
yaml-group = 这里应该是一组带名字的设置
yaml-group-help = 请每项写一行，例如 `title: 快读`
yaml-text = 这里应该是文字
yaml-text-help = 以符号开头的文字要加引号
yaml-bool = 这里只能写 `true` 或 `false`
yaml-second-colon = 这一行有两个冒号
yaml-second-colon-help = 请给值加上引号，例如 `title: "苹果: 发布新芯片"`
yaml-open-list = 这个列表没有结尾
yaml-open-list-help = 请在结束处写上 `]`
yaml-open-group = 这一组设置没有结尾
yaml-open-group-help = 请在结束处写上 `{"}"}`
yaml-no-setting = 这一行不是设置
yaml-no-setting-help = 请写成“名字、半角冒号、空格、值”，例如 `title: 快读`
yaml-indent = 这一行的缩进与上下各行不一致
yaml-indent-settings = 同一组设置请从同一列写起
yaml-tab = 这里用了制表符，YAML 只认空格
yaml-tab-help = 请用空格缩进
yaml-open-quote = 这个引号没有成对
yaml-open-quote-help = 请在值的末尾补上引号
yaml-whole-number = 这不是整数
yaml-whole-number-help = 请只写数字，例如 `20`
yaml-number = 这不是数字
yaml-number-help = 请写一个数，例如 `1.0`
yaml-twice = `{ $name }` 写了两遍
yaml-twice-help = 请只留一个
yaml-too-much = 文件里的值太多，或者嵌套的层数太多
yaml-too-much-help = 别名（`*名字`）会把锚点（`&名字`）的内容整个重复一遍；请直接写出需要的内容
yaml-missing = 这里缺少 `{ $name }`
yaml-invalid = YAML 格式不对，解析器的原话是：{ $why }

# 各个设置项。`subject` 是设置项的名字，或命令行选项的值。

base-url-missing = 没有设置 `base_url`，网址暂且以 { $unknown } 开头
base-url-missing-help = 请在 `site.yaml` 里写上网站对外的网址，例如 `https://example.com/`：订阅源和站点地图要用到它
base-url-scheme = { $subject } 必须以 `https://` 或 `http://` 开头
base-url-host = { $subject } 里没有有效的域名
base-url-path = { $subject } 的域名后面只能是路径，不能有 `?` 或 `#`
base-url-steps = { $subject } 的路径里有 `.`、`..` 或 `//`
base-url-help = 请写网站对外的网址，例如 `https://example.com/`
pattern-start = { $subject } 必须以 `/` 开头
pattern-end = { $subject } 必须以 `/` 或 `.html` 结尾
pattern-signs = { $subject } 只能是路径，不能有 `?`、`#` 或 `\`
pattern-steps = { $subject } 里有一段是 `.`、`..` 或空的
pattern-unclosed = { $subject } 里的 `{"{"}` 没有对应的 `{"}"}`
pattern-without-name = { $subject } 里必须有 `{"{"}slug{"}"}` 或 `{"{"}id{"}"}`，否则所有文章会是同一个地址
pattern-unknown = { $subject } 里的 `{"{"}{ $name }{"}"}` 不可用，可用的有 {"{"}year{"}"}、{"{"}month{"}"}、{"{"}day{"}"}、{"{"}slug{"}"} 和 {"{"}id{"}"}
pattern-help = 例如 `/{"{"}year{"}"}/{"{"}month{"}"}/{"{"}slug{"}"}/`
editions-start = `editions` 的第一项不是 `zh-Hans`
editions-twice = `editions` 里有一个版本写了两遍
editions-unknown = `editions` 里的 `{ $edition }` 不可用
editions-help = 可用的版本有 `zh-Hans`（必须在最前面）、`zh-Hant`、`zh-Hant-TW` 和 `zh-Hant-HK`
timezone-unknown = `timezone` 写的不是已知的时区
timezone-help = 请写 IANA 时区数据库里的名字，例如 `Asia/Shanghai` 或 `UTC`
publish-setting-help = 不想多留一份网站的副本，就写 `in-place`
paginate-by-zero = `paginate_by` 不能是 0
paginate-by-help = 请写列表每页放多少篇文章，例如 `20`
feed-format-unknown = `feeds.formats` 里的 `{ $name }` 不可用
feed-format-help = 可用的格式有 `rss`、`atom` 和 `json`
date-weight = `related.date_weight` 不在 0 到 { $most } 之间
date-weight-help = 日期不重要就写 0，重要就写 1 或 2
images-width = `images.widths` 里不能有 { $width } 这个宽度
images-width-help = 宽度以像素为单位，从 1 到 16383，例如 `[480, 960, 1600]`
images-quality = `images.quality` 不能是 { $quality }
images-quality-help = 请写 1（文件小）到 100（画质好）之间的数
ai-word-unknown = `{ $setting }` 只能是 { $words } 之一
ai-word-help = 请写明这些文章大多用 AI 做了什么
ai-position-help = 请写 AI 说明放在正文的开头还是末尾
ai-notice = `{ $setting }` 没有同时写明 AI 和生成，而法规要求文字说明里两者都有
ai-notice-help = 说明里要有 `AI` 或 `人工智能`，还要有 `生成` 或 `合成`，例如 `（以上内容均由AI生成）`
ai-code-length = { $subject } 不是 27 位
ai-code-character = { $subject } 里有数字和大写字母 A 到 Z 以外的字符
ai-code-format = { $subject } 没有以 `00` 开头
ai-code-help = 请写服务提供者自己的 27 位编码（数字和大写字母），并加引号；没有编码就删掉这一项，由网站的名字代替

# keywords.yaml

keyword-of-two = `{ $spelling }` 同时归在 `{ $one }` 和 `{ $other }` 名下
keyword-of-two-help = 请从其中一处删掉
keyword-slug = `{ $slug }` 不能用作网址的一部分
keyword-slug-help = 请写字母、数字和 `-`，不要有 `/`
keyword-slug-reserved = `{ $keyword }` 不能用 `{ $slug }` 这个地址，它留给列表的旧页
keyword-slug-reserved-help = 请换一个 `slug`
keyword-slug-twice = `{ $keyword }` 和 `{ $other }` 的 `slug` 相同，两者不能在同一个地址
keyword-slug-twice-help = 请换一个 `slug`；如果是同一个意思，就写成别名：`{ $entry }`
