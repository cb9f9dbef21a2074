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
