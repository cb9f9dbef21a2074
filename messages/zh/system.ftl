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
