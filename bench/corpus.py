"""The articles that are measured: a generator writes them, and then they are edited."""

import random
import re
import subprocess
import sys

KEYWORDS = re.compile(r"^keywords: \[(.*)\]$", re.MULTILINE)
TITLE = re.compile(r"^title: .*$", re.MULTILINE)
DATE = re.compile(r"^date: (.*)$", re.MULTILINE)
# The newest articles, which no edit of an old one touches.
NEWEST = 50
# How few articles leave enough old ones to edit.
FEWEST = 500


def generate(generator, articles, site):
    """Writes the articles below `site`/content."""
    command = [sys.executable, generator, str(articles), site]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


class Corpus:
    """The articles below `content`/YEAR/MONTH; each is edited once at most."""

    def __init__(self, content):
        self._random = random.Random(2026)
        self._edited = set()
        self._months = sorted(path for path in content.glob("*/*") if path.is_dir())
        self._newest = newest_first(self._months)
        self._newest_date = DATE.search(read(self._newest[0]))[1]
        self._added = 0

    def edit_old(self):
        """Edits the text and the keywords of a random article of the past."""
        edit(self._old(), keyword_of(self._old()))

    def edit_newest(self):
        """Edits the newest article that was not edited yet."""
        article = next(article for article in self._newest if article not in self._edited)
        self._edited.add(article)
        edit(article, keyword_of(self._old()))

    def add(self):
        """Adds an article as new as the newest, of the paragraphs of two others."""
        self._added += 1
        one, other = read(self._old()), read(self._old())
        text = TITLE.sub(f"title: 新增的第{self._added}篇文章", one, count=1)
        text = DATE.sub(f"date: {self._newest_date}", text, count=1)
        kept, more = text.split("\n\n"), other.split("\n\n")
        article = self._months[-1] / f"added-{self._added}.md"
        write(article, "\n\n".join(kept[: len(kept) // 2 + 1] + more[len(more) // 2 + 1 :]))

    def _old(self):
        """A random article that is not among the newest, another one each time."""
        while True:
            month = self._random.choice(self._months[:-2] or self._months)
            article = self._random.choice(sorted(month.glob("*.md")))
            if article not in self._edited and article not in self._newest[:NEWEST]:
                self._edited.add(article)
                return article


def newest_first(months):
    """The newest articles, at least `NEWEST`."""
    articles = []
    for month in reversed(months):
        dated = [(DATE.search(read(article))[1], article) for article in month.glob("*.md")]
        articles += [article for _, article in sorted(dated, reverse=True)]
        if len(articles) >= NEWEST:
            break
    return articles


def edit(article, keyword):
    """A sentence more, and a keyword that the site knows already."""
    text = KEYWORDS.sub(lambda found: f'keywords: [{found[1]}, "{keyword}"]', read(article), count=1)
    write(article, f"{text}\n编者按：本文发表之后，{keyword}又有了新的进展，下文将继续补充。\n")


def keyword_of(article):
    return KEYWORDS.search(read(article))[1].split(",")[0].strip('" ')


def read(article):
    return article.read_text(encoding="utf-8")


def write(article, text):
    article.write_text(text, encoding="utf-8")
