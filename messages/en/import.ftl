# What an import tells: what came over, what changed, what was lost.

import-cannot-read = cannot read { $path }: { $why }
import-cannot-write = cannot write { $path }: { $why }
import-changed-meanwhile = it was changed while it was being read
import-nothing-settings = nothing is imported: mend the site's settings first

import-heading-changed = Changed on the way:
import-heading-lost = Not converted:
import-heading-kept = Not written, because it belongs to an editor:
import-heading-damaged = Damaged or not readable:
import-more =
    … and { $count } more `{ $rule }` (-v shows up to 10,000)

import-came =
    { $articles ->
        [0] no article
        [one] one article
       *[other] { $articles } articles
    }{ $pages ->
        [0] {""}
        [one] {" "}and one page
       *[other] {" "}and { $pages } pages
    } came over{ $drafts ->
        [0] {""}
        [one] , one of them a draft
       *[other] , { $drafts } of them drafts
    }{ $files ->
        [0] {""}
        [one] , along with one file
       *[other] , along with { $files } files
    }
import-wrote = { $written } new, { $updated } updated, { $unchanged } unchanged
import-would-write = nothing is written (--dry-run); there would be { $written } new, { $updated } updated, { $unchanged } unchanged

import-left-comments =
    left out: { $count ->
        [one] one comment
       *[other] { $count } comments
    }
import-left-menu-entries =
    left out: { $count ->
        [one] one entry of a menu
       *[other] { $count } entries of menus
    }
import-left-revisions =
    left out: { $count ->
        [one] one earlier version
       *[other] { $count } earlier versions
    }
import-left-trash =
    left out: { $count ->
        [one] one article
       *[other] { $count } articles
    } in the trash
import-left-auto-drafts =
    left out: { $count ->
        [one] one automatic draft
       *[other] { $count } automatic drafts
    }
import-left-attachments =
    left where they are: { $count ->
        [one] one picture or file
       *[other] { $count } pictures and files
    } of the old site
import-left-design =
    left out: { $count ->
        [one] one part
       *[other] { $count } parts
    } of the old site's look
import-left-other =
    left out: { $count ->
        [one] one item
       *[other] { $count } items
    } of a kind that kuaidu does not have

import-edited = { $path } was edited since the last import and stays as it is; --force writes over it
import-exists = { $path } was there before and stays as it is; --force writes over it
import-removed = { $path } was removed since the last import and is not written again; --force brings it back
import-leads-out = `{ $path }` would lie outside the site and is not written

import-old-address = the old address `{ $address }` cannot lead to the article, since no static file can answer to it; set up the redirect at your host

import-element = `<{ $name }>` cannot stand in an article and is left out
import-embed = what was embedded from another site is a link now: { $address }
import-table-head = the table had no head; its first row is the head now

import-no-text = it has no text
import-no-date = it does not say when it was published; write a line such as `发布时间：2025年4月22日` below the title, or begin the file's name with `2025-04-22-`
import-keywords-cut = the keywords ran together and were split; check them: { $keywords }
import-ai-notice = the line “{ $text }” became `ai: generated`, from which the build makes the notice
import-cut-off =
    what stands from here on does not belong to the article and was cut off: { $count ->
        [one] one line
       *[other] { $count } lines
    }

import-no-xml = { $path } is not XML; `kuaidu import wordpress` reads the file that “Tools → Export” of WordPress gives
import-no-wxr = { $path } is XML, but not an export of WordPress (its first element is `{ $root }`, and `wp:wxr_version` is missing); use the file that “Tools → Export” gives
import-wrong-encoding = { $path } declares the encoding { $encoding }; convert it to UTF-8 first
import-not-utf8 =
    the file is not UTF-8 throughout: { $count ->
        [one] one place was
       *[other] { $count } places were
    } replaced by U+FFFD
import-too-deep = elements are nested too deeply; what follows is not read
import-too-large = an item is larger than 32 MB; it and what follows are not read
import-unreadable = the file cannot be read beyond this point: { $why }
import-breaks-off = the file breaks off here; what is whole before it is imported, the rest is missing: export once more
import-not-well-formed = the XML is damaged here ({ $why }); what is whole before it is imported, what follows is not read
import-other-kind = items of the kind `{ $kind }` are left out: kuaidu has articles and pages
import-without-date = it has no date; that of the newest article stands in for it
import-stays-old = the link leads to a page of the old site that is not imported, and stays as it is: { $address }
import-lead = the text above the “more” mark is 快速阅读 now, and stays in the article too
import-lead-stays = the text above the “more” mark stays in the article and is no 快速阅读: it is not just whole sentences of up to { $most } characters
import-was-private = it was private and is a draft now
import-was-pending = it waited for review and is a draft now
import-had-password = it was protected by a password and is a draft now
import-shortcode = the shortcode { $text } is not known and stays visible in the text
import-shortcode-code = the shortcode `{ $name }` is a block of code now
import-gallery =
    the gallery is now { $count ->
        [one] one picture
       *[other] { $count } pictures
    }, one below the other
import-playlist =
    the playlist is now a list of { $count ->
        [one] one link
       *[other] { $count } links
    }
import-block = WordPress makes the block `{ $name }` anew at each view; nothing stands in its place
import-pages = its { $count } pages became one

import-no-folder = { $path } is not a site of { $system }: it has no folder `{ $wanted }`
import-front-matter-unclosed = the front matter has no second line `{ $fence }`
import-front-matter-long = the front matter is longer than 256 KB
import-too-much = the texts of the folder take more than 1 GB together; from here on nothing is imported
import-tag = { $text } is not known and stays visible in the text
import-attributes = the attributes { $text } are left out
import-own-address = the build itself makes what stands at { $address }; this file is not copied
import-template = { $text } is an instruction to a template and is left out
import-abbreviation = the explanation of an abbreviation is left out: { $text }
import-definitions = the list of definitions is text now, with its terms in bold
import-permalink = its old address is not known, because the pattern `{ $pattern }` has a name that kuaidu does not know; add `aliases` by hand
import-resource = this is a Markdown file in the folder of another article; Hugo's templates use it, and kuaidu has no place for it
import-format = this is neither Markdown nor a file that is published as it is; bring it over by hand

import-unreachable = the old site cannot be reached ({ $why }); pictures and files stay where they are, and a later import with --media fetches them
import-not-fetched = { $address } could not be fetched: { $why }
import-file-long = { $address } is larger than 64 MB and is not fetched

import-extra-large = the field `{ $field }` holds too much for front matter and is left out
