"""The properties of the service: by which a name may be told apart, and which a table may be extended with.

Beside those that every entity has there is one for each curated fact, by the name that the ontology has for it.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from kg.catalog import Entity, Fact, Page, Ref
from kg.model.keys import name_of
from kg.serving.api.openrefine.types import label_of, types_of
from kg.serving.builds import Build

__all__ = ["COMPARED", "ENTERED", "Property", "properties_of", "property_of", "values_of"]

Value = dict[str, Any]
WIKIDATA = "http://www.wikidata.org/entity/"
# Of the record and not of the thing; and what has a name of its own here.
UNTOLD = {"source", "verification", "comment", "editorialNote", "asOf", "note", "iso2"}
PAGE = 1_000


class Property(NamedTuple):
    """An id, a name, and how it is read from an entity."""

    id: str
    name: str
    read: Callable[[Entity], Iterator[Value]]


def _texts(read: Callable[[Entity], Iterator[str]]) -> Callable[[Entity], Iterator[Value]]:
    return lambda one: ({"str": text} for text in read(one) if text)


def _number(read: Callable[[Entity], int]) -> Callable[[Entity], Iterator[Value]]:
    return lambda one: iter(({"int": read(one)},))


def _wikidata(one: Entity) -> Iterator[str]:
    yield from (link.removeprefix(WIKIDATA) for link in one.links if link.startswith(WIKIDATA))


def _told(name: str) -> Callable[[Entity], Iterator[str]]:
    return lambda one: (str(fact.value) for fact in one.facts if _name(fact) == name and not fact.inverse)


# What a query may say beside the name: who held a post on a date, which of several things of one name.
ENTERED = (
    Property("date", "日期 · date", _texts(_told("date"))),
    Property("kind", "类别 · kind", lambda one: iter(({"str": one.ref.kind},))),
)
COMPARED = (
    Property("wikidata", "维基数据 · Wikidata", _texts(_wikidata)),
    Property("iso3166", "两字母国家代码 · ISO 3166-1 alpha-2", _texts(_told("iso2"))),
)
OWN = (
    Property("label_zh", "中文名 · Chinese label", _texts(lambda one: iter((one.ref.zh,)))),
    Property("label_en", "英文名 · English label", _texts(lambda one: iter((one.ref.en,)))),
    Property("aliases", "别名 · other names", _texts(lambda one: iter(one.aliases))),
    Property("iri", "IRI", _texts(lambda one: iter((one.ref.iri,)))),
    Property("same_as", "外部链接 · links elsewhere", _texts(lambda one: iter(one.links))),
    Property("documents", "文件数 · documents that mention it", _number(lambda one: one.documents)),
    Property("claims_by", "所作声称数 · claims by it", _number(lambda one: one.claims_by)),
    Property("claims_about", "相关声称数 · claims about it", _number(lambda one: one.claims_about)),
)


def properties_of(build: Build, kind: str = "") -> tuple[Property, ...]:
    """Those that an entity of a kind may have; of no kind in particular, of any."""
    kinds = [kind] if kind else list(types_of(build))
    own = (*ENTERED, *COMPARED, *OWN)
    facts = {one.id: one for each in kinds for one in _facts_of(build)(each)}
    known = {one.id for one in own}
    return (*own, *(one for one in facts.values() if one.id not in known))


def property_of(build: Build, id: str) -> Property | None:
    return build.once("openrefine.properties by id", lambda: {one.id: one for one in properties_of(build)}).get(id)


def values_of(one: Property, entity: Entity | None) -> list[Value]:
    """Each value once; none of what is not there."""
    found = [] if entity is None else list(one.read(entity))
    return [value for at, value in enumerate(found) if value not in found[:at]]


def _facts_of(build: Build) -> Callable[[str], tuple[Property, ...]]:
    """Properties for the facts of a kind, those that most have first."""

    def read(kind: str) -> tuple[Property, ...]:
        seen: Counter[Ref] = Counter()
        offset, total = 0, 1
        while offset < total:
            found = build.catalog.entities(kind=kind, page=Page(offset, PAGE))
            for entity in found.items:
                seen.update({one.property for one in entity.facts if _is_plain(one)})
            offset, total = offset + PAGE, found.total
        return tuple(_fact(ref) for ref, _ in sorted(seen.items(), key=lambda one: (-one[1], one[0].key)))

    return build.once("openrefine.facts by kind", lambda: lru_cache(32)(read))


def _fact(property_: Ref) -> Property:
    def read(one: Entity) -> Iterator[Value]:
        for fact in one.facts:
            if fact.property == property_ and _is_plain(fact):
                value = fact.value
                yield (
                    {"id": value.key, "name": label_of(value.zh, value.en)}
                    if isinstance(value, Ref)
                    else {"str": value}
                )

    return Property(name_of(property_.key), label_of(property_.zh, property_.en), read)


def _is_plain(fact: Fact) -> bool:
    """Said of the thing itself, and no note of the editors."""
    return not fact.inverse and not fact.parts and fact.value != "" and _name(fact) not in UNTOLD


def _name(fact: Fact) -> str:
    return name_of(fact.property.key)
