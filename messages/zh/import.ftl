# 导入时的话：导入了什么，改了什么，没能转换什么。

import-cannot-read = 无法读取 { $path }：{ $why }
import-cannot-write = 无法写入 { $path }：{ $why }
import-changed-meanwhile = 它在读取期间被改动过
import-nothing-settings = 什么也没有导入：请先改正网站设置

import-heading-changed = 导入时有改动：
import-heading-lost = 未能转换：
import-heading-kept = 没有写入，因为它们不归导入程序管：
import-heading-damaged = 已损坏或无法读取：
import-more = ……另有 { $count } 条 `{ $rule }`（加 -v 最多列出 10,000 条）

import-came =
    导入 { $articles } 篇文章{ $pages ->
        [0] {""}
       *[other] 、{ $pages } 个页面
    }{ $drafts ->
        [0] {""}
       *[other] （其中草稿 { $drafts } 篇）
    }{ $files ->
        [0] {""}
       *[other] ，附带 { $files } 个文件
    }
import-wrote = 新建 { $written } 个文件，更新 { $updated } 个，{ $unchanged } 个无变化
import-would-write = 什么也没有写入（--dry-run）；若正式导入，将新建 { $written } 个文件，更新 { $updated } 个，{ $unchanged } 个无变化

import-left-comments = 未导入：评论 { $count } 条
import-left-menu-entries = 未导入：菜单项 { $count } 个
import-left-revisions = 未导入：历史版本 { $count } 个
import-left-trash = 未导入：回收站里的文章 { $count } 篇
import-left-auto-drafts = 未导入：自动草稿 { $count } 篇
import-left-attachments = 留在旧网站：图片和文件 { $count } 个
import-left-design = 未导入：旧网站外观的部件 { $count } 个
import-left-other = 未导入：快读没有的内容类型 { $count } 项

import-edited = { $path } 在上次导入后被编辑过，保持原样；加 --force 可以覆盖
import-exists = { $path } 原本就存在，保持原样；加 --force 可以覆盖
import-removed = { $path } 在上次导入后被删除，不再写入；加 --force 可以恢复
import-leads-out = `{ $path }` 会落到网站文件夹之外，没有写入

import-old-address = 旧地址 `{ $address }` 无法跳转到这篇文章：静态文件不能响应这样的地址；请在服务器上设置跳转

import-element = 文章里不能有 `<{ $name }>`，已略去
import-embed = 嵌入的其他网站内容已改为链接：{ $address }
import-table-head = 表格没有表头，已用第一行作表头

import-no-text = 里面没有正文
import-no-date = 没有写明发布时间；请在标题下面写一行 `发布时间：2025年4月22日`，或让文件名以 `2025-04-22-` 开头
import-keywords-cut = 关键词连在一起，已自动切分，请检查：{ $keywords }
import-ai-notice = “{ $text }”这一行已改为 `ai: generated`，生成网站时会据此写上 AI 说明
import-cut-off = 从这里起的 { $count } 行不属于文章，没有导入

import-no-xml = { $path } 不是 XML 文件；`kuaidu import wordpress` 读取的是 WordPress“工具 → 导出”得到的文件
import-no-wxr = { $path } 是 XML，但不是 WordPress 的导出文件（第一个元素是 `{ $root }`，也没有 `wp:wxr_version`）；请用“工具 → 导出”得到的文件
import-wrong-encoding = { $path } 声明的编码是 { $encoding }；请先转成 UTF-8
import-not-utf8 = 文件并非全是 UTF-8 编码：有 { $count } 处已换成 U+FFFD
import-too-deep = 元素嵌套过深，此后的内容没有读取
import-too-large = 有一项超过 32 MB，这一项及其后的内容没有读取
import-unreadable = 文件从这里起无法读取：{ $why }
import-breaks-off = 文件在此中断；前面完整的内容已导入，后面的缺失，请重新导出
import-not-well-formed = XML 在此损坏（{ $why }）；前面完整的内容已导入，后面的没有读取
import-other-kind = 类型为 `{ $kind }` 的内容没有导入：快读只有文章和页面
import-without-date = 没有日期，暂且用最新一篇文章的日期
import-stays-old = 链接指向旧网站里没有导入的页面，保持不变：{ $address }
import-lead = “阅读更多”标记之前的文字已用作快速阅读，正文里也保留
import-lead-stays = “阅读更多”标记之前的文字只留在正文里，没有用作快速阅读：它不是 { $most } 字以内的完整语句
import-was-private = 原来是私密文章，现在是草稿
import-was-pending = 原来在等待审核，现在是草稿
import-had-password = 原来设有密码，现在是草稿
import-shortcode = 不认识短代码 { $text }，它会原样显示在正文里
import-shortcode-code = 短代码 `{ $name }` 已改为代码块
import-gallery = 图集已改为上下排列的 { $count } 张图片
import-playlist = 播放列表已改为 { $count } 个链接
import-block = 区块 `{ $name }` 由 WordPress 在每次访问时生成，这里没有内容可放
import-pages = 原来分为 { $count } 页，已合为一页

import-no-folder = { $path } 不是 { $system } 网站：里面没有 `{ $wanted }` 文件夹
import-front-matter-unclosed = 文首信息缺少第二行 `{ $fence }`
import-front-matter-long = 文首信息超过 256 KB
import-too-much = 文件夹里的文章合计超过 1 GB，此后的没有导入
import-tag = 不认识 { $text }，它会原样显示在正文里
import-attributes = 已略去属性 { $text }
import-own-address = { $address } 处的内容由快读自己生成，这个文件没有复制
import-template = { $text } 是给模板的指令，已略去
import-abbreviation = 已略去缩写的解释：{ $text }
import-definitions = 定义列表已改为正文，术语加粗
import-permalink = 无法得知旧地址，因为 `{ $pattern }` 里有快读不认识的名字；请手工添加 `aliases`（旧地址）
import-resource = 这是另一篇文章的文件夹里的 Markdown 文件，供 Hugo 的模板使用；快读没有安放它的地方
import-format = 既不是 Markdown，也不是可以原样发布的文件；请手工搬运

import-unreachable = 无法连接旧网站（{ $why }）；图片和文件留在原处，以后再用 --media 导入即可取回
import-not-fetched = 未能取回 { $address }：{ $why }
import-file-long = { $address } 超过 64 MB，没有取回

import-extra-large = 字段 `{ $field }` 的内容过多，文首信息容不下，已略去
