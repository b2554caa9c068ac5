"""Terms and statements as text."""

import pyoxigraph as ox
import pytest

from kg.model.namespaces import OA, Namespace
from kg.rdf.terms import Term, Writer, camel, dates, integer_of, iri, literal, statement, typed
from tests.support.statements import triples

BASE = "https://example.org/kg/"
S, P = iri(BASE + "s"), iri(BASE + "p")


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


EVERY = "".join(map(chr, range(256))) + "\u2028\ufeff核🙂\\u0041"


@pytest.mark.parametrize("value", [EVERY, "", '"', "\\", "a\\nb", "行一\n行二"])
@pytest.mark.parametrize("language", [None, "zh-hans"])
def test_a_string_is_written_as_oxigraph_writes_it(value: str, language: str | None) -> None:
    expected = ox.Literal(value, language=language)
    assert literal(value, language) == str(expected)
    (found,) = triples([statement(S, P, literal(value, language))])
    assert found.object == expected


def test_a_string_that_no_file_may_hold_is_mended() -> None:
    assert literal("核\ud800") == '"核\ufffd"' and literal("核", "zh") == '"核"@zh'


@pytest.mark.parametrize(
    "value", ["no iri", "https://example.org/a b", "https://example.org/<", 'x:"', "a:\n", "", "/a"]
)
def test_what_is_no_iri_is_refused(value: str) -> None:
    with pytest.raises(ValueError):
        iri(value)


def test_a_writer_makes_a_statement_a_value_and_none_for_nothing() -> None:
    write = Writer(Namespace(BASE))
    subject, other = iri(BASE + "id/claim/1"), iri(BASE + "id/state/CHN")
    found = triples(write(subject, speaker=other, topic=["a", None], name=3, date=None))
    assert [(one.predicate.value.rpartition("#")[2], one.object.value) for one in found] == [  # type: ignore[union-attr]
        ("speaker", other.value), ("topic", "a"), ("name", "3"),
    ]  # fmt: skip
    assert write.term("speaker").value == BASE + "ontology#speaker" and isinstance(write.term("speaker"), Term)


@pytest.mark.parametrize(
    ("predicate", "datatype"),
    [
        (OA + "start", "nonNegativeInteger"),
        (BASE + "ontology#number", "positiveInteger"),
        (BASE + "ontology#quadCount", None),
    ],
)
def test_the_kind_of_integer_that_a_property_asks_for(predicate: str, datatype: str | None) -> None:
    assert integer_of(predicate, BASE) == datatype
