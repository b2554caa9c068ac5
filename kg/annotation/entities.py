"""Entities of a document: known ones taken from the ontology, new ones with a stable key."""

from dataclasses import replace

from kg.annotation.document import Analysis
from kg.errors import EntityError
from kg.model import Entity, Kind
from kg.model.keys import kind_of
from kg.model.namespaces import digest
from kg.ontology import Ontology
from kg.text.script import fold

__all__ = ["add_alias", "curated_entity", "new_entity"]


def curated_entity(analysis: Analysis, key: str) -> str:
    """The entity of a key of the ontology; an organ of a state that only the table makes gets its name from there.

    Raises EntityError for any other key: a key is never shown as a name.
    """
    if key not in analysis.entities:
        found = analysis.ontology.entities.get(key) or analysis.ontology.organ_entity(key)
        if found is None:
            raise EntityError(
                f"{analysis.document.name}: {key} names no entity; add it to the ontology, or mend what named it"
            )
        _enter(analysis, found)
    return key


def _enter(analysis: Analysis, entity: Entity) -> None:
    """A new entity with what it is found by again."""
    analysis.entities[entity.key] = entity
    analysis.identities.setdefault((entity.kind, entity.iri_key), entity.key)
    for whose in _whose(analysis.ontology, entity.key):
        analysis.organs.setdefault(whose, set()).add(entity.key)


def _whose(ontology: Ontology, key: str) -> set[str]:
    """Whose an organization is: the state or organization it speaks for, and where it is at home; an outlet is nobody's."""
    if kind_of(key) != "org" or key in ontology.outlets:
        return set()
    return {whose for whose in (ontology.principal_of(key), ontology.home.get(key)) if whose}


def new_entity(
    analysis: Analysis,
    kind: Kind,
    key: str,
    label: str,
    aliases: tuple[str, ...] = (),
    date: str | None = None,
    identity: str | None = None,
) -> str:
    """A new entity. Its IRI comes from kind and folded key (or `identity`) alone, so two documents agree on it."""
    full = f"{kind}:{key}"
    if f"{kind}:{fold(key)}" in analysis.ontology.entities:
        return curated_entity(analysis, f"{kind}:{fold(key)}")  # one key is one thing
    if identity:
        full = analysis.identities.get((kind, identity), full)
    if full not in analysis.entities:
        key = identity or key
        plain = key if key.isascii() and key.replace("-", "").replace(".", "").isalnum() else digest(kind, fold(key))
        _enter(analysis, Entity(full, kind, label, aliases, iri_key=plain, date=date))
    return full


def add_alias(analysis: Analysis, key: str, name: str) -> None:
    """Another name of an entity, as this document uses it."""
    entity = analysis.entities[key]
    if name != entity.label and name not in entity.aliases:
        analysis.entities[key] = replace(entity, aliases=(*entity.aliases, name))
