"""What the ontology's files describe, as records."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, cast

from kg.model import Entity, Form, Kind

__all__ = ["Description", "Name", "Organ", "Tenure", "Value", "entity_of", "listed", "unique"]


class Value(NamedTuple):
    """An object of a triple: a literal's text and language, or an IRI."""

    text: str
    language: str | None = None


Description = dict[str, list[Value]]


@dataclass(frozen=True, slots=True)
class Name:
    """One folded string that names an entity, and how."""

    text: str
    key: str
    kind: Kind
    form: Form


@dataclass(frozen=True, slots=True)
class Organ:
    """A kind of organ that states have: 外交部 of any state, 国务院 of the United States only."""

    suffix: str
    names: tuple[str, ...]
    label_en: str
    states: frozenset[str]

    def fits(self, state: str) -> bool:
        return not self.states or state in self.states


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post held by a person, for whom, from when to when (ISO, to the precision known)."""

    post: str
    of: str | None
    start: str | None
    end: str | None


def entity_of(key: str, iri: str, about: Description) -> Entity:
    labels = {literal.language: literal.text for literal in about["label"]}
    label = labels.get("zh-hans") or next(iter(labels.values()))
    names = [literal.text for prop in ("label", "altLabel", "shortName") for literal in about[prop]]
    wikidata = next((x.text.rsplit("/", 1)[1] for x in about["exactMatch"] if "wikidata.org" in x.text), None)
    kind = cast(Kind, key.split(":")[0])
    return Entity(
        key,
        kind,
        label,
        unique(name for name in names if name != label),
        wikidata,
        iri.rsplit("/", 1)[1],
        curated=True,
    )


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def listed(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]
