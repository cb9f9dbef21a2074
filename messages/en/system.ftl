# Why the system could not do something, as a part of a sentence.

system-not-found = there is no such file or folder
system-permission-denied = permission denied
system-already-exists = it exists already
system-storage-full = no space is left on the disk
system-quota-exceeded = your share of the disk is used up
system-read-only = the file system is read-only
system-not-a-folder = it is not a folder
system-is-a-folder = it is a folder
system-address-in-use = the address is in use
system-file-too-large = the file is larger than the system allows

# What was to be done to a file or folder. `why` is one of the parts above, or what the system says.

cannot-copy = cannot copy { $path }: { $why }
cannot-create = cannot create { $path }: { $why }
cannot-find = cannot find { $path }: { $why }
cannot-list = cannot list { $path }: { $why }
cannot-lock = cannot lock { $path }: { $why }
cannot-look-at = cannot look at { $path }: { $why }
cannot-open = cannot open { $path }: { $why }
cannot-read = cannot read { $path }: { $why }
cannot-remove = cannot remove { $path }: { $why }
cannot-rename = cannot rename { $path }: { $why }
cannot-replace = cannot replace { $path }: { $why }
cannot-restore = cannot restore { $path }: { $why }
cannot-save = cannot save { $path }: { $why }
cannot-set-permissions = cannot set the permissions of { $path }: { $why }
cannot-set-time = cannot set the time of { $path }: { $why }
cannot-shorten = cannot shorten { $path }: { $why }
cannot-write = cannot write { $path }: { $why }
cannot-make = a file could not be made: { $why }
