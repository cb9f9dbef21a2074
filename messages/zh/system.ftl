# 系统不能完成操作的原因，用作句子的一部分。

system-not-found = 没有这个文件或文件夹
system-permission-denied = 没有权限
system-already-exists = 已经存在
system-storage-full = 磁盘空间不足
system-quota-exceeded = 磁盘配额已用完
system-read-only = 文件系统是只读的
system-not-a-folder = 它不是文件夹
system-is-a-folder = 它是一个文件夹
system-address-in-use = 地址已被占用
system-file-too-large = 文件超出系统允许的大小

# 对文件或文件夹的操作没有成功。`why` 是上面的某个原因，或系统的原话。

cannot-copy = 无法复制 { $path }：{ $why }
cannot-create = 无法新建 { $path }：{ $why }
cannot-find = 找不到 { $path }：{ $why }
cannot-list = 无法列出 { $path } 里的文件：{ $why }
cannot-lock = 无法锁定 { $path }：{ $why }
cannot-look-at = 无法查看 { $path }：{ $why }
cannot-open = 无法打开 { $path }：{ $why }
cannot-read = 无法读取 { $path }：{ $why }
cannot-remove = 无法删除 { $path }：{ $why }
cannot-rename = 无法重命名 { $path }：{ $why }
cannot-replace = 无法替换 { $path }：{ $why }
cannot-restore = 无法恢复 { $path }：{ $why }
cannot-save = 无法把 { $path } 存入磁盘：{ $why }
cannot-set-permissions = 无法设置 { $path } 的权限：{ $why }
cannot-set-time = 无法设置 { $path } 的修改时间：{ $why }
cannot-shorten = 无法截短 { $path }：{ $why }
cannot-write = 无法写入 { $path }：{ $why }
cannot-make = 有一个文件没能做成：{ $why }
