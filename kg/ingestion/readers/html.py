"""Whole HTML pages: navigation, headers, footers and forms go; the article is what holds most text outside links."""

import re
from collections import defaultdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ingestion.base import Parsed, Source
from kg.ingestion.front_matter import split
from kg.ingestion.html import lines, tree
from kg.ingestion.normalization import bare, fold
from kg.ingestion.tags import BLOCKS
from kg.text.dates import CHINESE_DAY

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement, Tag

NAME = "page"
PRIORITY = 20
SUFFIXES = (".html", ".htm", ".xhtml")
PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype|html|head)\b", re.I | re.S)
AROUND = "nav, header, footer, aside, script, style, noscript, form, iframe, template"
HOLDERS = BLOCKS - {"p", "li", "blockquote", "br"}  # what paragraphs stand in
DECAY = (1.0, 0.75, 0.5)  # how much of a text's weight the elements around it get
INLINE = 50  # elements between a text and what holds it: more are none of a person's making
SHORT = 10  # characters: shorter texts are labels and buttons
SITE = re.compile(r"(?<!\s)\s*(?:[_|｜]| [-–—] |--).*$")  # 标题_新华网, 标题 - 外交部
SOURCE = re.compile(r"来源\s{0,3}[:：]\s{0,3}([\w·]{2,15})")
MOMENT = re.compile(rf"({CHINESE_DAY}|20\d\d([-/.])\d{{1,2}}\2\d{{1,2}})\s{{1,5}}\d{{1,2}}[:：]\d\d")
DATES = (
    *("article:published_time", "og:published_time", "pubdate", "publishdate"),
    *("date", "dc.date", "dcterms.issued", "datepublished"),
)

__all__ = ["NAME", "PRIORITY", "SUFFIXES", "accepts", "parse"]


def accepts(path: Path, head: str) -> bool:
    """A doctype, `<html>` or `<head>` first, or a suffix of HTML."""
    return PAGE.match(head) is not None or path.suffix.lower() in SUFFIXES


def parse(source: Source) -> Parsed:
    """The article's lines; title, address, publisher and stamps from the page around it."""
    page = tree(split(source.text).body)
    meta = {_key(tag): str(tag.get("content", "")).strip() for tag in reversed(page.find_all("meta"))}
    title = _title(page, meta)
    link = page.select_one("link[rel=canonical][href]")
    times = [str(tag.get("datetime", "")) for tag in page.find_all("time")[:3]]
    seen = page.get_text()
    named, moment = SOURCE.search(seen), MOMENT.search(seen)
    stamps = [*(meta.get(key) for key in DATES), *times, moment[1] if moment else None]
    for tag in page.select(AROUND):
        if not tag.decomposed:  # it is if it stood within another one
            tag.decompose()
    return Parsed(
        lines=tuple(lines(_article(page), source.boilerplate)),
        title=title,
        url=(str(link["href"]) if link else None) or meta.get("og:url"),
        publisher=named[1] if named else meta.get("og:site_name"),
        stamps=tuple(stamp for stamp in stamps if stamp),
    )


def _key(meta: "Tag") -> str:
    return str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()


def _title(page: "BeautifulSoup", meta: dict[str, str]) -> str:
    """The first heading if the page's title repeats it, else what the page's title says before the site's name."""
    whole = meta.get("og:title") or _said(page.title)
    heading = _said(page.h1)
    if bare(heading) and (not whole or bare(heading) in bare(whole)):
        return heading
    return SITE.sub("", whole) or whole or heading


def _said(tag: "Tag | None") -> str:
    return fold(tag.get_text(), spaced=True) if tag else ""


def _article(page: "BeautifulSoup") -> "Tag":
    from bs4.element import NavigableString

    weights: dict[int, float] = defaultdict(float)  # by id, for tags that look the same are equal
    tags: dict[int, Tag] = {}
    for text in page.descendants:
        if type(text) is not NavigableString or len(text) < SHORT:
            continue
        around = _holder(text)
        for share in DECAY:
            if around is None or around.name == "html":
                break
            tags[id(around)] = around
            weights[id(around)] += share * len(text.strip())
            around = around.parent
    if not weights:
        return page
    best = tags[max(weights, key=lambda tag: weights[tag])]
    return best.find_parent("article") or best


def _holder(text: "PageElement") -> "Tag | None":
    """What holds the block that the text is in: not the paragraph but what paragraphs stand in; none within links."""
    for around in islice(text.parents, INLINE):
        if around.name == "a":
            return None
        if around.name in HOLDERS:
            return around
    return None
