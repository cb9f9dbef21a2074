# 命令和选项的说明；键的规则见 src/cli/help.rs。

help-kuaidu = 快读（kuaidu）：把 Markdown 文章做成中文科技资讯网站
help-build = 生成网站，发布到输出文件夹
help-check = 检查网站里可能出错的一切，可以放心改的自动改正
help-serve = 在浏览器里预览网站，随改随看
help-related = 列出一篇文章的相关文章，并说明理由
help-digest = 输出一天、一周或一个月的文章汇总，用来发邮件或做成电子书
help-suggest = 为缺少快速阅读或关键词的文章提出建议，可以粘贴到文首信息里
help-theme = 列出主题的文件，查看网站改了哪些，取出一份来改
help-theme-list = 列出主题的模板和静态文件，以及它们来自哪里
help-theme-diff = 显示网站自己的文件与自带主题的不同
help-theme-eject = 把自带主题的文件复制到网站里，以便修改

# 所有命令都有的。

help--lang = 界面语言；不写则依系统的语言环境
help--lang--en = English
help--lang--zh = 中文

# 许多命令都有的。

help--root = 网站的文件夹，也就是 `content/` 所在的文件夹
help--config = 设置文件；不写则用 `site.yaml`
help--base-url = 网站对外的网址，代替设置里的 `base_url`
help--drafts = 草稿也发布
help--future = 还没到发布时间的文章也发布
help--expired = 已过期的文章也发布
help--clock = 按这个时刻生成，例如 `2026-11-24 08:00`
help--jobs = 使用的线程数；不写则用上所有处理器
help--quiet = 只输出错误
help--verbose = 输出所有警告，以及时间花在哪里
help--format = 输出的形式：给人看、给程序读，或 GitHub Actions 的注解
help--format--human = 给人看，显示在终端里
help--format--json = 在标准输出里写一个 JSON 对象
help--format--github = GitHub Actions 的注解，以及给人看的报告

# build

help-build--output-dir = 发布到哪里；不写则是网站文件夹里的 `public`
help-build--strict = 有警告就不发布
help-build--force = 不用缓存，全部重新生成
help-build--verify = 把已发布的网站与从头生成的比较，有不同就算失败
help-build--explain = 列出一个页面（例如 `/archive/`）取自哪些文件，不发布
help-build--dump-context = 列出一个页面（例如 `/archive/`）的模板能用的变量，不发布

# check

help-check--output-dir = 网站发布在哪里；不写则是网站文件夹里的 `public`
help-check--published = 已发布网站的站点地图（文件或网址）：指出哪些页面已经没有对应的内容
help-check--fix = 自动改正不需要人来判断的问题
help-check--dry-run = 与 --fix 同用：只显示会怎样改，不真的改
help-check--external = 询问其他网站，链接的网页是否还在；答复会记住一周
help-check--timeout = 与 --external 或 --published 同用：等待一个网站答复的秒数
help-check--strict = 有警告就算失败
help-check--rules = 列出所有规则和它们检查什么，不做检查

# serve

help-serve--port = 端口；不写则从 1111 起找第一个空闲的
help-serve--bind = 监听的地址或主机名；写 `0.0.0.0` 则不限，手机也能看
help-serve--open = 在浏览器里打开预览
help-serve--navigate = 保存哪篇文章，浏览器就转到哪个页面
help-serve--clock = 预览这个时刻的网站，例如 `2026-11-24 08:00`
help-serve--jobs = 生成时使用的线程数；不写则用上所有处理器

# digest

help-digest--day = 日期，例如 `2025-04-22`；什么也不写则是最近有文章的一天
help-digest--week = ISO 8601 的一周，例如 `2025-W17`
help-digest--month = 月份，例如 `2025-04`
help-digest--format = 形式：邮件用的 HTML、纯文本、Markdown，或收有全文的 EPUB 电子书
help-digest--format--email = 邮件用的 HTML
help-digest--format--text = 纯文本
help-digest--format--markdown = Markdown
help-digest--format--epub = 电子书
help-digest--edition = 用网站哪个版本的文字和链接，例如 `zh-Hant`
help-digest--output = 写入哪个文件，代替标准输出；电子书不写则以日期、周或月份命名

# suggest 和 related

help-suggest--article = 文章：文件的路径，或在 `content/` 下的路径（不带 `.md`）
help-suggest--all = 两样都建议，文章已有的也算
help-suggest--write = 把缺少的写进文章的文件
help-related--article = 文章：在 `content/` 下的路径，带不带 `.md` 都可以
help-related--all = 输出每一篇文章的列表
help-related--format = 输出的形式：给人看，或每篇文章一行 JSON
help-related--format--human = 给人看
help-related--format--jsonl = 每篇文章一行 JSON

# theme

help-theme--root = 网站的文件夹，也就是 `templates/` 和 `static/` 所在的文件夹
help-theme-diff--files = 要比较的文件，例如 `templates/article.html`；不写则比较全部
help-theme-eject--files = 要复制的文件，例如 `templates/article.html` 或 `static/style.css`
help-theme-eject--force = 用自带的文件覆盖网站自己的

# clap 自带的，以及版式。

help-help = 显示本说明，或某个命令的说明
help--help = 显示说明
help--help-short = 显示说明（用 --help 看得更详细）
help--help-long = 显示说明（用 -h 看得更简略）
help--version = 显示版本
help-heading-usage = 用法：
help-heading-commands = 命令：
help-heading-arguments = 参数：
help-heading-options = 选项：
help-heading-values = 可选的值：
help-default = [默认：{ $values }]
help-possible-values = [可选：{ $values }]
help-aliases = [别名：{ $names }]

# 用法里对值的称呼：`--root <文件夹>`。

help-value-address = 地址
help-value-article = 文章
help-value-command = 命令
help-value-date = 日期
help-value-day = 日期
help-value-dir = 文件夹
help-value-edition = 版本
help-value-file = 文件
help-value-format = 形式
help-value-keyword = 关键词
help-value-keywords = 关键词
help-value-language = 语言
help-value-month = 月份
help-value-n = 数目
help-value-name = 名称
help-value-page = 页面
help-value-port = 端口
help-value-seconds = 秒数
help-value-sitemap = 站点地图
help-value-setting = 设置
help-value-shell = SHELL
help-value-slug = 短名
help-value-source = 来源
help-value-title = 标题
help-value-url = 网址
help-value-week = 周
help-value-which = 范围
help-value-options = [选项]

# init、new、publish、list、config、clean、completion 和 import

help-init = 新建网站：设置、三篇文章、GitHub Pages 的发布流程
help-init--dir = 新网站的文件夹；没有就新建
help-init--title = 网站的名字
help-init--base-url = 网站对外的网址
help-init--force = 文件夹里已有东西也照样新建：只补缺少的，不改已有的
help-new = 新建文章：放在该放的位置，写好文首信息
help-new--title = 标题；写几个词也算一个标题
help-new--slug = 地址的最后一段（短名）；不写则用标题的拼音
help-new--source = 来源：原文出自哪里
help-new--keywords = 关键词，用逗号或顿号隔开
help-new--date = 发布时间，例如 `2026-11-24 08:00`；不写则是现在
help-new--draft = 存为草稿
help-new--edit = 用 VISUAL 或 EDITOR 指定的编辑器打开
help-publish = 发布草稿：去掉草稿标记，写上发布时间
help-publish--files = 草稿：文件的路径，或在 `content/` 下的路径（不带 `.md`）
help-publish--date = 发布时间，例如 `2026-11-24 08:00`；不写则是现在
help-publish--keep-date = 不改原来的发布时间
help-list = 列出文章，新的在前
help-list--which = 哪些文章
help-list--which--drafts = 草稿
help-list--which--future = 定时的文章，还没到发布时间
help-list--which--expired = 已过期的文章
help-list--which--published = 已发布的文章
help-list--which--all = 全部文章
help-list--keyword = 只列这个关键词的，用它的哪种说法都可以
help-list--source = 只列这个来源的
help-list--limit = 只列最新的若干篇
help-list--json = 输出 JSON 数组，包含每篇文章的全部信息
help-config = 列出每一项设置：实际的值，以及它来自哪里
help-config--name = 只看这一项，例如 `base_url`；或这一组，例如 `feeds`
help-config--json = 输出 JSON
help-clean = 删除已发布的网站和它的缓存
help-clean--output-dir = 网站发布在哪里；不写则是网站文件夹里的 `public`
help-clean--dry-run = 只列出会删除什么，不真的删
help-completion = 输出脚本，让 shell 能补全命令和选项
help-completion--shell = 哪一种 shell
help-import = 从别的系统导入文章，旧地址继续有效
help-import-wordpress = WordPress：“工具 → 导出”得到的文件
help-import-hexo = Hexo：`source/` 和 `_config.yml` 所在的文件夹
help-import-hugo = Hugo：`content/` 和 `hugo.toml` 所在的文件夹
help-import-jekyll = Jekyll：`_posts/` 和 `_config.yml` 所在的文件夹
help-import-text = 复制成纯文本的网页
help-import--root = 网站的文件夹；没有 `content/` 就新建
help-import--force = 编辑改过的、原来就有的文件也覆盖
help-import--dry-run = 只说明会做什么，什么也不写入
help-import--source = 没有写来源的文章，以此为来源
help-import-wordpress--file = 导出的 XML 文件
help-import-wordpress--media = 把正文里的图片和附件从旧网站下载到 `static/`
help-import--folder = 旧网站的文件夹
help-import-text--files = 网页，每页一个文件；`-` 表示标准输入
