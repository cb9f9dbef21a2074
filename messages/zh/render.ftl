# 模板的错误。模板引擎的话照原文引用。

template-encoding = 这个模板不是 UTF-8 文本
template-encoding-help = 请另存为 UTF-8；不是模板的，请移到别处
template-engine-says = 模板有误，模板引擎的原话是：{ $words }
template-end-help = 有一处 `{"{{"}` 或 `{"{%"}` 没有写完，或者缺少对应的 `{"{%"} end… %{"}"}`
template-names-help =
    { $kind ->
        [filters] 可用的过滤器有：{ $names }
        [functions] 可用的函数有：{ $names }
        [tests] 可用的测试有：{ $names }
        [components] 可用的组件有：{ $names }
       *[other] 可用的有：{ $names }
    }
template-missing = 没有 `{ $name }` 这个模板
template-missing-help = 请把它放进 `templates/`
template-of-article-missing-help = 请把它放进 `templates/`，或删掉这一行
template-parent-missing = 它继承的 `{ $parent }` 不存在
template-parent-missing-help = 请把那个模板放进 `templates/`，或改为继承 `base.html`
template-extends-itself = 它继承了自己：{ $chain }
template-includes-itself = 它包含了自己：{ $chain }
template-page = 问题出现在页面 { $page }；`--dump-context { $page }` 会列出这个页面的模板能用的变量
template-help-page = { $help }（问题出现在页面 { $page }）
ai-notice-missing = 页面 { $page } 缺少给读者看的 AI 说明，不能发布
ai-notice-missing-help = 请在正文结束的地方写上 `<p class="ai-notice">{"{{"} page.ai_notice {"}}"}</p>`，参照主题自带的 `article.html`；如果没有用 AI，请在文章里写 `ai: none`
ai-mark-missing = 页面 { $page } 缺少给机器看的 AI 标识，不能发布
ai-mark-missing-help = 请在 head 里写上 `<meta name="AIGC" content='{"{{"} page.aigc | safe {"}}"}'>`，参照主题自带的 `parts/head.html`；如果没有用 AI，请在文章里写 `ai: none`
edition-tables = 繁简转换表无法解开，程序文件已损坏
