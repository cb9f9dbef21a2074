# What is wrong with addresses and with what refers to them.

address-named = the address { $address }
choose-address = choose another one with `slug` or `permalink`
choose-address-or-name = choose another one with `slug` or `permalink`, or another name for the file
same-address = { $one } and { $other } have the same address, { $address }
same-address-help = give one of them another address with `slug` or `permalink`
same-alias = { $one } and { $other } have the same alias, { $address }
same-alias-help = remove it from one of the two
alias-of-file = the alias { $address } is the address of { $owner }
alias-of-file-help = remove the alias, or give the other file another address
alias-of-made = the alias { $address } is the address of { $owner }
alias-of-made-help = remove the alias
address-of-made = the address { $address } belongs to { $owner }
made-twice = { $one } and { $other } have the same address, { $address }
made-twice-help = give one of the keywords another `slug` in keywords.yaml
address-case = the addresses /{ $one } and /{ $other } differ only in upper and lower case
address-case-help = give one of them another `slug`: on macOS and Windows one would overwrite the other
address-blocked = a file at { $address } is in the way of { $needs }, which needs a folder there

alias-named = the alias `{ $alias }`
alias-whole = the alias `{ $alias }` is a whole address
alias-path-help = write the path alone, such as `/old/address/`
alias-query = the alias `{ $alias }` has a `?` or `#`, which a static host cannot redirect
alias-query-help = write the path alone, or set up the redirect at your host
alias-home = the alias `{ $alias }` is the home page
alias-home-help = remove it

term-slug =
    { $noun ->
        [source] the source `{ $name }` is at `{ $slug }`, since `{ $wanted }` is taken
       *[keyword] the keyword `{ $name }` is at `{ $slug }`, since `{ $wanted }` is taken
    }
term-slug-help = to choose its address, add `{ $name }: {"{"}slug: …{"}"}` to keywords.yaml
related-choice = `{ $field }` names `{ $id }`, but there is no such article
related-choice-help = write the article's path below `content/` without `.md`, such as `2026/03/unicode`
broken-link = nothing is at `{ $target }`
broken-link-help = write the path of the file from this article's folder, such as `chip.jpg` or `../04/other.md`, or an address of the site that begins with `/`
broken-link-host-help = for an address on the web, write `https://{ $target }`
missing-image = there is no image `{ $image }`
missing-image-help = write its path from the article's folder, or from `static/` with a `/` before it

# What kuaidu makes, named as a part of the sentences above.

made-home = the home page
made-keyword = the keyword `{ $name }`
made-source = the source `{ $name }`
made-archive = the archive
made-archive-of = the archive of { $time }
made-feed = a feed of { $list }
made-twin = the Markdown of { $path }
made-share-image = the share image of { $path }
made-variant = a variant of { $file }
made-theme-file = the theme's file `{ $name }`
made-keywords = the list of keywords
made-sources = the list of sources
made-digest = the digest of { $period }
made-newsletter = the newsletter of { $period }
made-digest-list = a list of digests
made-digests = the list of digests
made-digest-feed = a feed of digests
made-related-index = an index of related articles
made-not-found = the page for unknown addresses
made-sitemap = the sitemap
made-sitemap-part = a part of the sitemap
made-news-sitemap = the news sitemap
made-search = the search page
made-search-index = the search index
made-file = the file { $file }
made-edition = the edition { $tag }
