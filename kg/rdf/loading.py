"""Documents and curated facts into named graphs; each triple into one of them."""

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.model import Annotation
from kg.model.keys import kind_of
from kg.model.namespaces import MODEL_VERSION, PROV, RDFS, Namespace
from kg.ontology import Ontology
from kg.rdf.checks import check_evidence
from kg.rdf.documents import document_triples
from kg.rdf.shared import entity_triples, one_label, reported_triples
from kg.rdf.terms import LABEL, TYPE, Writer, in_graph, iri, literal

__all__ = ["add", "background", "consolidate", "provenance"]


def add(store: ox.Store, annotation: Annotation, namespace: Namespace) -> None:
    """One document into `graph/document/<id>`, and what others may say too into the graphs that all share.

    All of it or, with an error, none.
    """
    check_evidence(annotation)
    parts = (
        (namespace.graph("document", annotation.document.id), document_triples),
        (namespace.graph("entities"), entity_triples),
        (namespace.graph("reported"), reported_triples),
    )
    quads = [in_graph(triple, iri(name)) for name, triples in parts for triple in triples(annotation, namespace)]
    store.extend(quads)  # in one transaction, unlike bulk_extend


def background(store: ox.Store, ontology: Ontology) -> None:
    """Curated facts into `graph/background`."""
    graph = iri(ontology.namespace.graph("background"))
    store.bulk_extend(in_graph(triple, graph) for triple in ontology.facts)


def consolidate(store: ox.Store, ontology: Ontology) -> None:
    """The background, and out of the shared graphs what it says already: no triple stands in two graphs.

    Not every engine takes the union of graphs for a set; where it is none, a triple in two graphs is two.
    """
    background(store, ontology)
    organs = _organs(store, ontology)
    store.bulk_extend(in_graph(triple, iri(ontology.namespace.graph("background"))) for triple in organs)
    known = [iri(ontology.namespace.graph(name)) for name in ("background", "entities", "reported")]
    for number, graph in enumerate(known[1:], 1):
        for quad in list(store.quads_for_pattern(None, None, None, graph)):
            if any(in_graph(quad.triple, earlier) in store for earlier in known[:number]):
                store.remove(quad)
    gone, instead = one_label([quad.triple for quad in store.quads_for_pattern(None, LABEL, None, known[1])])
    for triple in gone:
        store.remove(in_graph(triple, known[1]))
    for triple in instead:
        store.add(in_graph(triple, known[1]))


def _organs(store: ox.Store, ontology: Ontology) -> Iterable[ox.Triple]:
    """Whose organs those are that the documents name and only the table of organs makes."""
    named = {
        quad.object.value
        for quad in store.quads_for_pattern(None, iri(ontology.namespace.term("key")), None, None)
        if isinstance(quad.object, ox.Literal) and kind_of(quad.object.value) == "org"
    }
    return ontology.ties(sorted(named))


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
    used = sorted(documents)
    for document in used:
        store.add(ox.Quad(run, iri(PROV + "used"), iri(namespace.thing("document", document)), graph))
    counted = {"documentCount": str(len(used)), "modelVersion": MODEL_VERSION}
    for triple in Writer(namespace)(run, **counted):
        store.add(in_graph(triple, graph))
