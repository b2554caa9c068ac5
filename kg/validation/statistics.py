"""What the ontology holds, counted."""

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.model.keys import kind_of
from kg.model.namespaces import RDF, SKOS
from kg.ontology import Ontology, load_ontology
from kg.validation.tables import Table, read_tables

__all__ = ["Counts", "as_of", "counts", "lines"]

Counts = dict[str, int | dict[str, int]]


def counts(ontology: Ontology | None = None) -> Counts:
    """Things by kind, some of them by class or status."""
    ontology = ontology or load_ontology()
    types, links = _types(ontology), Counter(triple.predicate.value for triple in ontology.triples)
    tables = {name: table for name, table in read_tables(ontology.folder) if isinstance(table, Table)}
    people = [key for key in ontology.entities if kind_of(key) == "person"]
    dated = [key for key in people if any(one.start or one.end for one in ontology.tenures.get(key, ()))]
    return {
        "states": _by(row["status"] for _, row in tables["states"].rows),
        "treaties": _by(_classes(types, "treaty")),
        "organizations": _by(_classes(types, "org")),
        "organs that states have": len(ontology.organs),
        "outlets": len(ontology.outlets),
        "groups": _by(_classes(types, "group")),
        "people": {"with dated tenures": len(dated), "without": len(people) - len(dated)},
        "tenures": _by(_verifications(ontology, "tenure")),
        "posts": len(ontology.posts),
        "places": len(tables["places"].rows),
        "documents": len(list(_classes(types, "doc"))),
        "events": len(list(_classes(types, "event"))),
        "topics": len(ontology.concepts("topic")),
        "expressions": links[SKOS + "hiddenLabel"],
        "participations": len(list(_classes(types, "participation"))),
        "saved questions": len(list(ontology.folder.glob("queries/*.rq"))),
        "cue verbs": len({verb for cue in ontology.lexicons.cues.cue for verb in cue.verbs}),
        "relation rules": len(ontology.rules.relations.rule) + len(ontology.rules.relations.structural),
    }


def as_of(ontology: Ontology | None = None) -> str | None:
    """The day, as 2026-08-22, to which the header of `schema.ttl` says that tenures and events are known."""
    ontology = ontology or load_ontology()
    said = ontology.namespace.term("knowledgeAsOf")
    return next((one.object.value for one in ontology.triples if one.predicate.value == said), None)  # type: ignore[union-attr]


def lines(counted: Counts) -> Iterator[str]:
    """One line a kind: `states: 199 (4 historical, 193 member, 2 observer)`."""
    for name, number in counted.items():
        parts = number if isinstance(number, dict) else {}
        inside = ", ".join(f"{count} {part}" for part, count in parts.items())
        total = sum(parts.values()) if isinstance(number, dict) else number
        yield f"{name}: {total}" + (f" ({inside})" if inside else "")


def _types(ontology: Ontology) -> dict[str, str]:
    """Described thing, as `treaty/NPT`, -> its class."""
    start, own = ontology.namespace.base + "id/", ontology.namespace.term("")
    return {
        str(triple.subject.value).removeprefix(start): str(triple.object.value).removeprefix(own)  # type: ignore[union-attr]
        for triple in ontology.triples
        if triple.predicate.value == RDF + "type"
    }


def _classes(types: dict[str, str], kind: str) -> Iterable[str]:
    return (name for thing, name in types.items() if thing.startswith(kind + "/"))


def _verifications(ontology: Ontology, kind: str) -> Iterable[str]:
    start, own = f"{ontology.namespace.base}id/{kind}/", ontology.namespace.term("")
    for triple in ontology.triples:
        if triple.predicate.value == own + "verification" and triple.subject.value.startswith(start):  # type: ignore[union-attr]
            yield triple.object.value.removeprefix(own)  # type: ignore[union-attr]


def _by(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
