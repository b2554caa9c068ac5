"""Whole HTML pages: navigation, headers, footers and forms go; the article is what holds most text outside links."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.ingestion.article import article, without_surroundings
from kg.ingestion.base import Line, Parsed, Source
from kg.ingestion.boilerplate import Boilerplate
from kg.ingestion.front_matter import split
from kg.ingestion.html import lines, tree
from kg.ingestion.normalization import bare, fold, plain
from kg.ingestion.tags import HEADINGS
from kg.text.dates import CHINESE_DAY
from kg.text.sentences import CLAUSE_MARKS, STOP_MARKS

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import Tag

NAME = "page"
PRIORITY = 20
SERVED = (".shtml", ".shtm", ".asp", ".aspx", ".jsp", ".jspx", ".php", ".jhtml")  # what sites call their pages
SUFFIXES = (".html", ".htm", ".xhtml", *SERVED)
PROGRAM = re.compile(r"<%[@=!\s]|<\?php\b")
PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype|html|head)\b", re.I | re.S)
SITE = re.compile(r"(?<!\s)\s*(?:[_|｜]| [-–—] |--).*$")  # 标题_新华网, 标题 - 外交部
SOURCE = re.compile(r"来源\s{0,3}[:：]\s{0,3}([\w·]{2,15})")
MOMENT = re.compile(rf"({CHINESE_DAY}|20\d\d([-/.])\d{{1,2}}\2\d{{1,2}})\s{{1,5}}\d{{1,2}}[:：]\d\d")
SENTENCE = re.compile(f"[{STOP_MARKS}{CLAUSE_MARKS}]")
DATES = (
    *("article:published_time", "og:published_time", "pubdate", "publishdate"),
    *("date", "dc.date", "dcterms.issued", "datepublished"),
)
# of a <meta>: content="会议"开幕"" is read as content="会议" and an attribute 开幕""
ATTRIBUTES = frozenset(
    {"property", "name", "itemprop", "content", "id", "class", "lang", "scheme", "http-equiv", "charset"}
)
SCRIPTED = "its text is perhaps written by a script: save the page as a browser shows it, or its text"

__all__ = ["NAME", "PRIORITY", "SUFFIXES", "accepts", "parse"]


def accepts(path: Path, head: str) -> bool:
    """A doctype, `<html>` or `<head>` first, or a suffix of HTML."""
    return PAGE.match(head) is not None or path.suffix.lower() in SUFFIXES


def parse(source: Source) -> Parsed:
    """The article's lines; title, address, publisher and stamps from the page around it.

    No lines if there is no sentence in them; `InputError` for a program in place of the page that it makes.
    """
    if source.path.suffix.lower() in SERVED and (found := PROGRAM.search(source.text)):
        raise InputError(
            f"{source.path}: a program that makes pages (with {found[0].strip()}); save the page that it makes"
        )
    page = tree(split(source.text).body)
    tags = page.find_all("meta")
    meta = {_key(tag): str(tag.get("content", "")).strip() for tag in reversed(tags) if not _is_torn(tag)}
    title = _title(page, meta, source.boilerplate)
    link = page.select_one("link[rel=canonical][href]")
    times = [str(tag.get("datetime", "")) for tag in page.find_all("time")[:3]]
    seen, scripted = page.get_text(), page.script is not None
    named, moment = SOURCE.search(seen), MOMENT.search(seen)
    stamps = [*(meta.get(key) for key in DATES), *times, moment[1] if moment else None]
    without_surroundings(page)
    heading = next(
        (tag for tag in page.find_all(HEADINGS) if bare(_said(tag)) and bare(_said(tag)) in bare(title)), None
    )
    found_lines = lines(article(page, heading, source.boilerplate), source.boilerplate)
    return Parsed(
        lines=tuple(found_lines) if _tells(found_lines, source.boilerplate) else (),
        title=title,
        url=(str(link["href"]) if link else None) or meta.get("og:url"),
        publisher=named[1] if named else meta.get("og:site_name"),
        stamps=tuple(stamp for stamp in stamps if stamp),
        hint=SCRIPTED if scripted else None,
    )


def _key(meta: "Tag") -> str:
    return str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()


def _is_torn(meta: "Tag") -> bool:
    """Whether a quotation mark in its content ended it early."""
    return any(name not in ATTRIBUTES and not name.startswith(("data-", "xml", "aria-")) for name in meta.attrs)


def _title(page: "BeautifulSoup", meta: dict[str, str], boilerplate: Boilerplate) -> str:
    """The first heading if the page's title repeats it, else what the page's title says before the site's name."""
    heading = _said(page.h1)
    titles = (meta.get("og:title") or "", _said(page.title))
    whole = next((one for one in titles if one and not boilerplate.drops(plain(one))), "")
    if bare(heading) and (not whole or bare(heading) in bare(whole)):
        return heading
    return boilerplate.site.sub("", SITE.sub("", whole)) or whole or heading


def _tells(found: Iterable[Line], boilerplate: Boilerplate) -> bool:
    """Whether a line is a piece of a sentence, and neither a time nor of the page."""
    told = (plain(one.text) for one in found if one.role in ("paragraph", "heading"))
    return any(
        SENTENCE.search(text) and not boilerplate.drops(text) and not boilerplate.stamp.fullmatch(text) for text in told
    )


def _said(tag: "Tag | None") -> str:
    return fold(tag.get_text(), spaced=True) if tag else ""
