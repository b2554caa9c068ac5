"""What one document says, as triples for its own graph."""

from dataclasses import replace

import pytest

from kg.model.namespaces import DCTERMS, SCHEMA, Namespace
from kg.rdf.documents import document_triples, relation_ends
from kg.rdf.iris import document_iri
from tests.support.making import annotation_of
from tests.support.statements import triples

NAMESPACE = Namespace("https://example.org/kg/")
ANNOTATION = annotation_of("新华社北京6月15日电 中国外交部长王毅10日会见格罗西。")


def test_no_other_document_can_say_the_same() -> None:
    first, second = (annotation_of(text) for text in ("王毅10日会见格罗西。", "王毅2022年6月10日会见格罗西。"))
    one, other = (set(document_triples(annotation, NAMESPACE)) for annotation in (first, second))
    assert {event.key for event in first.events} == {event.key for event in second.events} != set()
    assert one and not one & other


@pytest.mark.parametrize(
    "url", ["https://example.org/a", "http://example.org/核", "ftp://example.org", None, "https://exa mple.org"]
)
def test_only_an_address_of_the_web_is_one(url: str | None) -> None:
    annotation = replace(ANNOTATION, document=replace(ANNOTATION.document, url=url))
    found = [
        one.object.value
        for one in triples(document_triples(annotation, NAMESPACE))
        if one.predicate.value == SCHEMA + "url"
    ]  # type: ignore[union-attr]
    assert found == ([url] if url and url.startswith("http") else [])


def test_title_text_day_and_mentions() -> None:
    document = ANNOTATION.document
    own = [
        one
        for one in triples(document_triples(ANNOTATION, NAMESPACE))
        if str(one.subject) == document_iri(document, NAMESPACE)
    ]
    values = {one.object.value for one in own}  # type: ignore[union-attr]
    assert {document.title, document.text, document.name} <= values
    assert [one.object.value for one in own if one.predicate.value == DCTERMS + "issued"] == ["2022-06-15"]  # type: ignore[union-attr]
    assert sum(one.predicate.value == NAMESPACE.term("mentions") for one in own) == len(ANNOTATION.entities)


def test_the_ends_of_a_relation() -> None:
    ends = {one.predicate: relation_ends(one, ANNOTATION, NAMESPACE) for one in ANNOTATION.relations}
    assert ends["published_by"][0] == document_iri(ANNOTATION.document, NAMESPACE)
    assert "/id/post/" in ends["holds_post"][1].value and "/id/person/" in ends["met_with"][1].value
