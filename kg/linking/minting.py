"""Entities of a document: known ones taken from the ontology, new ones with a stable key."""

from dataclasses import replace

from kg.analysis import Analysis
from kg.folding import fold
from kg.model import Entity, Kind
from kg.namespaces import digest
from kg.ontology import Ontology

__all__ = ["alias", "known", "mint", "state_of"]


def known(analysis: Analysis, key: str) -> str:
    """The entity of a key of the ontology; an organ of a state that only the table makes gets its name from there."""
    if key not in analysis.entities:
        _enter(
            analysis,
            analysis.ontology.entities.get(key)
            or analysis.ontology.organ_entity(key)
            or Entity(key, "org", key.split(":", 1)[1]),
        )
    return key


def _enter(analysis: Analysis, entity: Entity) -> None:
    """A new entity with what it is found by again."""
    analysis.entities[entity.key] = entity
    analysis.identities.setdefault((entity.kind, entity.iri_key), entity.key)
    if entity.kind == "org" and (state := state_of(analysis.ontology, entity.key)):
        analysis.organs.setdefault(state, set()).add(entity.key)


def state_of(ontology: Ontology, key: str) -> str | None:
    """The state whose organ an organization is, if it is one; a state itself."""
    if key.startswith("state:"):
        return key
    if not key.startswith("org:"):
        return None
    if state := ontology.organ_of.get(key):
        return state
    code = key[4:7]
    return f"state:{code}" if key[7:8] == "-" and f"state:{code}" in ontology.entities else None


def mint(
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
    if identity:
        full = analysis.identities.get((kind, identity), full)
    if full not in analysis.entities:
        key = identity or key
        plain = key if key.isascii() and key.replace("-", "").replace(".", "").isalnum() else digest(kind, fold(key))
        _enter(analysis, Entity(full, kind, label, aliases, iri_key=plain, date=date))
    return full


def alias(analysis: Analysis, key: str, name: str) -> None:
    """Another name of an entity, as this document uses it."""
    entity = analysis.entities[key]
    if name != entity.label and name not in entity.aliases:
        analysis.entities[key] = replace(entity, aliases=(*entity.aliases, name))
