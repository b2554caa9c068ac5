"""A narrated event as triples."""

from kg.model.namespaces import Namespace
from kg.rdf.events import event_triples, narration_triples
from kg.rdf.iris import document_iri, of
from kg.rdf.terms import Writer
from tests.support.making import annotation_of
from tests.support.statements import triples

NAMESPACE = Namespace("https://example.org/kg/")
ANNOTATION = annotation_of("新华社北京6月15日电 王毅10日在纽约会见格罗西。", "俄罗斯2023年退出《开放天空条约》。")


def test_what_all_documents_share_and_what_only_one_tells() -> None:
    write, document = Writer(NAMESPACE), document_iri(ANNOTATION.document, NAMESPACE)
    assert {one.event_class for one in ANNOTATION.events} == {"Meeting", "Withdrawal"}
    for event in ANNOTATION.events:
        subject = of(event.key, ANNOTATION, NAMESPACE)
        shared = triples(event_triples(event, ANNOTATION, write))
        names = [one.predicate.value.rpartition("#")[2] for one in shared]
        assert all(str(one.subject) == subject for one in shared)
        assert names.count("participant") == len(event.participants) and "dateFrom" in names and "plover" in names
        assert ("involves" in names) is bool(event.objects) and "statedIn" not in names
        told = triples(narration_triples(event, ANNOTATION, document, write))
        assert str(told[0].object) == document and any(
            getattr(one.object, "value", "") == event.evidence.quote for one in told
        )
