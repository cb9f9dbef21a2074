# 编辑的案头：新建网站和文章、发布、列表、查看设置、清理。

## init

init-failed = 不能在 { $path } 新建网站：{ $why }
init-not-empty =
    { $path } 不是空文件夹，里面有 { $named }{ $count ->
        [1] {""}
        [2] {""}
        [3] {""}
       *[other] {" "}等
    }。可以换一个文件夹（`kuaidu init 文件夹`），或加上 `--force`：只补上缺少的文件，已有的一概不动
init-kept = { $path }：已经有了，保持原样
init-nothing-missing = 什么都不缺，没有改动
init-done-here =
    网站建好了，共 { $count } 个文件。接下来：
      预览网站    kuaidu serve
      写新文章    kuaidu new "标题"
      生成网站    kuaidu build
    上线之前，确认 site.yaml 里的 base_url 是网站的网址；其他设置也在那里，每一项都有说明。
init-done =
    { $path }：网站建好了，共 { $count } 个文件。接下来：
      进入文件夹  cd { $path }
      预览网站    kuaidu serve
      写新文章    kuaidu new "标题"
      生成网站    kuaidu build
    上线之前，确认 site.yaml 里的 base_url 是网站的网址；其他设置也在那里，每一项都有说明。

## new

new-refused = 没有新建文章
new-without-title = 标题里没有看得见的字
new-slug-taken = 已有文章用了 `{ $slug }` 这个地址，请用 `--slug` 另取一个
new-slug-empty = 短名 `{ $slug }` 里没有字母、数字或汉字
new-slug-wrong = `{ $slug }` 不能作短名，请写成 `{ $right }`
new-archetype-fields = 标题和时间写不进这里的文首信息
new-archetype-fields-help = 请每个字段写一行，值写在同一行
editor-unknown = `--edit` 会打开 VISUAL 或 EDITOR 指定的编辑器，但两者都没有设置；请先设置，例如 `export EDITOR=nano`
editor-failed = { $path } 已经建好，但编辑器 `{ $editor }` 报告出错
editor-missing = { $path } 已经建好，但编辑器 `{ $editor }` 打不开：{ $why }

## publish

publish-refused = 没有作任何改动
publish-done = { $path }：已定稿，下次生成网站时发布
publish-no-draft = { $path }：本来就不是草稿，保持原样
publish-waits = { $path }：已定稿，过了 { $moment } 再生成网站时发布
publish-expired = { $path }：已定稿，但 `expiry_date`（过期时间）已过，生成网站时仍会略去
publish-by-hand = { $path }：不改动别处，就改不了这里的文首信息；请手工删掉“草稿”那一行

## list

list-refused = 列不出文章
list-empty = 没有这样的文章
state-published = 已发布
state-draft = 草稿
state-future = 定时
state-expired = 已过期

## config

config-refused = 设置有误
config-default = 默认
config-command-line = 命令行
config-unknown = 没有 `{ $name }` 这个设置项；运行 `kuaidu config` 可列出全部设置
config-unknown-but-near = 没有 `{ $name }` 这个设置项；是不是想写 `{ $near }`？

## clean

clean-waits = 这个网站正在生成，等它结束
clean-nothing = { $path }：那里没有发布过什么
clean-would = { $path }：将删除 { $files } 个发布的文件（{ $size }）和这个网站的缓存（{ $remembered }）
clean-done = { $path }：删除了 { $files } 个发布的文件（{ $size }）和这个网站的缓存（{ $remembered }）
clean-kept = { $path }：发布之后改动过，所以留着
clean-kept-more = ……另有 { $count } 个这样的文件
clean-left = { $path } 里还有不是快读发布的东西，下次生成网站之前请移走
clean-unreadable = { $path }：读不出那里发布过哪些文件，所以什么也没有删除；里面的东西如果都不要了，请自己删掉这个文件夹
