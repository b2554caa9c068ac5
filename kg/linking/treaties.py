"""条约, 该条约, 协议: the treaty in play."""

import re
from functools import cache

from kg.analysis import Analysis
from kg.linking.minting import alias
from kg.model import Mention, Span
from kg.ontology import Ontology

__all__ = ["link"]

KINDS = {"协议": ("协议", "计划", "协定"), "公约": ("公约",), "协定": ("协定", "协议"), "议定书": ("议定书",)}


@cache
def _pattern(ontology: Ontology) -> re.Pattern[str]:
    rules = ontology.lexicon("nominals")["treaty"]
    words, after = "|".join(rules["words"]), "|".join(rules["not_after"])
    before = "|".join(map(re.escape, sorted(rules["before"], key=len, reverse=True)))
    determiners = "".join(rules["determiners"])
    return re.compile(
        rf"(?:(?P<that>[{determiners}]项?(?:{words}))|(?:(?<=[，。；：、“（\n])|^|{before})(?P<bare>{words}))(?!{after})",
        re.M,
    )


def link(analysis: Analysis) -> None:
    """The treaty named last before the noun, of a kind that the noun fits."""
    for found in _pattern(analysis.ontology).finditer(analysis.folded):
        group = "that" if found.group("that") else "bare"
        span = Span(*found.span(group))
        if not analysis.free(span):
            continue
        if key := _in_play(
            analysis, span, found.group(group)[-2:] if found.group(group)[-3:] != "议定书" else "议定书"
        ):
            analysis.settle([Mention(span, "treaty", "nominal", (), "treaty-nominal")])
            analysis.links[span] = key
            alias(analysis, key, analysis.text[span.start : span.end])


def _in_play(analysis: Analysis, span: Span, noun: str) -> str | None:
    earlier = [
        old
        for old in analysis.mentions
        if old.kind == "treaty" and old.span.end <= span.start and old.rule != "treaty-nominal"
    ]
    fits = KINDS.get(noun)
    for old in reversed(earlier):
        key = analysis.links.get(old.span)
        if not key:
            continue
        names = (analysis.entities[key].label, analysis.text[old.span.start : old.span.end])
        if not fits or any(name.endswith(fits) for name in names):
            return key
    return analysis.links.get(earlier[-1].span) if earlier and noun == "条约" else None
