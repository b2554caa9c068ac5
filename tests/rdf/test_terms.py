"""Short ways to write RDF terms."""

import pyoxigraph as ox
import pytest

from kg.model.namespaces import OA, XSD, Namespace
from kg.rdf.terms import Writer, camel, dates, in_graph, iri, literal, typed, written

BASE = "https://example.org/kg/"


@pytest.mark.parametrize(
    ("predicate", "property_"),
    [("holds_post", "holdsPost"), ("met_with", "metWith"), ("about", "about"), ("a_b_c", "aBC")],
)
def test_the_property_of_a_predicate(predicate: str, property_: str) -> None:
    assert camel(predicate) == property_


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2022-06-15", "2022-06-15", "2022-06-15"),
        ("2022-06-15/2022-07", "2022-06-15", "2022-07-31"),
    ],
)
def test_a_date_as_printed_with_its_first_and_last_day(value: str, first: str, last: str) -> None:
    found = dates("date", value)
    assert found == {"date": value, "dateFrom": typed(first, "date"), "dateTo": typed(last, "date")}


def test_no_date_is_none() -> None:
    assert dates("date", None) == {} and dates("date", "") == {}


def test_a_string_that_no_file_may_hold_is_mended() -> None:
    assert literal("核\ud800").value == "核\ufffd" and literal("核", "zh").language == "zh"


def test_what_is_no_iri_is_refused() -> None:
    with pytest.raises(ValueError):
        iri("no iri")


def test_a_writer_makes_a_triple_a_value_and_none_for_nothing() -> None:
    write = Writer(Namespace(BASE))
    subject, other = iri(BASE + "id/claim/1"), iri(BASE + "id/state/CHN")
    found = list(write(subject, speaker=other, topic=["a", None], name=3, date=None))
    assert [(one.predicate.value.rpartition("#")[2], str(getattr(one.object, "value", ""))) for one in found] == [
        ("speaker", other.value), ("topic", "a"), ("name", "3"),
    ]  # fmt: skip
    assert write.term("speaker").value == BASE + "ontology#speaker"
    assert in_graph(found[0], iri(BASE + "g")).graph_name == iri(BASE + "g")


@pytest.mark.parametrize(
    ("predicate", "datatype"),
    [
        (OA + "start", "nonNegativeInteger"),
        (BASE + "ontology#number", "positiveInteger"),
        (BASE + "ontology#quadCount", "integer"),
    ],
)
def test_a_number_is_written_with_the_type_that_its_property_asks_for(predicate: str, datatype: str) -> None:
    quad = ox.Quad(iri(BASE + "s"), iri(predicate), typed(7, "integer"), ox.DefaultGraph())
    found = written(quad, BASE)
    assert isinstance(found, ox.Literal) and found.datatype.value == XSD + datatype
