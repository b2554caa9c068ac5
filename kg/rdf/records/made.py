"""Records of annotations that stand in no store: what a build of the same documents would record."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.model import Annotation
from kg.ontology import Ontology
from kg.rdf.checks import check_evidence
from kg.rdf.documents import document_triples
from kg.rdf.iris import document_iri
from kg.rdf.records.reader import RecordReader
from kg.rdf.records.triples import GivenTriples
from kg.rdf.shared import entity_triples, one_label, reported_triples
from kg.rdf.terms import iri, literal
from kg.rdf.utterances import utterance_triples
from kg.text.near_duplicates import copies

__all__ = ["records_of"]


def records_of(annotations: Iterable[Annotation], ontology: Ontology) -> RecordReader:
    """A reader as `RdfGraph.records` of a graph to which these were added, in their order, and which was finished.

    Of a text under two names the first counts. Nothing is left that only a store knows: copies are told by the texts,
    and a name by all the documents that print it. Raises KGError for evidence that is not in its text.
    """
    distinct: dict[str, Annotation] = {}
    for annotation in annotations:
        distinct.setdefault(annotation.document.id, annotation)
    triples = list(_triples(list(distinct.values()), ontology))
    said = utterance_triples(RecordReader(GivenTriples(triples), ontology.namespace).claims(), ontology)
    return RecordReader(GivenTriples([*triples, *(triple for _, triple in said)]), ontology.namespace)


def _triples(annotations: list[Annotation], ontology: Ontology) -> Iterator[ox.Triple]:
    namespace = ontology.namespace
    for annotation in annotations:
        check_evidence(annotation)
        yield from document_triples(annotation, namespace)
        yield from reported_triples(annotation, namespace)
    yield from ontology.facts
    named = {one for annotation in annotations for one in entity_triples(annotation, namespace)} - set(ontology.facts)
    gone, instead = one_label(named)
    yield from named - set(gone)
    yield from instead
    yield from _copies(annotations, ontology)


def _copies(annotations: list[Annotation], ontology: Ontology) -> Iterator[ox.Triple]:
    documents = [one.document for one in annotations]
    texts = ((document_iri(one, ontology.namespace), one.published, literal(one.text)) for one in documents)
    found = copies((document.value, date, text.value) for document, date, text in texts)
    for copy, earliest in found.items():
        yield ox.Triple(iri(copy), iri(ontology.namespace.term("sameTextAs")), iri(earliest))
