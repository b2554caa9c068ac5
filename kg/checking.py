"""`kg check`: what a curator has to mend, and what a graph must never hold."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg.graph import load
from kg.model import Kind
from kg.ontology import Ontology, load_ontology
from kg.store.checks import check as check_store

__all__ = ["check"]


def check(output: Path | None = None, ontology: Ontology | None = None) -> Iterator[str]:
    """Problems as sentences: of the ontology's files and, if `output` is given, of the graph in it."""
    ontology = ontology or load_ontology()
    yield from _shared_names(ontology)
    yield from _examples(ontology)
    if output:
        graph = load(output, ontology=ontology)
        for name, row in check_store(graph.store, ontology.folder, graph.base):
            yield f"graph: {name}: {row}"


def _shared_names(ontology: Ontology) -> Iterator[str]:
    """No two entities of a kind share a full name."""
    owners: dict[tuple[Kind, str], set[str]] = defaultdict(set)
    for name in ontology.names:
        if name.form == "name":
            owners[name.kind, name.text].add(name.key)
    for (kind, text), keys in sorted(owners.items()):
        if len(keys) > 1 and text not in ontology.lexicon("ambiguous")["words"]:
            yield f"{kind}: {text} names {' and '.join(sorted(keys))}; make it :nominal in all but one, or list it in lexicon/ambiguous.toml"


def _examples(ontology: Ontology) -> Iterator[str]:
    """Every relation rule has an example and says what it gives."""
    rules = ontology.rules("relations")
    for rule in (*rules["rule"], *rules["structural"]):
        if not rule.get("example") or not rule.get("gives"):
            yield f"rules/relations.toml: rule {rule['name']} has no example; add example = and gives ="
