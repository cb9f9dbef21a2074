# 文章和页面的错误：文件、文首信息、正文。

no-content = 找不到 `content` 文件夹
no-content-help = 请新建 `content` 文件夹，把文章存为 `.md` 文件放进去；网站在别的文件夹里，就用 `--root` 指明
folder-name = 这是文件夹，却取了文章的名字
folder-name-help = 请去掉文件夹名字里的 `.md`；文章写在它里面的 `index.md`
duplicate-id = 这个文件和 `{ $other }` 都是文章 `{ $id }`
duplicate-id-help = 请给其中一个改名
file-size = 文件超过 16 MB，不会是文章
file-size-help = 如果不是 Markdown，请换一个扩展名
encoding-other = 文件不是 UTF-8 编码，看起来是 { $encoding }
encoding-unknown = 文件不是 UTF-8 编码
encoding-help = 请用编辑器打开，另存为 UTF-8
nul-byte = 文件里有一个 NUL 字节，说明它不是文本
nul-byte-help = 请删掉它；如果文件不是文本，请不要用 `.md` 作扩展名

# 文首信息整体。

front-matter-missing = 文章没有文首信息
front-matter-missing-help =
    请在正文前面写上这几行：
    ---
    标题: 标题
    发布时间: 2025-04-22 08:05
    来源: 来源
    快速阅读: 用一两句话概括全文。
    关键词: 关键词、关键词
    ---
front-matter-unclosed = 文首信息从这里开始，却没有结尾
front-matter-unclosed-help = 请在最后一个字段和正文之间写一行 `---`
front-matter-format = 这里的文首信息是 { $format } 格式，快读只认 YAML
front-matter-format-help = 请改写成 `标题: …` 这样的字段，每行一个，放在两行 `---` 之间
no-date = 文首信息里没有日期
no-date-help = 请加一行 `发布时间: 2025-04-22 08:05`，或把日期写在文件名前面：`2025-04-22-name.md`
empty-article = 文章还没有正文
empty-article-help = 请写上正文；还没写完的，加一行 `草稿: 是`，就先不发布
missing-source = 文章没有写来源
missing-source-help = 请写明原文出处，例如 `来源: 快读编辑部`

# 文首信息不是 YAML，或超出了允许的写法。

front-matter-no-fields = 文首信息不是一个个字段
front-matter-no-fields-help = 请每行写一个字段：名字、半角冒号、空格、值，例如 `标题: 新芯片`
front-matter-field-help = 请写成“名字、半角冒号、空格、值”，例如 `标题: 新芯片`
front-matter-tag = `{ $tag }` 是 YAML 的标签，文首信息里不能用
front-matter-tag-help = 以 `!` 开头的值请加引号
front-matter-open-bracket = 这个括号没有成对，或者漏了逗号
front-matter-bracket = 有括号没有成对，或者漏了逗号
front-matter-list-help = 列表请写成 `关键词: [芯片, 开源]`
front-matter-too-much = 文首信息里的值超过了 2000 个
front-matter-too-much-help = 文首信息只用来说明文章，数据请写在正文里
front-matter-anchor = 文首信息里不能用 YAML 的锚点和别名（`&名字`、`*名字`）
front-matter-anchor-help = 以 `&` 或 `*` 开头的值请加引号
front-matter-key = 字段的名字只能是文字
front-matter-field-twice = 字段 `{ $key }` 写了两遍
front-matter-colon-space = 这个冒号后面少一个空格
front-matter-indented = 这个字段缩进了，会被当作上一个字段的一部分
front-matter-indented-help = 请从行首写起
front-matter-colon = 值里有 `: `，就必须加引号
front-matter-sign = 值不能以这个符号开头
front-matter-after-quote = 后引号的后面还有文字
front-matter-quotes-help = 请用单引号把整个值括起来，例如 `标题: '甲: 乙'`
front-matter-open-quote = 有一个引号没有成对
front-matter-same-quote-help = 请在值的末尾写上同样的引号
front-matter-backslash = 双引号里的反斜杠有特殊含义
front-matter-no-meaning-help = 请改用单引号，反斜杠在单引号里没有特殊含义
front-matter-column-help = 同一组字段或同一列表的各项，请从同一列写起
front-matter-no-field = 这一行不是字段
front-matter-escape = 这个转义写法不表示任何字符
front-matter-character-help = 请直接写出那个字
front-matter-levels = 值一层套一层，超过了 32 层
front-matter-levels-help = 文首信息最多用到三四层
full-width-colon = 名字和值之间用了全角冒号，已当作 `: ` 处理
full-width-colon-help = 请写半角冒号加空格，例如 `标题: 新芯片`
unquoted-text = 按 YAML 的规则，这段文字要加引号；已照原样读入
unquoted-text-help = 请加上引号：`{ $quoted }`
comment-in-text = YAML 把 `{ $comment }` 当作注释，它不会成为 `{ $key }` 的内容
comment-in-text-help = 如果它是内容，请给整个值加引号；如果是注释，请在 `#` 后面加一个空格

# 字段和它们的值。

unknown-field = 没有 `{ $key }` 这个字段
unknown-field-help = 如果是给自己的模板用的（在模板里写作 `extra.{ $key }`），请写到 `extra:` 下面
doubled-field = `{ $second }` 与前面的 `{ $first }` 是同一个字段
doubled-field-help = 以 `{ $first }` 为准，请删掉 `{ $second }`
front-matter-type = `{ $key }` 应当是{ $wanted }
front-matter-other-type = `{ $key }` 应当是{ $wanted }，现在是{ $kind }
front-matter-item = `{ $key }` 的每一项都应当是文字，这一项是{ $kind }
write-this = 请写成 `{ $example }`
title-absent = `{ $key }` 是空的
title-absent-help = 请在冒号后面写上标题，或删掉这一行，用正文的第一个标题
title-empty = `{ $key }` 是空的，改用正文的第一个标题或文件名
title-empty-help = 请在引号里写上标题
front-matter-no-date = `{ $key }` 的值不是日期
front-matter-date = `{ $key }` 的值不是有效的日期：{ $why }
updated-before-date = `{ $key }` 早于发布时间，不予采用
updated-before-date-help = 请写最后一次修改的日期，或删掉这一行
long-summary = `{ $key }` 有 { $length } 个字，称不上快速阅读
long-summary-help = 请删到 { $most } 个字以内；列表里只显示前 114 个字
too-many-keywords = `{ $key }` 有 { $number } 个关键词，而每个关键词都要有自己的页面和订阅源
too-many-keywords-help = 请只留下读者会用来查找这篇文章的词，最多 1000 个
related-part = `{ $key }` 里没有 `{ $part }` 这一项
related-part-help = 它只有 `pin` 和 `exclude` 两项：`{ $example }`

# 值是什么、应当是什么，用在上面的句子里。以代码或西文开头的，前面写一个空格：{" "}。

kind-null = 空的
kind-bool = “是”或“否”
kind-number = 数字
kind-text = 文字
kind-list = 列表
kind-map = 一组字段
wanted-date = 日期
wanted-list = 由文字组成的列表
wanted-related = {" "}`pin` 和 `exclude` 两个文章列表
wanted-ai = {" "}`generated`（生成）、`assisted`（辅助）、`possible`（可能）、`suspected`（疑似）或 `none`（无）
wanted-rules = 一组规则
wanted-aigc = {" "}GB 45438-2025 规定的七个字段

# 文首信息里的地址。`subject` 是 `value-of`。

value-of = `{ $key }`
address-empty = { $subject } 的值是空的
address-step = { $subject } 的值是路径符号，不是名字
address-parts = { $subject } 的值不止一段，不能有斜杠
address-end = { $subject } 的值里有 `?` 或 `#`，地址到它们就断了
address-invisible = { $subject } 的值里有看不见的字符
address-host = { $subject } 的值里有域名
address-query = { $subject } 的值里有 `?` 或 `#`，没有文件能对应这样的地址
address-start = { $subject } 的值没有以 `/` 开头
address-pattern = { $subject } 的值是地址的格式，只有 `site.yaml` 里才能这样写
address-not-web = { $subject } 的值不是网址
address-scheme = { $subject } 的值没有以 `https://` 或 `http://` 开头
address-not-web-nor-path = { $subject } 的值既不是网址，也不是路径
address-no-scheme = { $subject } 的值缺少 `https:`
address-space = { $subject } 的值里有空格或看不见的字符
address-incomplete = { $subject } 的值不是完整的网址

# 文章自带的、给机器看的标识（GB 45438-2025）。

aigc-lacks = `{ $key }` 缺少 { $fields }
aigc-lacks-help = 标识有七个字段，没有内容的写成 `ReservedCode1: ''`
aigc-text-help = 请加引号，写成 `{ $key }: '…'`；没有内容就写 `{ $key }: ''`
aigc-label = `Label` 只能是 `1`、`2` 或 `3`
aigc-label-help = 确定由 AI 生成写 `Label: '1'`，可能写 `'2'`，疑似写 `'3'`
aigc-unknown = 标识里没有 `{ $field }` 这个字段
aigc-unknown-help = 它的字段有 { $names }
aigc-contradicts = `{ $key }` 写的是 `{ $ai }`，文章自带的标识里却写着 `Label` 为 `{ $label }`
aigc-contradicts-help = 请删掉这一行，以标识为准；或删掉 `AIGC:`

# 正文。

empty-link =
    { $what ->
        [image] 图片没有地址
       *[link] 链接没有地址
    }
empty-link-help = 请在圆括号里写上地址，或去掉括号
unsafe-link =
    { $what ->
        [image] 图片没有发布：`{ $address }` 用的协议不安全
       *[link] 链接没有发布：`{ $address }` 用的协议不安全
    }
unsafe-link-help =
    { $what ->
        [image] 请写路径，或以 `https:`、`http:` 开头的网址
       *[link] 请写路径，或以 `https:`、`http:`、`mailto:`、`tel:` 开头的地址
    }
link-password =
    { $what ->
        [image] 图片没有发布：`{ $address }` 里带有用户名或密码
       *[link] 链接没有发布：`{ $address }` 里带有用户名或密码
    }
link-password-help = 请删掉 `@` 前面的部分
malformed-link =
    { $what ->
        [image] 浏览器打不开 `{ $address }`，图片没有发布
       *[link] 浏览器打不开 `{ $address }`，链接没有发布
    }
malformed-link-help = 请检查网址：`https://` 后面是域名和路径，不能有空格
unclosed-in-paragraph = `<{ $tag }>` 没有结束标签，到段落末尾为止
unclosed-in-block = `<{ $tag }>` 没有结束标签，到它所在的段落、列表或引用的末尾为止
unclosed-in-article = `<{ $tag }>` 没有结束标签，到文章末尾为止
unclosed-tag-help = 请在应当结束的地方写上 `</{ $tag }>`
ruby-in-ruby = `<ruby>` 里面还有 `<ruby>`
rt-in-rt = `<rt>` 里面还有 `<rt>`
rt-outside = 注音没有写在 `<ruby>` 里面，只能当作普通文字显示
misplaced-tag-help = 请写成 `<ruby>汉字<rt>hànzì</rt></ruby>`
unclosed-comment = 这段注释没有结尾，后面的内容会全部丢失
unclosed-comment-help = 请在注释结束的地方写上 `-->`
unclosed-html = `<{ $tag }>` 没有结束标签，后面的内容会全部丢失
unclosed-html-help = 请写上 `</{ $tag }>`，或删掉这个标签
literal-unknown-tag = `{ $source }` 不是 HTML，照原样显示
literal-open-tag = `{ $source }` 没有结束标签，照原样显示
literal-tag-help = 如果只是提到它，请用反引号括起来：`` `{ $source }` ``
unsafe-html = 文章里的 `<{ $tag }>` 不安全，没有发布
unsafe-html-help = 请删掉它，需要的话改为链接
too-deep = 引用、列表、强调或标签一层套一层，超过了 100 层
too-deep-help = 请减少层数，超过五层读者就看不清了
too-large = 正文不长，生成的 HTML 却过于庞大
too-large-help = 请看看有没有这样的表格：表头的列数远多于下面各行
repeated-paragraph = “{ $beginning }……”这一段在文章里出现了两次
repeated-paragraph-help = 请删掉一段
