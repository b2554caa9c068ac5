"""Feeds as they are served, RSS and Atom: each item a document with its own date, title, address and publisher."""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.ingestion.base import Line, Parsed, Source
from kg.ingestion.boilerplate import Boilerplate
from kg.ingestion.html import fragment
from kg.ingestion.normalization import fold

if TYPE_CHECKING:
    from bs4.element import Tag

NAME = "rss"
PRIORITY = 5
SUFFIXES = (".xml", ".rss", ".atom", ".rdf")
DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,200}\?>")
ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)\b")
BEFORE_ROOT = re.compile(r"\s*(?:<\?.{0,200}?\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE\b[^<>\[]{0,400}>\s*){0,9}", re.S)
PAGE = re.compile(r"<(?:!doctype html|html)\b", re.I)
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
# &nbsp; and &ldquo; are known to HTML only: XML without a DTD has five names, and a parser drops what it does not know
NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w{1,30};)")
TEXTS = ("encoded", "content", "description", "summary")  # content:encoded is the whole text, description its beginning
DATES = ("pubDate", "published", "issued", "date", "updated", "modified")
ITEMS = ("item", "entry")
PREFIXES = ("", "content", "dc", "dcterms", "atom", "rss")

__all__ = ["NAME", "PRIORITY", "SUFFIXES", "accepts", "parse"]


def accepts(path: Path, head: str) -> bool:
    """A feed's root element first, whatever the file is called; other XML for the reason why it is not read."""
    if ROOT.match(head, _start(head)):
        return True
    return path.suffix.lower() in SUFFIXES and not PAGE.search(head)


def parse(source: Source) -> tuple[Parsed, ...]:
    """Every item, in the feed's order; `InputError` for XML that is no feed, for entities of its own, for an empty feed."""
    from bs4 import BeautifulSoup

    path, start = source.path, _start(source.text)
    if "<!ENTITY" in source.text[: found.start() if (found := ROOT.search(source.text)) else None]:
        raise InputError(
            f"{path}: XML that declares entities of its own, which no feed needs; take the declaration out"
        )
    if not ROOT.match(source.text, start):
        raise InputError(f"{path}: XML, but neither RSS nor Atom; save the texts in it as .txt or .html")
    text = NAMED.sub(lambda name: html5.get(name[1], name[0]), DECLARATION.sub("", source.text, count=1))
    feed = BeautifulSoup(text, "lxml-xml")
    items = [tag for tag in feed.find_all(True) if tag.name in ITEMS and (tag.prefix or "") in PREFIXES]
    if not items:
        raise InputError(f"{path}: a feed without an item; nothing to read")
    channel = next((tag for tag in feed.find_all(["channel", "feed"])), None)
    return tuple(_item(item, _text(_child(channel, "title")) if channel else "", source.boilerplate) for item in items)


def _start(text: str) -> int:
    found = BEFORE_ROOT.match(text)
    return found.end() if found else 0


def _item(item: "Tag", channel: str, boilerplate: Boilerplate) -> Parsed:
    url, origin = _address(item), _child(item, "source")
    publisher = _text(_child(origin, "title") if origin and origin.find(True) else origin) or _text(
        _child(item, "publisher")
    )
    return Parsed(
        lines=tuple(_lines(item, boilerplate)),
        title=_text(_child(item, "title")),
        url=url,
        publisher=publisher or (channel if channel and not url else None),  # else the site says who it is
        stamps=tuple(stamp for name in DATES if (stamp := _text(_child(item, name)))),
    )


def _lines(item: "Tag", boilerplate: Boilerplate) -> Iterator[Line]:
    """The fullest of what an item has as its text: marked up, or plain with one paragraph a line."""
    texts = [_inner(tag) for name in TEXTS if (tag := _child(item, name))]
    text = max(texts, key=len, default="")
    if TAG.search(text):
        yield from fragment(text, boilerplate)
    else:
        yield from (Line("paragraph", row) for row in unescape(text).splitlines() if row.strip())


def _inner(tag: "Tag") -> str:
    """What stands in an element, as HTML: escaped in it, or as elements of its own (Atom's xhtml)."""
    return tag.decode_contents() if tag.find(True) else tag.get_text()


def _address(item: "Tag") -> str | None:
    """The address of the page: Atom's `alternate` link, RSS's link, or a guid that is one."""
    links = item.find_all("link", recursive=False)
    atom = [str(link["href"]) for link in links if link.get("href") and link.get("rel", "alternate") == "alternate"]
    plain = [_text(link) for link in links if not link.get("href")]
    guid = _child(item, "guid")
    known = guid if guid and str(guid.get("isPermaLink", "true")).lower() == "true" else None
    found = (one for one in chain(plain, atom, [_text(known)]) if one.startswith(("http://", "https://")))
    return next(found, None)


def _child(parent: "Tag | None", name: str) -> "Tag | None":
    """The first element of that name directly in an element; not media:title, which is a picture's."""
    found = parent.find_all(name, recursive=False) if parent else ()
    return next((tag for tag in found if (tag.prefix or "") in PREFIXES), None)


def _text(tag: "Tag | None") -> str:
    """The text of an element on one line, without markup that is escaped in it."""
    return fold(TAG.sub("", unescape(tag.get_text())), spaced=True) if tag else ""
