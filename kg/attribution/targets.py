"""At whom a claim is aimed."""

import re
from collections.abc import Iterable

from kg.analysis import Analysis
from kg.attribution.stance import Side, Stance, unnamed_actors
from kg.model import Span

__all__ = ["targets"]

AIMED = frozenset(
    {"request", "criticize", "concern", "oppose", "warn", "endorse", "commit", "regret", "accept", "deny"}
)
ADDRESSED = re.compile(r"(?:与|同|向|对|和|跟|为)$")
KINDS = ("state", "org", "group", "person")


def targets(analysis: Analysis, span: Span, stance: Stance, side: Side, last: Iterable[str]) -> tuple[str, ...]:
    """Other actors in the role the illocution gives them; `last` are those of the claim before, for what goes on about them."""
    if stance.illocution not in AIMED:
        return ()
    others = _others(analysis, span, side)
    match stance.illocution:
        case "request":
            return _asked(analysis, span, others)
        case "commit" | "accept":
            return tuple(dict.fromkeys(key for at, key in others if _addressed(analysis, at)))[:4]
        case "deny":
            return ()
        case "endorse":
            return tuple(dict.fromkeys(key for at, key in others if key != "unnamed" and at - span.start < 14))[:1]
        case _:
            found = [key for _, key in others if key != "unnamed"] or [key for _, key in others]
            return _head(analysis, others, found) or tuple(last)


def _others(analysis: Analysis, span: Span, side: Side) -> list[tuple[int, str]]:
    """Places and keys of the actors that are not on the speaker's side, unnamed ones among them."""
    found = [
        (mention.span.start, key)
        for mention, key in analysis.linked(span)
        if mention.kind in KINDS and key not in side.keys
    ]
    found += [
        (span.start + one.start(), "unnamed")
        for one in unnamed_actors(analysis.ontology).finditer(analysis.folded[span.start : span.end])
    ]
    return sorted(found)


def _asked(analysis: Analysis, span: Span, others: list[tuple[int, str]]) -> tuple[str, ...]:
    """Whom to act: the first actor, with those joined to it, if no preposition makes it a mere object."""
    for number, (at, key) in enumerate(others):
        if not re.search(
            r"(?:对|与|同|和|向|就|俄|关于|遵守|包括|重返|根据)$", analysis.folded[max(span.start, at - 2) : at]
        ):
            return (key, *_joined(analysis, others[number:]))
    return ()


def _joined(analysis: Analysis, others: list[tuple[int, str]]) -> tuple[str, ...]:
    """The actors that go on a list: 美国和俄罗斯."""
    found = []
    for (first, _), (second, key) in zip(others, others[1:], strict=False):
        mention = next((old for old in analysis.mentions if old.span.start == first), None)
        if mention is None or analysis.folded[mention.span.end : second] not in ("和", "与", "、", "及", ""):
            break
        found.append(key)
    return tuple(found)


def _addressed(analysis: Analysis, at: int) -> bool:
    return bool(ADDRESSED.search(analysis.folded, max(0, at - 1), at))


def _head(analysis: Analysis, others: list[tuple[int, str]], found: list[str]) -> tuple[str, ...]:
    if not found:
        return ()
    first = next(number for number, (_, key) in enumerate(others) if key == found[0])
    return tuple(dict.fromkeys((found[0], *_joined(analysis, others[first:]))))
