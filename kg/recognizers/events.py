"""Events by the nouns of `lexicon/events.toml` with their modifiers: 第十次审议大会, 例行记者会, 北约峰会."""

import re
from collections.abc import Iterator
from functools import cache

from kg.analysis import Analysis
from kg.model import Form, Mention, Span
from kg.ontology import Ontology

__all__ = ["ORDER", "recognize"]

ORDER = 60
ORDINAL = r"(?:第[一二三四五六七八九十\d]+[次届轮])"
NAMED = {"RevCon", "MSP"}


@cache
def _patterns(ontology: Ontology) -> tuple[tuple[str, re.Pattern[str]], ...]:
    lexicon = ontology.lexicon("events")
    modifiers = "|".join(lexicon["modifiers"]["words"])
    found = []
    for event in lexicon["event"]:
        words = "|".join(sorted(event["words"], key=len, reverse=True))
        frames = "|".join(sorted(event.get("frames", ()), key=len, reverse=True))
        before = rf"(?:(?<=[，。：；、])|^|{frames})(?:(?:两国|一[次场])?)" if frames else ""
        span = rf"(?P<span>(?:(?:{ORDINAL}|\d{{4}}年|{modifiers}))*(?:{words}))(?!员|室|声明|公报|纪要)"
        found.append((event["slug"], re.compile(before + span, re.M)))
    return tuple(found)


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """Nouns of events; a summit takes the name of its body into its span."""
    for slug, pattern in _patterns(analysis.ontology):
        for found in pattern.finditer(analysis.folded):
            span = Span(*found.span("span"))
            if slug == "summit" and (body := _body(analysis, span.start)):
                span = Span(body.span.start, span.end)
            form: Form = "name" if slug in NAMED or slug == "summit" and span.start < found.start("span") else "nominal"
            yield Mention(span, "event", form, (), f"event-{slug}")


def _body(analysis: Analysis, end: int) -> Mention | None:
    return next((old for old in analysis.mentions if old.span.end == end and old.kind in ("org", "group")), None)
