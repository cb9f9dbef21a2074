# 预览：`kuaidu serve`。

serve-twice = 这个站点已经在预览，地址是 { $address }；请直接打开它，或先结束那个预览
serve-no-folder = 无法写入 { $path }：{ $why }；预览需要在那里有自己的文件夹
serve-port-taken = 端口 { $port } 已被其他程序占用；请用 --port 另选一个，不写 --port 则自动取下一个空闲端口
serve-no-port = 从 { $first } 到 { $last } 的端口全被占用；请用 --port 另选一个
serve-cannot-listen = 无法在 { $address } 监听：{ $why }
serve-failed = 无法提供预览：{ $why }
serve-cannot-watch = 无法监视站点文件夹：{ $why }
serve-cannot-open = 无法打开浏览器：{ $why }；请手动打开上面的地址
serve-polling = 系统不通知这个文件夹里的变化，改为定时查看，修改会稍晚一点显示
serve-unknown-host = 预览不响应主机名“{ $host }”；请用 localhost 访问，或以 --bind { $host } 启动
serve-nothing = 没有可预览的内容
serve-stop-hint = 按 Ctrl+C 结束预览

# 每次生成一行。
serve-ready = { $articles } 篇文章，用时 { $seconds } 秒
serve-unpublished = 尚未公开、在预览中带标记的：草稿 { $drafts } 篇，定时 { $future } 篇，过期 { $expired } 篇
serve-built = { $what }：更新 { $files } 个文件，用时 { $seconds } 秒
serve-built-removed = { $what }：更新 { $files } 个文件，删除 { $removed } 个，用时 { $seconds } 秒
serve-changed-one = { $path }
serve-changed-many = { $path } 等 { $more } 处修改
serve-changed-something = 有改动
serve-changed-time = 有文章到了发布或下线的时间
serve-refused = 有 { $errors } 处错误；改好之前仍显示上一次正确的站点
serve-mended = 已改好，站点恢复原样

# 预览页面上的文字。
serve-draft = 草稿
serve-future = 定时发布
serve-expired = 已过期
serve-overlay-title = 站点有 { $count } 处错误
serve-overlay-failure = 无法生成站点
serve-overlay-error = 错误：
serve-overlay-more = ……另有 { $count } 处，见终端
serve-overlay-close = 关闭（Esc）
serve-stopped = 预览正在结束
