"""Whole HTML pages: navigation, headers, footers and forms go; the article is what holds most text outside links."""

import re
from collections import defaultdict
from pathlib import Path

from lxml import etree

from kg.canonical import bare, fold
from kg.flat import flat
from kg.frontmatter import split
from kg.markup import lines, text_of, tree
from kg.source import Parsed, Source
from kg.tags import BLOCKS

NAME = "page"
PRIORITY = 20
SUFFIXES = (".html", ".htm", ".xhtml")
PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype|html|head)\b", re.I | re.S)
AROUND = ("nav", "header", "footer", "aside", "script", "style", "noscript", "form", "iframe", "template")
DECAY = (1.0, 0.75, 0.5)  # how much of a text's weight the elements around it get
SHORT = 10  # characters: shorter texts are labels and buttons
SITE = re.compile(r"\s*(?:[_|｜]| [-–—] |--).*$")  # 标题_新华网, 标题 - 外交部
SOURCE = re.compile(r"来源\s{0,3}[:：]\s{0,3}([\w·]{2,15})")
MOMENT = re.compile(r"(20\d\d\s?[-/年]\s?\d{1,2}\s?[-/月]\s?\d{1,2}日?)\s{1,5}\d{1,2}[:：]\d\d")
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
    html = split(source.text).body
    root = tree(html)
    if root is None:
        return Parsed(tuple(flat(html)))
    meta = _meta(root)
    title = _title(root, meta)
    links = [link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"]
    times = [time.get("datetime") for time in root.iter("time")][:3]
    etree.strip_elements(root, "script", "style", with_tail=False)
    seen = text_of(root)
    named, moment = SOURCE.search(seen), MOMENT.search(seen)
    etree.strip_elements(root, *AROUND, with_tail=False)
    stamps = [*(meta.get(key) for key in DATES), *times, moment[1] if moment else None]
    return Parsed(
        lines=tuple(lines(_article(root), source.boilerplate)),
        title=title,
        url=next((link for link in links if link), None) or meta.get("og:url"),
        publisher=named[1] if named else meta.get("og:site_name"),
        stamps=tuple(stamp for stamp in stamps if stamp),
    )


def _meta(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in root.iter("meta"):
        key = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if key:
            found.setdefault(key.lower(), (tag.get("content") or "").strip())
    return found


def _title(root: etree._Element, meta: dict[str, str]) -> str:
    """The first heading if the page's title repeats it, else what the page's title says before the site's name."""
    whole = meta.get("og:title") or next((fold(text_of(tag), spaced=True) for tag in root.iter("title")), "")
    heading = next((fold(text_of(tag), spaced=True) for tag in root.iter("h1")), "")
    if bare(heading) and (not whole or bare(heading) in bare(whole)):
        return heading
    return SITE.sub("", whole) or whole or heading


def _article(root: etree._Element) -> etree._Element:
    weights: dict[etree._Element, float] = defaultdict(float)
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag == "a":
            continue
        texts = [element.text, *(child.tail for child in element)]
        weight = sum(len(text.strip()) for text in texts if text and len(text) >= SHORT)
        around = _holder(element) if weight else None
        for share in DECAY:
            if around is None or around.tag == "html":
                break
            weights[around] += share * weight
            around = around.getparent()
    if not weights:
        return root
    best = max(weights, key=lambda element: weights[element])
    return next(best.iterancestors("article"), best)


def _holder(element: etree._Element) -> etree._Element | None:
    """What holds the block that the text is in: not the paragraph but what paragraphs stand in."""
    block: etree._Element | None = element
    while block is not None and (block.tag not in BLOCKS or block.tag in ("p", "li", "blockquote", "br")):
        if block.tag == "a":
            return None
        block = block.getparent()
    return block
