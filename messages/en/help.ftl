# The help of commands and options: see src/cli/help.rs for the keys.

help-kuaidu = A static site generator for Chinese tech-news digests.
help-build = Build the site and publish it to the output folder
help-check = Look for everything that can be wrong with the site, and mend what is safe to mend
help-serve = Preview the site in a browser that follows every change
help-related = Show the list of related articles of an article, and why each is in it
help-digest = Print the digest of a day, a week or a month: for a newsletter, or as a book
help-suggest = Suggest the summary and keywords that an article lacks, as front matter to paste
help-theme = List the files of the theme, show what the site changes in them, copy one to change it
help-theme-list = List the templates and static files of the theme, and whose they are
help-theme-diff = Show what the site's own files change in the built-in theme
help-theme-eject = Copy files of the built-in theme into the site, to change them there

# Of every command.

help--lang = Speak this language; that of the locale where it is not given
help--lang--en = English
help--lang--zh = 中文

# Of many commands.

help--root = The site's folder: the one that holds `content/`
help--config = The settings, where they are not in `site.yaml`
help--base-url = The site's public address, in place of `base_url`
help--drafts = Publish drafts too
help--future = Publish scheduled articles too
help--expired = Publish expired articles too
help--clock = Build as if it were this moment, such as `2026-11-24 08:00`
help--jobs = Threads to work with; all processors where it is not given
help--quiet = Print nothing but errors
help--verbose = Print every warning, and where the time went
help--format = How to print: for people, for machines, or as annotations of GitHub Actions
help--format--human = For people, on a terminal
help--format--json = One JSON object on the standard output
help--format--github = Annotations of GitHub Actions, and the report for people

# build

help-build--output-dir = Where to publish: `public` in the site's folder where it is not given
help-build--strict = Publish nothing when there are warnings
help-build--force = Make everything anew, without the cache
help-build--verify = Compare the published site with a clean build, and fail if a file differs
help-build--explain = Print on what a page depends, such as `/archive/`, and publish nothing
help-build--dump-context = Print what the template of a page sees, such as `/archive/`, and publish nothing

# check

help-check--output-dir = Where the site is published: `public` in the site's folder where it is not given
help-check--published = The sitemap of the site as it is published, a file or an address: pages that nothing stands for any more are told
help-check--fix = Mend what needs no person's judgement
help-check--dry-run = With --fix: show what would be changed, and change nothing
help-check--external = Ask other sites whether the linked pages are still there; answers are remembered for a week
help-check--timeout = With --external and --published: seconds that a site may take to answer
help-check--strict = Fail when there are warnings
help-check--rules = List the rules and what they find, and check nothing

# serve

help-serve--port = The port; the first free one from 1111 on where it is not given
help-serve--bind = The address or name at which to listen; `0.0.0.0` is all, so that a phone can look too
help-serve--open = Open the preview in a browser
help-serve--navigate = Have browsers go to the page that was saved
help-serve--clock = Preview the site of this moment, such as `2026-11-24 08:00`
help-serve--jobs = Threads to build with; all processors where it is not given

# digest

help-digest--day = The day, such as `2025-04-22`; the newest day with articles where nothing is given
help-digest--week = The week of ISO 8601, such as `2025-W17`
help-digest--month = The month, such as `2025-04`
help-digest--format = The form: HTML for e-mail, plain text, Markdown, or an EPUB book with the full texts
help-digest--format--email = HTML for e-mail
help-digest--format--text = Plain text
help-digest--format--markdown = Markdown
help-digest--format--epub = A book
help-digest--edition = The edition of the site whose words and links it has, such as `zh-Hant`
help-digest--output = The file to write, in place of the standard output; for a book, one that is named after the day, week or month

# suggest and related

help-suggest--article = The article: the path of its file, or that below `content/` without `.md`
help-suggest--all = Suggest both, even where the article has them
help-suggest--write = Write what is missing into the article's file
help-related--article = The article: its path below `content/`, with or without `.md`
help-related--all = Print the list of every article
help-related--format = How to print: for people, or one JSON object on a line for each article
help-related--format--human = For people
help-related--format--jsonl = One JSON object on a line for each article

# theme

help-theme--root = The site's folder: the one that holds `templates/` and `static/`
help-theme-diff--files = The files to compare, such as `templates/article.html`; all where none is given
help-theme-eject--files = The files to copy, such as `templates/article.html` or `static/style.css`
help-theme-eject--force = Replace the site's own file by the built-in one

# What clap adds, and the layout.

help-help = Print this message or the help of the given subcommand(s)
help--help = Print help
help--help-short = Print help (see more with `--help`)
help--help-long = Print help (see a summary with `-h`)
help--version = Print version
help-heading-usage = Usage:{" "}
help-heading-commands = Commands:
help-heading-arguments = Arguments:
help-heading-options = Options:
help-heading-values = Possible values:
help-default = [default: { $values }]
help-possible-values = [possible values: { $values }]
help-aliases = [aliases: { $names }]

# What usage lines call values: `--root <DIR>`.

help-value-address = ADDRESS
help-value-article = ARTICLE
help-value-command = COMMAND
help-value-date = DATE
help-value-day = DAY
help-value-dir = DIR
help-value-edition = EDITION
help-value-file = FILE
help-value-format = FORMAT
help-value-keyword = KEYWORD
help-value-keywords = KEYWORDS
help-value-language = LANGUAGE
help-value-month = MONTH
help-value-n = N
help-value-name = NAME
help-value-page = PAGE
help-value-port = PORT
help-value-seconds = SECONDS
help-value-sitemap = SITEMAP
help-value-setting = SETTING
help-value-shell = SHELL
help-value-slug = SLUG
help-value-source = SOURCE
help-value-title = TITLE
help-value-url = URL
help-value-week = WEEK
help-value-which = WHICH
help-value-options = [OPTIONS]

# init, new, publish, list, config, clean, completion and import

help-init = Begin a site: settings, three articles, a workflow for GitHub Pages
help-init--dir = The folder of the new site; it is made where it is missing
help-init--title = The site's name
help-init--base-url = The site's public address
help-init--force = Begin also in a folder that holds something: what is missing is added, nothing is changed
help-new = Begin an article, in its place and with its front matter
help-new--title = The title; several words are one title
help-new--slug = The last part of the address; the title in pinyin where it is not given
help-new--source = The source (来源): who published the original
help-new--keywords = The keywords (关键词), with commas or 、 between them
help-new--date = The date of publication (发布时间), such as `2026-11-24 08:00`; now where it is not given
help-new--draft = Make it a draft
help-new--edit = Open it in the editor that VISUAL or EDITOR names
help-publish = Make drafts articles: remove the draft's mark, and set the date of publication
help-publish--files = The drafts: the paths of their files, or those below `content/` without `.md`
help-publish--date = The date of publication (发布时间), such as `2026-11-24 08:00`; now where it is not given
help-publish--keep-date = Leave the date of publication as it is
help-list = List the articles, newest first
help-list--which = Which articles
help-list--which--drafts = Drafts
help-list--which--future = Scheduled articles, whose moment has not come
help-list--which--expired = Articles whose time is over
help-list--which--published = Articles that are published
help-list--which--all = All of them
help-list--keyword = Only those of this keyword, in any of its spellings
help-list--source = Only those of this source
help-list--limit = At most so many, the newest
help-list--json = Print a JSON array with all that is known of each
help-config = Show every setting: the value that counts, and where it comes from
help-config--name = Only this setting, such as `base_url`, or this group, such as `feeds`
help-config--json = Print JSON
help-clean = Remove the published site and its cache
help-clean--output-dir = Where the site was published: `public` in the site's folder where it is not given
help-clean--dry-run = Say what would be removed, and remove nothing
help-completion = Print a script that completes commands and options in a shell
help-completion--shell = The shell
help-import = Bring in articles from another system, with their old addresses
help-import-wordpress = WordPress: the file that “Tools → Export” gives
help-import-hexo = Hexo: the folder that holds `source/` and `_config.yml`
help-import-hugo = Hugo: the folder that holds `content/` and `hugo.toml`
help-import-jekyll = Jekyll: the folder that holds `_posts/` and `_config.yml`
help-import-text = Pages that were copied as plain text
help-import--root = The site's folder; `content/` is made in it where it is missing
help-import--force = Write also over files that an editor changed, or that were there before
help-import--dry-run = Write nothing; say what would be done
help-import--source = The source (来源) of articles that name none
help-import-wordpress--file = The export, a file of XML
help-import-wordpress--media = Fetch the pictures and files of the texts from the old site into `static/`
help-import--folder = The folder of the old site
help-import-text--files = The pages, a file each; `-` is the standard input
