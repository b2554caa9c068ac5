"""In which claim a relation stands that only somebody's words report."""

import pyoxigraph as ox

from kg.model import Annotation, Relation
from kg.model.namespaces import Namespace
from kg.rdf.iris import claim_iri

__all__ = ["claimed_in"]


def claimed_in(relation: Relation, annotation: Annotation, namespace: Namespace) -> ox.NamedNode | None:
    """The smallest claim around the words of a claimed relation; of two as small, that with the first IRI."""
    if relation.modality != "claimed":
        return None
    around = [claim for claim in annotation.claims if claim.content.span.holds(relation.evidence.span)]
    found = [
        (claim.content.span.end - claim.content.span.start, claim_iri(claim, annotation.document, namespace).value)
        for claim in around
    ]
    return ox.NamedNode(min(found)[1]) if found else None
