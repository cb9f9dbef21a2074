# Why a site could not be published. `failure` is a sentence of system.ftl.

publish-failed = { $failure }. The published site is as it was.
publish-disk-full = { $failure }. There must be room for a second copy of the site beside the first. The published site is as it was.
publish-quota = { $failure }. There must be room for a second copy of the site beside the first. The published site is as it was.
publish-permission = { $failure }. The site is prepared beside the output folder and takes its place, so that folder and the one that holds it must be writable. The published site is as it was.
publish-mounted = { $failure }. A mount point, or a folder of a container image's layer, cannot be replaced as a whole; choose a folder in it with -o. The published site is as it was.
publish-threads = cannot start a thread for publishing: { $why }. The published site is as it was.
publish-unfinished = { $failure }. Some pages are new by now, and others old; the next build finishes it.
publish-twice = two files of this build have the path { $path }
publish-file-and-folder = this build has a file with the path { $path }, and other files below that path

publish-foreign = the output folder { $output } holds what kuaidu did not publish: { $named }
publish-foreign-more = the output folder { $output } holds what kuaidu did not publish: { $named } and { $more } more
publish-foreign-advice = { $held }. Publishing makes the folder hold just the site, so this would be lost. Choose another folder with -o, or move the files into static/ so that they are published with the site, or delete the folder if nothing in it is needed.
publish-foreign-damaged = { $held }. (Its list of what it published, { $manifest }, is damaged, so nothing counts as published.) Publishing makes the folder hold just the site, so this would be lost. Choose another folder with -o, or move the files into static/ so that they are published with the site, or delete the folder if nothing in it is needed.
publish-foreign-newer = { $held }. (The list of what was published, { $manifest }, is from a newer kuaidu; that one can publish here.) Publishing makes the folder hold just the site, so this would be lost. Choose another folder with -o, or move the files into static/ so that they are published with the site, or delete the folder if nothing in it is needed.

publish-to-sources = cannot publish to { $output }: it is or holds { $sources }, a folder of the site's sources, and publishing replaces the whole folder. Choose another folder with -o.
publish-to-no-folder = cannot publish to { $output }: it is not a folder. Choose another path with -o, or remove what is there if it is not needed.
publish-to-root = cannot publish to { $output }: it is the root of a file system, which cannot be replaced. Choose a folder in it with -o.
publish-to-mount-point = cannot publish to { $output }: it is a mount point, which cannot be replaced. Choose a folder in it with -o.
publish-to-own-state = cannot publish to { $output }: it lies in .kuaidu, where kuaidu keeps its own state. Choose another folder with -o.
