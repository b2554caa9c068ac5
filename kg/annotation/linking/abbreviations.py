"""Names that a text makes for itself: ACRO after “…协会”（ACRO）, 联盟 after …（以下简称“联盟”）, “指南” after 《…战略指南》."""

import re
from functools import cache

from kg.annotation.document import Analysis
from kg.annotation.entities import add_alias
from kg.model import Kind, Mention, Span
from kg.ontology import Ontology
from kg.text.segmentation import straddles

__all__ = ["link"]

ABBREVIATION = re.compile(r"[A-Z][A-Z\-]{1,9}")
LETTERS = "[A-Za-z0-9\\-]"
SHORTEST, LONGEST = 2, 6  # characters of the last word of a document's name
MARKED = re.compile(rf"[“「『](?P<word>[\u4e00-\u9fff]{{{SHORTEST},{LONGEST}}})[”」』]")
KINDS = ("org", "treaty", "doc", "group")


@cache
def _shortened(ontology: Ontology) -> re.Pattern[str]:
    words = ontology.lexicons.organizations.shortened.words.regex
    return re.compile(
        rf"[》”」』]?\s*[（(](?:{words})[：:，,]?\s*[“「『《]?(?P<name>[\u4e00-\u9fffA-Za-z]{{2,12}})[”」』》]?[）)]"
    )


def link(analysis: Analysis) -> None:
    """The short form is a name of the thing from where the text gives it on, wherever nothing else is named."""
    _of_the_text(analysis)
    _by_last_word(analysis)


def _by_last_word(analysis: Analysis) -> None:
    """“指南”: in quotation marks, what the name of a document named before ends in."""
    named = [
        (mention, analysis.links[mention.span])
        for mention in analysis.mentions.of_kind("doc")
        if mention.form == "name" and mention.span in analysis.links
    ]
    ends: dict[str, str] = {}  # last words of the documents named so far
    number = 0
    for found in MARKED.finditer(analysis.quoting):
        span = Span(*found.span("word"))
        while number < len(named) and named[number][0].span.end <= span.start:
            mention, key = named[number]
            name, number = analysis.folded[slice(*mention.span)], number + 1
            ends |= {name[-size:]: key for size in range(SHORTEST, min(LONGEST, len(name) - 1) + 1)}
        key_of_it = ends.get(found["word"])
        if key_of_it and analysis.free(span):
            _settle(analysis, span, "doc", key_of_it)


def _settle(analysis: Analysis, span: Span, kind: Kind, key: str) -> None:
    analysis.settle([Mention(span, kind, "short", (), "shortened-in-the-text")])
    analysis.links[span] = key
    add_alias(analysis, key, analysis.text[slice(*span)])


def _of_the_text(analysis: Analysis) -> None:
    made: dict[str, tuple[int, str, Kind]] = {}
    for mention, key in list(analysis.linked_all()):
        if mention.kind not in KINDS:
            continue
        if mention.subtype == "acronym" and ABBREVIATION.fullmatch(analysis.text, *mention.span):
            made.setdefault(analysis.folded[slice(*mention.span)], (mention.span.end, key, mention.kind))
        elif short := _shortened(analysis.ontology).match(analysis.folded, mention.span.end):
            made.setdefault(short["name"], (short.start("name"), key, mention.kind))
    for name, (start, key, kind) in made.items():
        pattern = rf"(?<!{LETTERS}){name}(?!{LETTERS})" if name.isascii() else name
        for found in re.compile(pattern).finditer(analysis.folded, start):
            span = Span(*found.span())
            if analysis.free(span) and not (straddles(analysis.folded, *span) and not name.isascii()):
                _settle(analysis, span, kind, key)
