"""Documents and curated facts into the named graphs, and the default graph made of them."""

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.model import Annotation
from kg.namespaces import PROV, RDFS, SKOS, Namespace
from kg.ontology import Ontology
from kg.store.checks import check_evidence
from kg.store.terms import LABEL, TYPE, Writer, in_graph, iri, literal
from kg.store.triples import describe, propositions

__all__ = ["add", "consolidate", "provenance"]


def add(store: ox.Store, annotation: Annotation, namespace: Namespace) -> None:
    """One document into `graph/document/<id>`, its propositions into `graph/claim/<id>`; raises EvidenceError first."""
    check_evidence(annotation)
    graph = iri(namespace.graph("document", annotation.document.id))
    store.bulk_extend(in_graph(triple, graph) for triple in describe(annotation, namespace))
    for claim, triple in propositions(annotation, namespace):
        name = claim.value.rsplit("/", 1)[1]
        store.add(in_graph(triple, iri(namespace.graph("claim", name))))


def consolidate(store: ox.Store, ontology: Ontology) -> None:
    """Curated facts into `graph/background`; then everything but propositions and provenance once into the default graph."""
    namespace = ontology.namespace
    background = iri(namespace.graph("background"))
    store.bulk_extend(in_graph(triple, background) for triple in (*ontology.facts, *_organs(store, ontology)))
    hidden = (namespace.graph("claim") + "/", namespace.graph("provenance"))
    graphs = [
        graph
        for graph in store.named_graphs()
        if isinstance(graph, ox.NamedNode) and not graph.value.startswith(hidden)
    ]
    for graph in graphs:  # a store is a set: what two graphs say stands once in the default graph
        store.update(f"ADD {graph} TO DEFAULT")  # a third of the time of copying quads one by one
    _one_label(store)


def _organs(store: ox.Store, ontology: Ontology) -> Iterable[ox.Triple]:
    """Whose organs those are that the documents name and only the table of organs makes."""
    named = {
        quad.object.value
        for quad in store.quads_for_pattern(None, iri(ontology.namespace.term("key")), None, None)
        if isinstance(quad.object, ox.Literal) and quad.object.value.startswith("org:")
    }
    return ontology.ties(sorted(named))


def _one_label(store: ox.Store) -> None:
    """Two documents may print one new name in two scripts: the first stays its label, the others become other names."""
    labels: dict[ox.NamedNode, list[ox.Literal]] = {}
    for quad in store.quads_for_pattern(None, LABEL, None, ox.DefaultGraph()):
        if (
            isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.Literal)
            and quad.object.language == "zh"
        ):
            labels.setdefault(quad.subject, []).append(quad.object)
    for subject, found in labels.items():
        for other in sorted(found, key=lambda label: label.value)[1:]:
            store.remove(ox.Quad(subject, LABEL, other, ox.DefaultGraph()))
            store.add(ox.Quad(subject, iri(SKOS + "altLabel"), other, ox.DefaultGraph()))


def provenance(store: ox.Store, namespace: Namespace, versions: Mapping[str, str], documents: Iterable[str]) -> None:
    """The run into `graph/provenance`: versions, no time of day, so that the same input gives the same bytes."""
    graph = iri(namespace.graph("provenance"))
    run = iri(namespace.thing("activity", "build"))
    store.add(ox.Quad(run, TYPE, iri(PROV + "Activity"), graph))
    for name, version in sorted(versions.items()):
        agent = iri(namespace.thing("software", name))
        store.add(ox.Quad(agent, TYPE, iri(PROV + "SoftwareAgent"), graph))
        store.add(ox.Quad(agent, iri(RDFS + "label"), literal(f"{name} {version}"), graph))
        store.add(ox.Quad(run, iri(PROV + "wasAssociatedWith"), agent, graph))
    for document in documents:
        store.add(ox.Quad(run, iri(PROV + "used"), iri(namespace.thing("document", document)), graph))
    for triple in Writer(namespace)(run, documentCount=str(len(list(documents)))):
        store.add(in_graph(triple, graph))
