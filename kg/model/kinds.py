"""The kinds of entities, in one table: whatever is written of a kind is written here."""

from dataclasses import dataclass

from kg.model.annotation import Kind

__all__ = ["KINDS", "KindOfEntity"]


@dataclass(frozen=True, slots=True)
class KindOfEntity:
    """What one kind is called, and where its entities are described."""

    stand_off: str  # the type in the stand-off JSON, which is the gold's
    rdf_class: str  # the class in `schema.ttl`
    one: str  # in the summary of a build
    many: str
    folder: str | None = None  # of `ontology/entities/`, one file a thing
    table: str | None = None  # of `ontology/entities/`, one row a thing


# In the order of the summary.
KINDS: dict[Kind, KindOfEntity] = {
    "state": KindOfEntity("State", "State", "state", "states", table="states"),
    "org": KindOfEntity(
        "Organization", "Organization", "organization", "organizations", folder="organizations", table="organizations"
    ),
    "person": KindOfEntity("Person", "Person", "person", "people", folder="people"),
    "treaty": KindOfEntity("Treaty", "Treaty", "treaty or agreement", "treaties and agreements", folder="treaties"),
    "group": KindOfEntity("ActorGroup", "ActorGroup", "group", "groups", folder="groups"),
    "doc": KindOfEntity("Document", "NamedDocument", "document named", "documents named", folder="documents"),
    "event": KindOfEntity("Event", "Event", "event", "events", folder="events"),
    "place": KindOfEntity("Place", "Place", "place", "places", table="places"),
}
