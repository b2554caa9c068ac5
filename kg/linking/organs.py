"""Organs named without their state: 外交部 of whom?"""

from collections.abc import Iterable
from typing import cast

from kg.analysis import Analysis
from kg.folding import fold
from kg.linking.minting import alias, known
from kg.model import Mention

__all__ = ["home", "link"]


def link(analysis: Analysis) -> None:
    """The organ named before, else the one of the spokesperson beside it, of the publisher's state, of the last state."""
    seen: dict[str, str] = {}
    states: dict[str, None] = {}  # those named so far, the last one last
    for mention in analysis.mentions:
        if mention.kind == "state" and mention.candidates:
            states.pop(mention.candidates[0], None)
            states[mention.candidates[0]] = None
        if mention.rule not in ("organ", "organ-of-state"):
            continue
        name = fold(analysis.text[mention.span.start : mention.span.end])
        if mention.rule == "organ-of-state":
            key = mention.candidates[0] if mention.candidates else None
            name = name[-len(_organ_name(analysis, name)) :] if key else name
        else:
            key = seen.get(name) or _of_state(analysis, mention, name, states)
        if key:
            analysis.links[mention.span] = seen[name] = known(analysis, key)
            alias(analysis, key, analysis.text[mention.span.start : mention.span.end])


def _organ_name(analysis: Analysis, name: str) -> str:
    return max(
        (one for organ in analysis.ontology.organs for one in organ.names if name.endswith(one)), key=len, default=name
    )


def _of_state(analysis: Analysis, mention: Mention, name: str, states: Iterable[str]) -> str | None:
    for state in _candidates(analysis, mention, states):
        code = state.split(":")[1]
        if organ := analysis.ontology.organ(name, code):
            return f"org:{code}-{organ.suffix}"
    return None


def _candidates(analysis: Analysis, mention: Mention, states: Iterable[str]) -> list[str]:
    title = analysis.title_around(mention.span)
    found = []
    holder = title.holder if title else None
    person = next((old for old in analysis.between(holder) if old.span == holder), None) if holder else None
    if person and person.candidates:
        found += [
            state
            for held in analysis.ontology.tenures.get(person.candidates[0], ())
            if (state := _state(analysis, held.of))
        ]
    if state := home(analysis):
        found.append(state)
    return [*found, *reversed(list(states)), "state:CHN"]


def _state(analysis: Analysis, key: str | None) -> str | None:
    if not key:
        return None
    if key.startswith("state:"):
        return key
    return analysis.ontology.organ_of.get(key) or (
        f"state:{key[4:7]}" if f"state:{key[4:7]}" in analysis.ontology.entities else None
    )


def home(analysis: Analysis) -> str | None:
    """The state of the document's publisher: whose organs it means when it names none."""
    asked = ("home",)
    if asked not in analysis.known:
        analysis.known[asked] = _home(analysis)
    return cast("str | None", analysis.known[asked])


def _home(analysis: Analysis) -> str | None:
    publisher = fold(analysis.document.publisher or "")
    keys = {name.key for name in analysis.ontology.names if name.kind == "org" and name.text and name.text == publisher}
    homes = [analysis.ontology.home_state[key] for key in sorted(keys) if key in analysis.ontology.home_state]
    return homes[0] if homes else ("state:CHN" if publisher in ("外交部", "外交部网站", "中国外交部") else None)
