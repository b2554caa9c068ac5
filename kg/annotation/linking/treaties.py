"""条约, 该条约, 协议: the treaty in play."""

import re
from functools import cache

from kg.annotation.document import Analysis
from kg.annotation.entities import add_alias
from kg.annotation.linking.trail import Trail
from kg.model import Mention, Span
from kg.ontology import Ontology
from kg.ontology.lexicons.words import not_after

__all__ = ["link"]

NEAR = 8  # characters after a treaty in which it is said that something rests on it


@cache
def _pattern(ontology: Ontology) -> re.Pattern[str]:
    nominal = ontology.lexicons.nominals.treaty
    words, after, before = nominal.words.regex, nominal.not_after.regex, nominal.before.regex
    determiners, taken = "".join(nominal.determiners), not_after(nominal.no_determiner)
    return re.compile(
        rf"(?:{taken}(?P<that>[{determiners}]项?(?:{words}))|(?:(?<=[，。；：、“（\n])|^|{before})(?P<bare>{words}))(?!{after})",
        re.M,
    )


def link(analysis: Analysis) -> None:
    """The treaty named last before the noun, of a kind that the noun fits."""
    taken_up = analysis.ontology.lexicons.grammar.instruments.taken_up
    trails = {noun: _trail(analysis, endings) for noun, endings in taken_up.items()}
    for found in _pattern(analysis.ontology).finditer(analysis.folded):
        group = "that" if found.group("that") else "bare"
        span = Span(*found.span(group))
        if not analysis.free(span):
            continue
        word = found.group(group)
        noun = "议定书" if word.endswith("议定书") else word[-2:]
        if noun not in trails:
            trails[noun] = _trail(analysis, None)
        if key := trails[noun].last(span.start):
            analysis.settle([Mention(span, "treaty", "nominal", (), "treaty-nominal", "treaty-nominal")])
            analysis.links[span] = key
            add_alias(analysis, key, analysis.text[span.start : span.end])


def _trail(analysis: Analysis, fits: tuple[str, ...] | None) -> Trail:
    """The treaties that a noun may take up: those whose name, or the words used for them, end as it wants.

    What something only rests on is not what the text is about, unless nothing else was named: 以《…》为基石的体系.
    """
    basis, earlier = _basis(analysis.ontology), list[str]()

    def named(old: Mention, key: str) -> bool:
        names = (analysis.entities[key].label, analysis.text[old.span.start : old.span.end])
        if old.subtype == "treaty-nominal" or (fits and not any(name.endswith(fits) for name in names)):
            return False
        near = basis.finditer(analysis.folded, max(0, old.span.start - 2), old.span.end + NEAR)
        if earlier and earlier[-1] != key and any(one.span("what") == old.span for one in near):
            return False
        earlier.append(key)
        return True

    return Trail(analysis, "treaty", named)


@cache
def _basis(ontology: Ontology) -> re.Pattern[str]:
    """Around a treaty that something rests on."""
    words = ontology.lexicons.nominals.treaty
    return re.compile(
        rf"(?:{words.resting.regex})[《“]?(?P<what>[^，。；《》“”]{{2,24}}?)[》”]?(?:{words.basis.regex})"
    )
