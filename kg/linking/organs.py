"""Organs named without their state: 外交部 of whom?"""

from kg.analysis import Analysis
from kg.folding import fold
from kg.linking.minting import alias, known
from kg.model import Mention

__all__ = ["home", "link"]


def link(analysis: Analysis) -> None:
    """The organ named before, else the one of the spokesperson beside it, of the publisher's state, of the last state."""
    seen: dict[str, str] = {}
    for mention in analysis.mentions:
        if mention.rule not in ("organ", "organ-of-state"):
            continue
        name = fold(analysis.text[mention.span.start : mention.span.end])
        if mention.rule == "organ-of-state":
            key = mention.candidates[0] if mention.candidates else None
            name = name[-len(_organ_name(analysis, name)) :] if key else name
        else:
            key = seen.get(name) or _of_state(analysis, mention, name)
        if key:
            analysis.links[mention.span] = seen[name] = known(analysis, key)
            alias(analysis, key, analysis.text[mention.span.start : mention.span.end])


def _organ_name(analysis: Analysis, name: str) -> str:
    return max(
        (one for organ in analysis.ontology.organs for one in organ.names if name.endswith(one)), key=len, default=name
    )


def _of_state(analysis: Analysis, mention: Mention, name: str) -> str | None:
    for state in _candidates(analysis, mention):
        code = state.split(":")[1]
        if organ := analysis.ontology.organ(name, code):
            return f"org:{code}-{organ.suffix}"
    return None


def _candidates(analysis: Analysis, mention: Mention) -> list[str]:
    holder = next((title.holder for title in analysis.titles if title.span.holds(mention.span) and title.holder), None)
    found = []
    person = next((old for old in analysis.mentions if old.span == holder), None)
    if person and person.candidates:
        found += [
            state
            for held in analysis.ontology.tenures.get(person.candidates[0], ())
            if (state := analysis.ontology.state_of(held.of or ""))
        ]
    if state := home(analysis):
        found.append(state)
    earlier = [
        old
        for old in analysis.mentions
        if old.kind == "state" and old.span.end <= mention.span.start and old.candidates
    ]
    found += [old.candidates[0] for old in reversed(earlier)]
    return [*found, "state:CHN"]


def home(analysis: Analysis) -> str | None:
    """The state of the document's publisher: whose organs it means when it names none."""
    publisher = fold(analysis.document.publisher or "")
    keys = {name.key for name in analysis.ontology.names if name.kind == "org" and name.text and name.text == publisher}
    homes = [analysis.ontology.home[key] for key in sorted(keys) if key in analysis.ontology.home]
    return homes[0] if homes else ("state:CHN" if publisher in ("外交部", "外交部网站", "中国外交部") else None)
