# 命令用法不对。

usage-unknown-argument = 这里不能写 `{ $argument }`
usage-unknown-command = 没有 `{ $command }` 这个命令
usage-no-value = `{ $argument }` 后面要写一个值
usage-no-value-of = `{ $argument }` 后面要写一个值
    {"  "}[可选：{ $known }]
usage-unknown-value = `{ $argument }` 的值不能是 `{ $value }`
    {"  "}[可选：{ $known }]
usage-unfit-value = `{ $argument }` 的值不能是 `{ $value }`：{ $why }
usage-repeated = `{ $argument }` 只能写一次
usage-conflict = `{ $argument }` 不能与 `{ $other }` 同时用
usage-conflicts = `{ $argument }` 不能与下列各项同时用：{ $others }
usage-missing-argument = 缺少必须写的参数：{ $arguments }
usage-missing-command = `{ $command }` 后面还要写一个命令
    {"  "}[可选：{ $known }]
usage-too-many-values = `{ $argument }` 后面多写了一个值 `{ $value }`
usage-not-utf8 = 有参数不是 UTF-8 编码
usage-tip = 提示：{ $tip }
usage-near-command = 是不是想写命令 { $names }？
usage-near-argument = 是不是想写选项 { $names }？
usage-near-value = 是不是想写 { $names }？
usage-as-value = 如果 `{ $value }` 是一个值，请写成 `{ $usage }`
usage-exists = 可以写 `{ $usage }`
usage-more = 详细说明请加 --help 查看。
