"""JSON-LD of the union of all graphs: compact, one thing a line."""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.model.namespaces import RDF, XSD, Namespace
from kg.output.files import write_text
from kg.rdf.graph import RdfGraph
from kg.rdf.serialization import triples

__all__ = ["FILES", "FORMAT", "INPUT", "export"]

FORMAT = "jsonld"
FILES = ("graph.jsonld",)
INPUT = "graph"

Node = dict[str, list[Any]]


def export(graph: RdfGraph, folder: Path) -> None:
    """Write `graph.jsonld`. Oxigraph's own writer leaves every IRI at full length, which is two and a half times as much."""
    context = Namespace(graph.base).prefixes()
    nodes = [json.dumps(node, ensure_ascii=False) for node in _nodes(triples(graph.store, graph.base), context)]
    head = json.dumps(context, ensure_ascii=False, indent=1)
    write_text(folder / FILES[0], f'{{"@context": {head},\n"@graph": [\n' + ",\n".join(nodes) + "\n]}\n")


def _nodes(found: Iterable[ox.Triple], context: dict[str, str]) -> Iterable[dict[str, Any]]:
    """A node object a subject, sorted; a single value stands without brackets."""
    names = _Names(context)
    nodes: dict[str, Node] = defaultdict(lambda: defaultdict(list))
    for triple in found:
        node = nodes[names.of(triple.subject)]
        if triple.predicate.value == RDF + "type":
            node["@type"].append(names.of(triple.object))
        else:
            node[names.of(triple.predicate)].append(_value(triple.object, names))
    for name, node in sorted(nodes.items()):
        values = {prop: sorted(several, key=repr) for prop, several in sorted(node.items())}
        yield {"@id": name, **{prop: several[0] if len(several) == 1 else several for prop, several in values.items()}}


class _Names:
    """IRIs as `prefix:rest` where the context has a prefix; each looked for once."""

    def __init__(self, context: dict[str, str]) -> None:
        self.prefixes = sorted(((start, prefix) for prefix, start in context.items()), reverse=True)
        self.known: dict[str, str] = {}

    def of(self, term: Any) -> str:
        iri = str(term.value)
        if iri not in self.known:
            fits = ((start, prefix) for start, prefix in self.prefixes if iri.startswith(start) and iri != start)
            start, prefix = next(fits, ("", ""))
            rest = iri.removeprefix(start)
            self.known[iri] = iri if not prefix or rest.startswith("//") else f"{prefix}:{rest}"
        return self.known[iri]


def _value(term: Any, names: _Names) -> Any:
    """Strings and booleans as JSON has them; what has a language or another datatype as a value object."""
    if not isinstance(term, ox.Literal):
        return {"@id": names.of(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == XSD + "string":
        return term.value
    if term.datatype.value == XSD + "boolean":
        return term.value == "true"
    return {"@value": term.value, "@type": names.of(term.datatype)}
