# What is wrong with the files of a site, whatever they hold.

file-name-encoding = the name of this file is not in UTF-8
file-name-encoding-help = rename it; addresses on the web are in UTF-8
link-in-link = this link leads to a folder from within a folder that was reached by a link, and is not followed
link-in-link-help = put the link outside of that folder, or the files themselves in its place
link-loop = this link leads to a folder that contains it, and is not followed
link-loop-help = remove the link
special-file = this is neither a file nor a folder, and is left out
special-file-help = remove it
symlink-outside = this link leads out of the site's folder, and is not followed
symlink-outside-help = copy the file into the site's folder
broken-symlink = this link leads to a file that does not exist
broken-symlink-help = remove the link, or put the file in its place
changed-meanwhile = { $path } was changed in the meantime; nothing is written
