# 网站没有发布成功的原因。`failure` 是 system.ftl 里的句子。

publish-failed = { $failure }。已发布的网站没有变动。
publish-disk-full = { $failure }。磁盘上要留出再放一份网站的空间。已发布的网站没有变动。
publish-quota = { $failure }。磁盘上要留出再放一份网站的空间。已发布的网站没有变动。
publish-permission = { $failure }。新网站在输出文件夹旁边准备好，再整个换上去，所以输出文件夹和它所在的文件夹都要可写。已发布的网站没有变动。
publish-mounted = { $failure }。挂载点和容器镜像层里的文件夹不能整个替换，请用 -o 指定它里面的一个文件夹。已发布的网站没有变动。
publish-threads = 无法启动发布用的线程：{ $why }。已发布的网站没有变动。
publish-unfinished = { $failure }。有的页面已是新的，有的还是旧的，再生成一次即可补全。
publish-twice = 这次生成的两个文件用了同一个路径 { $path }
publish-file-and-folder = 这次生成了文件 { $path }，又有别的文件要放在同名的文件夹里

publish-foreign = 输出文件夹 { $output } 里有不是快读发布的东西：{ $named }
publish-foreign-more = 输出文件夹 { $output } 里有不是快读发布的东西：{ $named }，另有 { $more } 个
publish-foreign-advice = { $held }。发布后这个文件夹里只剩网站，这些东西会丢失。请用 -o 指定另一个文件夹；要随网站发布的，请移到 static/ 里；都不需要的，请删掉这个文件夹。
publish-foreign-damaged = { $held }。（发布清单 { $manifest } 已损坏，无法确认哪些是快读发布的。）发布后这个文件夹里只剩网站，这些东西会丢失。请用 -o 指定另一个文件夹；要随网站发布的，请移到 static/ 里；都不需要的，请删掉这个文件夹。
publish-foreign-newer = { $held }。（发布清单 { $manifest } 是新版的快读写的，请用新版来发布。）发布后这个文件夹里只剩网站，这些东西会丢失。请用 -o 指定另一个文件夹；要随网站发布的，请移到 static/ 里；都不需要的，请删掉这个文件夹。

publish-to-sources = 不能发布到 { $output }：它就是或者包含着 { $sources }，那是网站的源文件，而发布会替换整个文件夹。请用 -o 指定另一个文件夹。
publish-to-no-folder = 不能发布到 { $output }：它不是文件夹。请用 -o 指定另一个路径；那里的东西如果不需要，请先删掉。
publish-to-root = 不能发布到 { $output }：它是文件系统的根，不能替换。请用 -o 指定它里面的一个文件夹。
publish-to-mount-point = 不能发布到 { $output }：它是挂载点，不能替换。请用 -o 指定它里面的一个文件夹。
publish-to-own-state = 不能发布到 { $output }：它在 .kuaidu 里，那里存放快读自己的数据。请用 -o 指定另一个文件夹。
