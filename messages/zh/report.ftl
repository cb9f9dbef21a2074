# 一次运行的结果，以及诊断信息前后的话，与诊断内容无关。

level-error = 错误
level-warning = 警告
level-note = 提醒
level-help = 提示
level-colon = ：
near-excerpt = 附近的文字是 `{ $excerpt }`
and-more-warnings = 
    ……另有 { $count } 条 `{ $rule }` 警告{ $files ->
        [1] {""}
       *[other] ，分布在 { $files } 个文件里
    }，加 -v 可以全部列出
refused-by-errors = 没有发布：有 { $count } 个错误
refused-by-warnings = 没有发布：有 { $count } 条警告，而 --strict 不放过警告
refused-by-template = 没有发布：模板有误
waiting-for-build = 这个网站正在由另一个进程生成，等待中
no-threads = 无法启动线程：{ $why }

# 生成结果。

built =
    { $articles } 篇文章：写入 { $written } 个文件，{ $unchanged } 个不变{ $removed ->
        [0] {""}
       *[other] ，删除 { $removed } 个
    }，用时 { $seconds } 秒{ $warnings ->
        [0] {""}
       *[other] ；{ $warnings } 条警告
    }
not-published = 未发布：{ $held }
held-drafts = 草稿 { $count } 篇
held-scheduled = 定时 { $count } 篇
held-expired = 过期 { $count } 篇
next-change = 下一次定时变动：{ $moment }，届时请再生成一次
step-took = { $took } 毫秒  { $step }
step-settings = 读取设置和主题
step-read = 读取并解析文章
step-templates = 编译模板
step-fill = 补全关键词
step-pictures = 处理图片
step-assemble = 编排网站
step-relate = 计算相关文章
step-render = 生成页面并写入
step-publish = 发布

# 渲染了什么，为什么。

rendered-all-new = 生成了 { $count } 个文件：没有缓存可用
rendered-for-theme = 生成了 { $count } 个文件：主题或设置有改动
rendered = 生成了 { $count } 个文件：{ $parts }
rendered-new = { $count } 个新的{ $files }
rendered-changed = { $count } 篇改动过的文章
rendered-neighbours = { $count } 篇列出它们或与它们相邻的文章
rendered-spoilt = { $count } 个被别的程序改动过的{ $files }
rendered-others = { $count } 个{ $files }
files-article = { $count ->
       *[other] 文章页
    }
files-home = { $count ->
       *[other] 首页列表
    }
files-keyword = { $count ->
       *[other] 关键词页
    }
files-source = { $count ->
       *[other] 来源页
    }
files-archive = { $count ->
       *[other] 归档页
    }
files-digest = { $count ->
       *[other] 日报或周报
    }
files-feed = { $count ->
       *[other] 订阅源
    }
files-page = { $count ->
       *[other] 其他页面
    }
files-data = { $count ->
       *[other] 供程序读取的文件
    }
files-share = { $count ->
       *[other] 分享图
    }
files-copy = { $count ->
       *[other] 原样复制的文件
    }

# build --explain、--dump-context 和 --verify

no-such-page = 网站里没有地址为 { $page } 的页面
made-of = { $page } 取自：
made-of-settings = site.yaml，以及 keywords.yaml 里的名字和短名
made-of-templates = 模板：{ $names }
shows-pinned = 置顶：{ $count } 篇
shows-list = 列出：{ $count } 篇
shows-items = 收入：{ $count } 篇
shows-counted = 统计：{ $count } 篇
shows-told = 涉及：{ $count } 篇
shows-related = 相关文章：{ $count } 篇
shows-newer = 后一篇：{ $count } 篇
shows-older = 前一篇：{ $count } 篇
shows-linked = 链接到：{ $count } 篇
verified = 已核对：与从头生成的完全一致
verify-foreign = 输出文件夹里有不是快读发布的文件，请移到别处{ $list }
verify-differs = 已发布的网站与从头生成的不一致；请加 --force 重新发布，并把这个问题报告给我们{ $list }
differs-in-bytes = { $path } 的内容不同
differs-missing = { $path } 不见了
differs-stale = { $path } 不是网站的文件
cannot-print = 无法写到标准输出：{ $why }
