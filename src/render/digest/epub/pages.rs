//! The pages of a book, in XHTML: cover, contents, articles.

use super::Book;
use crate::{
    render::{
        digest::told::Story,
        xml::{push_element, push_text},
    },
    text::date::chinese,
};

/// How a book looks, as far as reading systems let it.
pub(super) const STYLE: &str = "body { line-height: 1.8; }
h1 { font-size: 1.4em; line-height: 1.4; }
h2 { font-size: 1.2em; }
h3, h4, h5, h6 { font-size: 1em; }
img { max-width: 100%; }
pre { white-space: pre-wrap; }
blockquote { margin: 1em 0 1em 1em; padding-left: 1em; border-left: 0.2em solid; }
table { border-collapse: collapse; }
th, td { padding: 0.2em 0.6em; border-bottom: 1px solid; }
nav ol { list-style: none; padding-left: 1em; }
.cover { margin-top: 20%; text-align: center; }
.meta, .notice { font-size: 0.85em; opacity: 0.8; }
.summary { margin: 1em 0; padding: 0.5em 1em; border-left: 0.2em solid; }
";

impl Book<'_> {
    /// The title of the book: the site's, then the digest's.
    pub(super) fn title(&self) -> String {
        format!("{} {}", self.renderer.site.config.title, self.told.title)
    }

    /// A page with this title and body.
    fn page(&self, title: &str, body: &str) -> String {
        let mut out = String::with_capacity(body.len() + 512);
        out.push_str(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
             <html xmlns=\"http://www.w3.org/1999/xhtml\" \
             xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"",
        );
        let language = &self.renderer.site.config.language;
        push_text(&mut out, language);
        out.push_str("\" xml:lang=\"");
        push_text(&mut out, language);
        out.push_str("\">\n<head>\n");
        push_element(&mut out, "title", title);
        out.push_str(
            "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n",
        );
        out.push_str(body);
        out.push_str("</body>\n</html>\n");
        out
    }
}

/// The first page: what the book is, and what was talked of.
pub(super) fn cover(book: &Book<'_>) -> String {
    let told = book.told;
    let mut body = String::from("<section class=\"cover\" epub:type=\"cover\">\n");
    push_element(&mut body, "p", &book.renderer.site.config.title);
    push_element(&mut body, "h1", &told.title);
    push_classed(&mut body, "meta", &told.facts());
    if !told.trends.is_empty() {
        push_element(&mut body, "h2", "本周热词");
        for (keyword, text) in &told.trends {
            push_element(&mut body, "p", &format!("{keyword}：{text}"));
        }
    }
    if let Some(notice) = told.ai_notice {
        push_classed(&mut body, "notice", notice);
    }
    body.push_str("</section>\n");
    book.page(&book.title(), &body)
}

/// The table of contents, by group where there are groups.
pub(super) fn contents(book: &Book<'_>) -> String {
    let mut body = String::from("<nav epub:type=\"toc\">\n<h1>目录</h1>\n<ol>\n");
    let mut chapters = book.chapters();
    for group in &book.told.groups {
        if !group.name.is_empty() {
            body.push_str("<li>");
            push_element(&mut body, "span", &group.name);
            body.push_str("<ol>\n");
        }
        for (file, story) in chapters.by_ref().take(group.stories.len()) {
            body.push_str("<li><a href=\"");
            body.push_str(&file);
            body.push_str("\">");
            push_text(&mut body, &story.entry.article.title);
            body.push_str("</a></li>\n");
        }
        if !group.name.is_empty() {
            body.push_str("</ol></li>\n");
        }
    }
    body.push_str("</ol>\n</nav>\n");
    book.page("目录", &body)
}

/// The page of an article; `text` is XHTML.
pub(super) fn chapter(
    book: &Book<'_>,
    story: &Story<'_>,
    cover: Option<&str>,
    text: &str,
) -> String {
    let article = &story.entry.article;
    let mut body = String::with_capacity(text.len() + 1024);
    push_element(&mut body, "h1", &article.title);
    let date = chinese(article.date.date_naive());
    let source = story.source.map(|source| format!("来源：{source}"));
    let author = article.author.as_deref();
    let author = author.map(|author| format!("作者：{author}"));
    let facts: Vec<String> = [Some(date), source, author].into_iter().flatten().collect();
    push_classed(&mut body, "meta", &facts.join(" · "));
    if let Some(cover) = cover {
        body.push_str(&format!("<p><img src=\"{cover}\" alt=\"\"/></p>\n"));
    }
    if !story.text.is_empty() {
        let summary = format!("快速阅读：{}", story.text);
        push_classed(&mut body, "summary", &summary);
    }
    body.push_str(text);
    body.push('\n');
    // Each article bears its own: a reader may open the book at any of them.
    if let Some(notice) = book.renderer.ai_notice(story.entry) {
        push_classed(&mut body, "notice", notice);
    }
    body.push_str("<p class=\"meta\">");
    for (name, address) in [
        ("原文", article.source_url.as_deref()),
        ("网页版", Some(story.entry.permalink.as_str())),
    ] {
        let Some(address) = address else { continue };
        body.push_str("<a href=\"");
        push_text(&mut body, address);
        body.push_str("\">");
        body.push_str(name);
        body.push_str("</a> ");
    }
    body.push_str("</p>\n");
    book.page(&article.title, &body)
}

fn push_classed(out: &mut String, class: &str, text: &str) {
    out.push_str(&format!("<p class=\"{class}\">"));
    push_text(out, text);
    out.push_str("</p>\n");
}
