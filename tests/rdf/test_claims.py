"""A claim as triples."""

from kg.model import Code
from kg.model.namespaces import RDF, Namespace
from kg.rdf.claims import claim_triples, codes
from kg.rdf.iris import claim_iri, document_iri
from kg.rdf.terms import Writer, iri
from tests.support.making import annotation_of
from tests.support.statements import triples

NAMESPACE = Namespace("https://example.org/kg/")
ANNOTATION = annotation_of("中国外交部发言人赵立坚10日表示，美国拥有核武器，这违反《不扩散核武器条约》第六条。")


def written() -> set[tuple[str, str, str]]:
    (claim, *_) = ANNOTATION.claims
    document = document_iri(ANNOTATION.document, NAMESPACE)
    found = triples(claim_triples(claim, ANNOTATION, document, Writer(NAMESPACE)))
    return {
        (one.subject.value, one.predicate.value.removeprefix(NAMESPACE.term("")), one.object.value) for one in found
    }  # type: ignore[union-attr]


def test_a_claim_says_who_how_of_whom_where_and_when() -> None:
    claim, found = ANNOTATION.claims[0], written()
    subject = claim_iri(claim, ANNOTATION.document, NAMESPACE).value
    own = {(name, value) for one, name, value in found if one == subject}
    assert ("statedIn", document_iri(ANNOTATION.document, NAMESPACE).value) in own
    assert ("onBehalfOf", NAMESPACE.thing("state", "CHN")) in own
    assert ("contentText", claim.content.quote) in own and ("claimDateFrom", "2022-06-10") in own
    assert ("illocution", NAMESPACE.concept("illocution", claim.illocution)) in own
    assert {name for name, _ in own} >= {
        "speaker",
        "contentEvidence",
        "cueEvidence",
        "sourceEvidence",
        "polarity",
        "rule",
    }


def test_what_is_claimed_is_a_record_and_no_plain_triple() -> None:
    proposed = ANNOTATION.claims[0].propositions
    assert [(one.subject, one.predicate, one.object) for one in proposed] == [
        ("state:USA", "possesses", "arms:nuclear-weapons")
    ]
    found = written()
    state, arms = NAMESPACE.thing("state", "USA"), NAMESPACE.concept("arms", "nuclear-weapons")
    records = {subject for subject, name, value in found if name == RDF + "subject" and value == state}
    assert len(records) == 1
    record = records.pop()
    assert (record, RDF + "object", arms) in found
    assert (record, RDF + "predicate", NAMESPACE.term("possesses")) in found
    assert not [one for one in found if one[0] == state]


def test_codes_are_written_as_far_as_there_are_any() -> None:
    subject, write = iri("https://example.org/s"), Writer(NAMESPACE)
    assert list(codes(subject, None, write)) == []
    found = {
        one.predicate.value.rpartition("#")[2]: one.object.value
        for one in triples(codes(subject, Code("CONSULT", cameo="040"), write))
    }  # type: ignore[union-attr]
    assert found == {"plover": "CONSULT", "cameo": "040"}
