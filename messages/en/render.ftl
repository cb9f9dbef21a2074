# What is wrong with templates. What the engine says of them is in its own words.

template-encoding = the template is not UTF-8 text
template-encoding-help = save it as UTF-8; if it is not a template, move it elsewhere
template-engine-says = { $words }
template-end-help = close the `{"{{"}` or `{"{%"}` that is still open, or its `{"{%"} end… %{"}"}`
template-names-help = the { $kind } are: { $names }
template-missing = there is no template `{ $name }`
template-missing-help = add it to `templates/`
template-of-article-missing-help = add it to `templates/`, or remove the line
template-parent-missing = it extends `{ $parent }`, but there is no such template
template-parent-missing-help = add it to `templates/`, or extend `base.html`
template-extends-itself = it extends itself: { $chain }
template-includes-itself = it includes itself: { $chain }
template-page = it showed at the page { $page }; `--dump-context { $page }` prints what its template sees
template-help-page = { $help } (it showed at the page { $page })
ai-notice-missing = the page { $page } would be published without the notice that tells readers of AI
ai-notice-missing-help = write `<p class="ai-notice">{"{{"} page.ai_notice {"}}"}</p>` where the text ends, as the theme's `article.html` does; or say `ai: none` in the article, if AI had no part in it
ai-mark-missing = the page { $page } would be published without the mark that tells machines of AI
ai-mark-missing-help = write `<meta name="AIGC" content='{"{{"} page.aigc | safe {"}}"}'>` into the head, as the theme's `parts/head.html` does; or say `ai: none` in the article, if AI had no part in it
edition-tables = the tables of traditional characters cannot be unpacked; the program is damaged
