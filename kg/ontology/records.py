"""What the ontology's files describe, as records."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, cast

from kg.model import Entity, Form, Kind
from kg.model.keys import EntityKey, kind_of, name_of
from kg.text.script import fold

__all__ = [
    "Description", "Name", "Organ", "Tenure", "Value", "entity_of", "entity_of_row", "listed", "names_of_row",
    "organ_of_row", "tenure_of", "unique",
]  # fmt: skip


OF_STATE = ("GovernmentBody", "ArmedForce", "ResearchInstitute")  # classes of the table's rows that are organs


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
    kind: str  # its class in the schema

    @property
    def speaks_for_state(self) -> bool:
        """Whether its word is the state's: a ministry's is; a firm's or a party's is its own, whoever owns or leads it."""
        return self.kind in OF_STATE

    def key(self, state: str) -> str:
        """The key of the organ in a state (an ISO code)."""
        return str(EntityKey("org", f"{state}-{self.suffix}"))

    def of(self, state: Entity) -> Entity:
        """The organ of a state, named after both: 中国外交部.

        Of names that a row has for all states only the first is surely this state's: others match, but are not told.
        """
        code = name_of(state.key)
        english = next((name for name in state.aliases if name.isascii()), code)
        names = [f"{state.label}{name}" for name in self.names]
        others = names[1:] if self.states else []
        return Entity(self.key(code), "org", names[0], (*others, f"{english} {self.label_en}"))

    def fits(self, state: str) -> bool:
        return not self.states or state in self.states


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post held by a person, for whom, from when to when (ISO, to the precision known)."""

    post: str
    of: str | None
    start: str | None
    end: str | None


def tenure_of(about: Description, key_of: Callable[[str], str | None]) -> Tenure:
    """A post held, as a node of the file of a person describes it."""
    post, start, end = (about[prop][0].text if about[prop] else None for prop in ("post", "from", "to"))
    return Tenure(post or "", next(filter(None, (key_of(one.text) for one in about["of"])), None), start, end)


def entity_of(key: str, iri: str, about: Description) -> Entity:
    labels = {literal.language: literal.text for literal in about["label"]}
    label = labels.get("zh-hans") or next(iter(labels.values()))
    names = [literal.text for prop in ("label", "altLabel", "shortName") for literal in about[prop]]
    wikidata = next((x.text.rsplit("/", 1)[1] for x in about["exactMatch"] if "wikidata.org" in x.text), None)
    kind = cast(Kind, kind_of(key))
    return Entity(
        key,
        kind,
        label,
        unique(name for name in names if name != label),
        wikidata,
        iri.rsplit("/", 1)[1],
        curated=True,
    )


def names_of_row(kind: Kind, row: Mapping[str, str]) -> Iterator[Name]:
    """The folded names of a state or a place of the tables; of states the 方-forms too."""
    key = str(EntityKey(kind, row["key"]))
    full = unique([row["zh_hans"], row["zh_hant"], row.get("official_zh", ""), *row["other_names"].split("|")])
    yield from (Name(fold(text), key, kind, "name") for text in full if kind != "state" or not text.isascii())
    yield from (Name(fold(text), key, kind, "short") for text in listed(row.get("side_form", "")))


def organ_of_row(row: Mapping[str, str]) -> Organ:
    """A kind of organ of the table."""
    names = unique(map(fold, row["zh"].split("|")))
    return Organ(row["suffix"], names, row["en"], frozenset(listed(row["states"])), row["class"])


def entity_of_row(kind: Kind, row: Mapping[str, str]) -> Entity:
    """A state or a place of the tables."""
    names = [row["zh_hant"], row["en"], row.get("official_zh", ""), *row["other_names"].split("|")]
    key = str(EntityKey(kind, row["key"]))
    return Entity(key, kind, row["zh_hans"], unique(names), row.get("wikidata") or None, curated=True)


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def listed(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]
