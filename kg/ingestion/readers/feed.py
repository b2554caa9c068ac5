"""News feeds saved one item a file: front matter or `<!--milliseconds-->`, a linked title, then HTML."""

import re
from html import unescape
from pathlib import Path

from kg.ingestion.base import Parsed, Source
from kg.ingestion.front_matter import body_of, split
from kg.ingestion.html import fragment
from kg.ingestion.markdown import to_html
from kg.ingestion.tags import BLOCK_TAG

NAME = "feed"
PRIORITY = 10
SUFFIXES = (".md", ".txt", ".html", ".htm")
TICKS = re.compile(r"\s*<!--\s*(\d{10}|\d{13})\s*-->[ \t]*\n?")  # <!--1632857761000-->
LINKED = re.compile(r"\s*(\[.*\))[ \t]*\n-{3,}[ \t]*(?:\n|\Z)")  # [title](url) over ------
HEADING = re.compile(r"^#{1,6} \S", re.M)
SECTION = re.compile(r"^\[[^\[\]]{1,8}\] ?(?=\S{4})")  # [國際] before the title of an aggregator

__all__ = ["NAME", "PRIORITY", "SUFFIXES", "accepts", "parse"]


def accepts(path: Path, head: str) -> bool:
    """Milliseconds in a comment first, or front matter and then HTML."""
    headed, body = body_of(head)
    if TICKS.match(body):
        return True
    return headed and BLOCK_TAG.search(body) is not None and not HEADING.search(body)


def parse(source: Source) -> Parsed:
    """Front matter is metadata; the link above the rule is title and address."""
    front = split(source.text)
    body = front.body
    ticks = TICKS.match(body)
    body = body[ticks.end() :] if ticks else body
    linked, url, body = _linked(body)
    title = front.first("title") or linked
    stamps = [front.first("date", "published", "pubdate"), ticks[1] if ticks else None, front.first("updated")]
    return Parsed(
        lines=tuple(fragment(body if BLOCK_TAG.search(body) else to_html(body), source.boilerplate)),
        title=SECTION.sub("", unescape(title)),
        url=front.first("from", "url", "link", "source", "permalink") or url or None,
        publisher=front.first("publisher", "author", "site"),
        stamps=tuple(stamp for stamp in stamps if stamp),
    )


def _linked(body: str) -> tuple[str, str, str]:
    """Title and address of a link over a rule, and the text below it; nothing and the whole text without one."""
    found = LINKED.match(body)
    title, between, url = found[1][1:-1].rpartition("](") if found else ("", "", "")
    if not found or not between or any(char.isspace() for char in url):
        return "", "", body
    return title, url, body[found.end() :]
