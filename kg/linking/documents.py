"""联合声明, 报告: documents that somebody in the text issues, and the nouns that stand for them later."""

import re
from functools import cache

from kg.analysis import Analysis
from kg.linking.minting import alias, mint
from kg.model import Mention, Span
from kg.namespaces import digest
from kg.ontology import Ontology

__all__ = ["link"]

SPEAKS = r"(?:还|也|则|中|明确)?(?:称|说|指出|强调|表示|重申|认为|呼吁|提到|敦促|写道|警告|谴责|承诺|宣布|显示|发现|全文|磋商|体现|的主要)"


@cache
def _patterns(ontology: Ontology) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    rules = ontology.lexicon("documents")["nominal"]
    words = "|".join(sorted(rules["words"], key=len, reverse=True))
    issue = "|".join(rules["issue"])
    return (
        re.compile(rf"(?P<that>[该此])?(?P<word>{words})(?!人|书|的能力)"),
        re.compile(rf"(?:{issue})(?:了|的|过)?(?:一[份项])?[^，。；“”《》]{{0,24}}$"),
        re.compile(SPEAKS),
    )


def link(analysis: Analysis) -> None:
    """Nouns in order: issued here, or speaking, or taken up again; each to the document it stands for."""
    noun, issued, speaks = _patterns(analysis.ontology)
    for found in noun.finditer(analysis.folded):
        span = Span(found.start(), found.end())
        if not _clear(analysis, span):
            continue
        sentence = analysis.sentence_of(span.start)
        opening = sentence.span.start if sentence else 0
        before = analysis.folded[opening : span.start]
        earlier = _earlier(analysis, span, found.group("word"))
        if issued.search(before):
            key = earlier or _new(analysis, span, opening, found.group("word"))
        elif found.group("that") or speaks.match(analysis.folded, span.end) or before[-2:] in ("的", "关于", "作为"):
            key = earlier or (_new(analysis, span, opening, found.group("word")) if speaks.match(analysis.folded, span.end) else None)
        else:
            key = earlier if len(found.group("word")) > 2 else None
        if key:
            analysis.settle([Mention(span, "doc", "nominal", (), "document-nominal")])
            analysis.links[span] = key
            alias(analysis, key, analysis.text[span.start : span.end])


def _clear(analysis: Analysis, span: Span) -> bool:
    return analysis.free(span)


def _earlier(analysis: Analysis, span: Span, word: str) -> str | None:
    """The document mentioned last before whose name ends in the noun; else, for a headline, the first one after."""
    documents = [old for old in analysis.mentions if old.kind == "doc" and old.span in analysis.links]
    fits = [old for old in documents if _ends(analysis, old, word)]
    before = [old for old in fits if old.span.end <= span.start]
    if before:
        return analysis.links[before[-1].span]
    named = [old for old in fits if old.form == "name"]
    return analysis.links[named[0].span] if named and len(word) > 2 else None


def _ends(analysis: Analysis, old: Mention, word: str) -> bool:
    return analysis.folded[old.span.start : old.span.end].endswith(word)


def _new(analysis: Analysis, span: Span, opening: int, word: str) -> str | None:
    """A document of the actors of its sentence; none if nobody is there to have issued it."""
    actors = [key for old, key in analysis.linked(Span(opening, span.start)) if old.kind in ("state", "org", "group", "person")]
    actors = list(dict.fromkeys(actors))[:3]
    if not actors:
        return None
    date = next((one.value for one in analysis.dates if opening <= one.span.start < span.start), analysis.document.published)
    labels = "".join(analysis.entities[key].label for key in actors)
    codes = "-".join(key.split(":")[1] for key in actors)
    slug = codes if codes.isascii() else digest(*actors, size=8)
    return mint(analysis, "doc", f"{slug}-{digest(word, size=4)}-{(date or 'undated').replace('/', '_')}", f"{labels}{word}", (word,), date)
