"""All names that are known, by their plain spelling: of the ontology, and of what a graph's documents name besides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import pyoxigraph as ox

from kg.catalog.matching.nouns import Known, NameOf
from kg.catalog.matching.spelling import edits, is_latin, plain, swapped, words_of
from kg.model import Entity
from kg.model.keys import kind_of, name_of
from kg.model.namespaces import RDFS, SKOS
from kg.ontology import Ontology
from kg.rdf.records import EntityRecord

__all__ = ["FORMS", "Form", "KnownNames", "known_names"]

NEAR_CHINESE, NEAR_LATIN = 4, 6  # characters from which on a name one edit away is told
NEAR_LONGEST = 40
OWN_NAMES = ("person", "org", "place", "treaty")  # kinds of which documents give names and not only nouns


class Form(NamedTuple):
    """A kind of name: how it is told, its score, and whether it is enough by itself."""

    told: str
    score: float
    sure: bool


FORMS = {
    "label": Form("exact label", 1.0, True),
    "alias": Form("alias", 0.98, True),
    "key": Form("key", 1.0, True),
    "short": Form("short form", 0.95, True),
    "met": Form("name in the documents", 0.9, True),
    "code": Form("code", 0.8, False),  # ISO 3166, or the end of the key
    "letter": Form("one-character form", 0.75, False),
    "metonym": Form("place that stands for its government", 0.7, False),
    "nominal": Form("word that stands for it only by context", 0.65, False),
    "expression": Form("expression that names the topic", 0.7, False),
}
OF_PROPERTY = {"label": "label", "prefLabel": "label", "altLabel": "alias", "acronym": "alias", "shortName": "short",
               "metonym": "metonym", "nominal": "nominal", "hiddenLabel": "expression", "iso2": "code"}  # fmt: skip


class KnownNames:
    """Entities by key, and their names by plain spelling. Made by `known_names`; what is asked seldom is indexed when it is."""

    def __init__(self, ontology: Ontology, entities: dict[str, Known], names: Iterable[NameOf]) -> None:
        self.ontology = ontology
        self.entities = entities
        self._by_plain: dict[str, list[NameOf]] = defaultdict(list)
        for name in names:
            if spelled := plain(name.text):
                self._by_plain[spelled].append(name)

    def of(self, spelled: str) -> tuple[NameOf, ...]:
        """The names of that plain spelling."""
        return tuple(self._by_plain.get(spelled, ()))

    def known(self, key: str) -> Known | None:
        """The entity of a key; an organ of a state too that only the table of organs makes."""
        if key in self.entities:
            return self.entities[key]
        organ = self.ontology.organ_entity(key)
        return _known(organ, self.ontology) if organ else None

    def forms_of(self, key: str) -> tuple[str, ...]:
        """The plain spellings of an entity's own names, longest first."""
        return self._spellings.get(key, ())

    @cached_property
    def _spellings(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for spelled, names in self._by_plain.items():
            for name in names:
                if name.form in ("label", "alias", "short", "letter"):
                    found[name.key].add(spelled)
        return {key: tuple(sorted(spelled, key=lambda one: (-len(one), one))) for key, spelled in found.items()}

    def states_of(self, key: str) -> set[str]:
        """The states whose an entity is: the state of an organ, those that a person had posts of, that in which a place lies."""
        held = (one.of for one in self.ontology.tenures.get(key, ()))
        whose = {self.ontology.state_of(one) for one in (key, *held) if one and kind_of(one) in ("state", "org")}
        return {one for one in (*whose, self._lies_in.get(key)) if one} - {key}

    @cached_property
    def _lies_in(self) -> dict[str, str]:
        """Place -> state."""
        keys = {known.iri: key for key, known in self.entities.items()}
        inside = self.ontology.namespace.term("inState")
        found = (
            (keys.get(triple.subject.value), keys.get(triple.object.value))
            for triple in self.ontology.facts
            if triple.predicate.value == inside
            and isinstance(triple.subject, ox.NamedNode)
            and isinstance(triple.object, ox.NamedNode)
        )
        return {place: state for place, state in found if place and state}

    @cached_property
    def english(self) -> dict[str, str]:
        """Key -> its label in Latin letters."""
        names = (name for names in self._by_plain.values() for name in names)
        return {name.key: name.text for name in names if name.form == "label" and name.language == "en"}

    @cached_property
    def in_any_order(self) -> dict[str, tuple[NameOf, ...]]:
        """Words of a Latin name of a person in one order -> names of these words."""
        found: dict[str, list[NameOf]] = defaultdict(list)
        for names in self._by_plain.values():
            for name in names:
                if self.entities[name.key].kind == "person" and (words := swapped(name.text)):
                    found[words].append(name)
        return {words: tuple(names) for words, names in found.items()}

    @cached_property
    def by_part(self) -> dict[str, tuple[str, ...]]:
        """Part of a person's name, between dots or the last word -> the people with such a name."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for names in self._by_plain.values():
            for name in names:
                if self.entities[name.key].kind == "person":
                    for part in _parts(name.text):
                        found[part][name.key] = None
        return {part: tuple(keys) for part, keys in found.items()}

    @cached_property
    def _one_less(self) -> dict[str, tuple[str, ...]]:
        """A spelling with one character less, or the whole -> the spellings it is made from."""
        found: dict[str, list[str]] = defaultdict(list)
        for spelled in self._by_plain:
            if _may_be_near(spelled):
                for one in set(edits(spelled)):
                    found[one].append(spelled)
        return {one: tuple(spelled) for one, spelled in found.items()}

    def near(self, spelled: str) -> list[NameOf]:
        """Names one edit away: a character more, less, another, or two that changed places."""
        if not _may_be_near(spelled):
            return []
        rivals = {other for one in set(edits(spelled)) for other in self._one_less.get(one, ())}
        return [name for other in sorted(rivals) if _one_edit(spelled, other) for name in self._by_plain[other]]


def known_names(ontology: Ontology, met: Iterable[EntityRecord] = ()) -> KnownNames:
    """The names of an ontology and, of a graph's entities (`graph.records().entities()`), those that it does not describe."""
    entities = {key: _known(entity, ontology) for key, entity in ontology.entities.items()}
    for iri, about in ontology.concepts("topic").items():
        if labels := {value.language: value.text for value in about["prefLabel"]}:
            key = f"topic:{iri.rpartition('/')[2]}"
            entities[key] = Known(key, iri, "topic", labels.get("zh-hans") or next(iter(labels.values())))
    names = list(_curated(ontology, {known.iri: key for key, known in entities.items()}))
    for record in met:
        if record.key not in entities and ontology.organ_entity(record.key) is None:
            entities[record.key] = Known(record.key, record.entity, record.kind, record.label)
            form = "met" if record.kind in OWN_NAMES else "nominal"  # 声明, 两国, 会谈 are aliases of the others
            names += [
                NameOf(record.key, record.label, "met"),
                *(NameOf(record.key, one, form) for one in record.aliases),
            ]
    for key, known in entities.items():
        names += [NameOf(key, key, "key"), NameOf(key, known.iri, "key"), NameOf(key, name_of(key), "code")]
    return KnownNames(ontology, entities, names)


def _known(entity: Entity, ontology: Ontology) -> Known:
    iri = ontology.namespace.thing(entity.kind, entity.iri_key or name_of(entity.key))
    return Known(entity.key, iri, entity.kind, entity.label)


def _curated(ontology: Ontology, keys: dict[str, str]) -> Iterator[NameOf]:
    """The names that the curated facts give, each once."""
    own = ontology.namespace.term("")
    properties: dict[str, str | None] = {}
    seen: set[tuple[str, str]] = set()
    for triple in ontology.facts:
        prop = triple.predicate.value
        if prop not in properties:
            short = prop.removeprefix(own).removeprefix(RDFS).removeprefix(SKOS)
            properties[prop] = OF_PROPERTY.get(short)
        form, value, subject = properties[prop], triple.object, triple.subject
        if not form or not isinstance(value, ox.Literal) or not isinstance(subject, ox.NamedNode):
            continue
        key = keys.get(subject.value)
        if key and (key, value.value) not in seen:
            seen.add((key, value.value))
            one = form == "short" and len(value.value) == 1
            yield NameOf(key, value.value, "letter" if one else form, value.language or "")


def _parts(text: str) -> set[str]:
    if "·" in text:
        return {plain(part) for part in text.split("·") if len(part) > 1}
    words = words_of(text) if is_latin(text) else ()
    return {words[-1]} if len(words) > 1 else set()


def _may_be_near(spelled: str) -> bool:
    return (NEAR_LATIN if spelled.isascii() else NEAR_CHINESE) <= len(spelled) <= NEAR_LONGEST


def _one_edit(one: str, other: str) -> bool:
    """Whether two different strings are one edit apart."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        same = one[at + 1 :] == other[at + 1 :]
        return same or (one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :])
    short, long = sorted((one, other), key=len)
    return short[at:] == long[at + 1 :]
