"""What the files of an ontology say of things, and the entities and names that follow from it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, cast, get_args

import pyoxigraph as ox

from kg.model import Entity, Form, Kind
from kg.model.keys import EntityKey, kind_of
from kg.model.namespaces import RDFS, SKOS, Namespace
from kg.ontology.records import Description, Name, Value, entity_of, entity_of_row, names_of_row
from kg.text.script import fold

__all__ = ["Table", "called", "described", "entities", "keys_of", "names"]

FORM_OF = {"label": "name", "altLabel": "name", "shortName": "short", "metonym": "metonym", "nominal": "nominal"}
Table = tuple[Kind, list[dict[str, str]]]  # of states, of places


def described(triples: Iterable[ox.Triple], namespace: Namespace) -> dict[str, Description]:
    """Subject IRI -> property (local name or IRI) -> values; what is not said is an empty list."""
    found: dict[str, Description] = defaultdict(lambda: defaultdict(list))
    short: dict[str, str] = {}
    for triple in triples:
        prop, value = triple.predicate.value, triple.object
        if prop not in short:
            short[prop] = prop.removeprefix(namespace.term("")).removeprefix(RDFS).removeprefix(SKOS)
        language = value.language if isinstance(value, ox.Literal) else None
        found[cast(ox.NamedNode, triple.subject).value][short[prop]].append(Value(cast(Any, value).value, language))
    return found


def keys_of(about: Mapping[str, Description], base: str) -> dict[str, str]:
    """Described IRI -> the key of its entity: its `:key`, else id/state/CHN -> state:CHN; people by their Chinese label."""
    start, kinds, found = base + "id/", frozenset(get_args(Kind)), {}
    for iri, said in list(about.items()):
        kind, _, last = iri.removeprefix(start).partition("/")
        if kind in kinds and last and "/" not in last:
            found[iri] = said["key"][0].text if said["key"] else f"{kind}:{last}"
            if kind == "person":
                label = next((x.text for x in said["label"] if x.language == "zh-hans"), last)
                found[iri] = str(EntityKey("person", label))
    return found


def entities(tables: Iterable[Table], about: Mapping[str, Description], keys: Mapping[str, str]) -> dict[str, Entity]:
    """Every curated entity by its key."""
    found = {one.key: one for kind, rows in tables for row in rows for one in [entity_of_row(kind, row)]}
    return found | {key: entity_of(key, iri, about[iri]) for iri, key in keys.items() if about[iri]["label"]}


def names(tables: Iterable[Table], about: Mapping[str, Description], keys: Mapping[str, str]) -> tuple[Name, ...]:
    """Every name of every entity, folded."""
    found = [name for kind, rows in tables for row in rows for name in names_of_row(kind, row)]
    for iri, key in keys.items():
        kind = cast(Kind, kind_of(key))
        found += [
            Name(fold(x.text), key, kind, cast(Form, form)) for prop, form in FORM_OF.items() for x in about[iri][prop]
        ]
    return tuple(dict.fromkeys(name for name in found if not set(name.text) & set("《》")))


def called(every: Iterable[Name]) -> dict[str, tuple[str, ...]]:
    """Folded name that only a post before it makes sure -> the people called so."""
    found: dict[str, tuple[str, ...]] = {}
    for name in every:
        if name.kind == "person" and name.form == "nominal":
            found[name.text] = (*found.get(name.text, ()), name.key)
    return found
