"""Records of annotations that stand in no graph: what a build of the same documents would record."""

from collections.abc import Iterable

from kg.model import Annotation
from kg.ontology import Ontology
from kg.rdf.assembly import Gathered, assembled, graphs_of
from kg.rdf.parts import Part, part_of
from kg.rdf.records.lines import LineTriples
from kg.rdf.records.reader import RecordReader

__all__ = ["records_of"]


def records_of(annotations: Iterable[Annotation], ontology: Ontology) -> RecordReader:
    """A reader as `RdfGraph.records` of a graph to which these were added, in their order, and which was finished.

    Of a text under two names the first counts. Raises KGError for evidence that is not in its text.
    """
    parts, gathered = dict[str, Part](), Gathered()
    for annotation in annotations:
        if annotation.document.id not in parts:
            part = parts[annotation.document.id] = part_of(annotation, ontology.namespace)
            gathered.add(part)
    shared = assembled(gathered, ontology, {})
    graphs = graphs_of(parts, shared, ontology.namespace.base)
    found = (one for graph in graphs for some in (graph.own, graph.ties) for one in some)
    return RecordReader(LineTriples(found), ontology.namespace)
