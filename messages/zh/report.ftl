# 诊断信息前后的话，与诊断内容无关。

and-more-warnings = ……另有 { $count } 条 `{ $rule }` 警告，加 -v 可全部列出
