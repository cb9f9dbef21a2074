# 网站里的文件本身有问题，与内容无关。

file-name-encoding = 文件名不是 UTF-8 编码
file-name-encoding-help = 请改名；网址都用 UTF-8 编码
link-in-link = 这个指向文件夹的链接所在的文件夹本身也是经链接收入的，没有再跟进去
link-in-link-help = 请把链接放到那个文件夹之外，或在这里放文件本身
link-loop = 这个链接指向包含它的文件夹，没有收入
link-loop-help = 请删掉这个链接
special-file = 这既不是文件，也不是文件夹，没有收入
special-file-help = 请删掉它
symlink-outside = 这个链接指向网站文件夹之外，不能收入
symlink-outside-help = 请把文件复制到网站文件夹里
broken-symlink = 这个链接指向的文件不存在
broken-symlink-help = 请删掉这个链接，或把文件放到它的位置
changed-meanwhile = { $path } 在此期间被改动过，没有写入
