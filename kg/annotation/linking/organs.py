"""Organs named without their state: 外交部 of whom?"""

from collections.abc import Iterable

from kg.annotation.document import Analysis
from kg.annotation.entities import add_alias, curated_entity
from kg.annotation.linking.home import home, is_own
from kg.model import Mention
from kg.model.keys import kind_of, name_of
from kg.text.script import fold

__all__ = ["link"]


def link(analysis: Analysis) -> None:
    """The organ named before, else the one of the spokesperson beside it, of the publisher's side, of the last state."""
    seen: dict[str, str] = {}
    titled: dict[str, str] = {}  # those that the title names alone: 外交部发言人… is the writer's own
    states: dict[str, None] = {}  # those named so far, the last one last
    party, last = "", -1  # the body named last, and where its name ends
    for mention in analysis.mentions:
        named = analysis.links.get(mention.span, "")
        before = party if last == mention.span.start else ""
        if kind_of(named) == "org":
            party, last = named, mention.span.end
        if kind_of(named) == "state":  # 拜登政府 names a state by a person: what counts is what it is linked to
            states.pop(named, None)
            states[named] = None
        if mention.subtype not in ("organ", "organ-of-state"):
            if name := _of_curated(analysis, named, fold(analysis.text[slice(*mention.span)])):
                seen[name] = named
            continue
        name = fold(analysis.text[mention.span.start : mention.span.end])
        if mention.subtype == "organ-of-state":
            key = mention.candidates[0] if mention.candidates else None
            name = name[-len(_organ_name(analysis, name)) :] if key else name
        else:
            old = not is_own(analysis, mention.span.start) and (titled.get(name) or seen.get(name))
            key = _of_party(analysis, before, name) or old or _of_side(analysis, mention, name, states)
        if key:
            analysis.links[mention.span] = seen[name] = curated_entity(analysis, key)
            add_alias(analysis, key, analysis.text[mention.span.start : mention.span.end])
            if mention.subtype == "organ" and mention.span.start < analysis.document.blocks[0].span.end:
                titled[name] = key


def _of_party(analysis: Analysis, party: str, name: str) -> str | None:
    """The organ of the home of a party or medium that stands right before it: 中共外交部."""
    side = analysis.ontology.home.get(party)
    return _organ_of(analysis, side, name) if side else None


def _of_curated(analysis: Analysis, key: str, text: str) -> str | None:
    """国务院 of 美国国务院, where that is a curated name: how it may be called alone later."""
    side = (analysis.ontology.state_of(key) or analysis.ontology.speaks_for.get(key)) if kind_of(key) == "org" else None
    if not side:
        return None
    name = _organ_name(analysis, text)
    return name if name != text and _organ_of(analysis, side, name) == key else None


def _organ_name(analysis: Analysis, name: str) -> str:
    """The longest name of an organ that a name ends in: 国务院 of 美国国务院; else the name itself."""
    known = analysis.ontology.organ_names
    return next((name[at:] for at in range(len(name)) if name[at:] in known), name)


def _of_side(analysis: Analysis, mention: Mention, name: str, states: Iterable[str]) -> str | None:
    for side in _candidates(analysis, mention, states):
        if (key := _organ_of(analysis, side, name)) and _is_called(analysis, side, name):
            return key
    return None


def _is_called(analysis: Analysis, side: str, name: str) -> bool:
    """Whether a state's organ is called so without the state: Japan's ministry is 外务省, and 外交部 alone another's."""
    organs = analysis.ontology.organs
    organ = analysis.ontology.organ(name, name_of(side)) if kind_of(side) == "state" else None
    shared = any(name in one.names for one in organs if not one.states)
    return organ is None or not organ.states or not shared or organ.names[0] == name


def _organ_of(analysis: Analysis, side: str, name: str) -> str | None:
    """The organ of that name: of a state by the table, of authorities kept as an organization the curated body named so."""
    if kind_of(side) == "state":
        code = name_of(side)
        organ = analysis.ontology.organ(name, code)
        return organ.key(code) if organ else None
    bodies = {body for body, whose in analysis.ontology.speaks_for.items() if whose == side != body}
    return next((one.key for one in analysis.ontology.names if one.key in bodies and one.text.endswith(name)), None)


def _candidates(analysis: Analysis, mention: Mention, states: Iterable[str]) -> list[str]:
    title = analysis.title_around(mention.span)
    found = []
    holder = title.holder if title else None
    person = next((old for old in analysis.between(holder) if old.span == holder), None) if holder else None
    if person and person.candidates:
        found += [
            state
            for held in analysis.ontology.tenures.get(person.candidates[0], ())
            if (state := analysis.ontology.state_of(held.of or ""))
        ]
    if side := home(analysis):
        found = [side, *found] if is_own(analysis, mention.span.start) else [*found, side]
    return [*found, *reversed(list(states)), analysis.ontology.lexicons.defaults.state]
