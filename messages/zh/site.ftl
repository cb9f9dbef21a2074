# 地址有冲突，或引用的东西不存在。

address-named = 地址 { $address }
choose-address = 请用 `slug` 或 `permalink` 另定一个地址
choose-address-or-name = 请用 `slug` 或 `permalink` 另定一个地址，或给文件改名
same-address = { $one } 和 { $other } 的地址相同：{ $address }
same-address-help = 请用 `slug` 或 `permalink` 给其中一篇另定一个地址
same-alias = { $one } 和 { $other } 写了相同的旧地址：{ $address }
same-alias-help = 请从其中一篇里删掉
alias-of-file = 旧地址 { $address } 现在是 { $owner } 的地址
alias-of-file-help = 请删掉这个旧地址，或给那个文件另定一个地址
alias-of-made = 旧地址 { $address } 已被占用：{ $owner }
alias-of-made-help = 请删掉这个旧地址
address-of-made = 地址 { $address } 已被占用：{ $owner }
made-twice = 地址 { $address } 有两样东西要用：{ $one }，{ $other }
made-twice-help = 请在 keywords.yaml 里给其中一个关键词另定 `slug`
address-case = 地址 /{ $one } 和 /{ $other } 只有大小写不同
address-case-help = 请给其中一个另定 `slug`：在 macOS 和 Windows 上，一个会覆盖另一个
address-blocked = { $address } 处已有一个文件，而这里还要建一个同名的文件夹，用来放：{ $needs }

alias-named = 旧地址 `{ $alias }`
alias-whole = 旧地址 `{ $alias }` 是完整的网址
alias-path-help = 请只写路径，例如 `/old/address/`
alias-query = 旧地址 `{ $alias }` 里有 `?` 或 `#`，静态网站无法为它跳转
alias-query-help = 请只写路径，或在服务器上设置跳转
alias-home = 旧地址 `{ $alias }` 就是首页
alias-home-help = 请删掉它

term-slug =
    { $noun ->
        [source] 来源 `{ $name }` 的地址用 `{ $slug }`，因为 `{ $wanted }` 已被占用
       *[keyword] 关键词 `{ $name }` 的地址用 `{ $slug }`，因为 `{ $wanted }` 已被占用
    }
term-slug-help = 想自己定地址，请在 keywords.yaml 里加上 `{ $name }: {"{"}slug: …{"}"}`
related-choice = `{ $field }` 里写的 `{ $id }` 不存在
related-choice-help = 请写文章在 `content/` 下的路径，不带 `.md`，例如 `2026/03/unicode`
broken-link = `{ $target }` 不存在
broken-link-help = 请写文件的路径，从这篇文章所在的文件夹算起，例如 `chip.jpg` 或 `../04/other.md`；也可以写站内以 `/` 开头的地址
broken-link-host-help = 如果是别的网站，请写成 `https://{ $target }`
missing-image = 没有 `{ $image }` 这张图片
missing-image-help = 请写图片的路径，从这篇文章所在的文件夹算起；图片在 `static/` 里的，以 `/` 开头

# 程序生成的东西，用在上面的句子里。

made-home = 首页
made-keyword = 关键词 `{ $name }`
made-source = 来源 `{ $name }`
made-archive = 归档页
made-archive-of = 归档页（{ $time }）
made-feed = 订阅源（{ $list }）
made-twin = { $path } 的 Markdown 版
made-share-image = { $path } 的分享图
made-variant = { $file } 的较小版本
made-theme-file = 主题自带的 `{ $name }`
made-keywords = 关键词列表
made-sources = 来源列表
made-digest = 日报或周报（{ $period }）
made-newsletter = 邮件版日报或周报（{ $period }）
made-digest-list = 日报或周报的列表
made-digests = 日报或周报的总列表
made-digest-feed = 日报或周报的订阅源
made-related-index = 相关文章的索引
made-not-found = “找不到这个页面”的提示页
made-sitemap = 站点地图
made-sitemap-part = 站点地图的一部分
made-news-sitemap = 新闻站点地图
made-search = 搜索页
made-search-index = 搜索索引
made-file = 文件 { $file }
made-edition = { $tag } 版
