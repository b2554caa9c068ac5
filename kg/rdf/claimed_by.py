"""In which claim a relation stands that only somebody's words report."""

from kg.model import Annotation, Relation
from kg.model.namespaces import Namespace
from kg.rdf.iris import claim_iri
from kg.rdf.terms import Term, iri

__all__ = ["claimed_in"]


def claimed_in(relation: Relation, annotation: Annotation, namespace: Namespace) -> Term | None:
    """The smallest claim around the words of a claimed relation; of two as small, that with the first IRI."""
    if relation.modality != "claimed":
        return None
    around = [claim for claim in annotation.claims if claim.content.span.holds(relation.evidence.span)]
    found = [
        (claim.content.span.end - claim.content.span.start, claim_iri(claim, annotation.document, namespace).value)
        for claim in around
    ]
    return iri(min(found)[1]) if found else None
