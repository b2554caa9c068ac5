"""Solutions in the W3C's formats, also where terms are odd; read back by parsers that are not ours."""

import io
import json
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib.query

from kg.model.namespaces import DEFAULT_BASE, XSD
from kg.rdf.sparql.process import Limits
from kg.rdf.sparql.queries import Dataset
from kg.rdf.sparql.replies import Wanted, reply
from kg.rdf.sparql.results import RESULTS

NAMES = ("a", "b")
ODD = [
    ox.NamedNode("https://example.org/核?a=1&b=<2>".replace("<2>", "2")),
    ox.BlankNode("b0"),
    ox.Literal('引号 " 逗号 , 行\n尾\r\n tab\t 斜 \\ <&>'),
    ox.Literal("词", language="zh-hans"),
    ox.Literal("1.50", datatype=ox.NamedNode(XSD + "decimal")),
    ox.Literal(""),
    ox.Literal("𠮷\u202e"),
]


def text(suffix: str, rows: Sequence[Sequence[Any]]) -> str:
    form = next(one for one in RESULTS if one.suffix == suffix)
    return "".join(form.pieces(NAMES, iter(rows)))


@pytest.mark.parametrize(("suffix", "parser"), [("srj", "json"), ("srx", "xml"), ("tsv", "tsv")])
@pytest.mark.parametrize("term", ODD, ids=repr)
def test_a_term_comes_back_as_it_was(suffix: str, parser: str, term: Any) -> None:
    found = rdflib.query.Result.parse(io.BytesIO(text(suffix, [(term, None), (None, term)]).encode()), format=parser)
    first, second = list(found)
    assert first.b is None and second.a is None and first.a == second.b
    assert str(first.a) == term.value
    if isinstance(term, ox.Literal):
        assert (first.a.language or None) == term.language
        if term.language is None and term.datatype.value != XSD + "string":
            assert str(first.a.datatype) == term.datatype.value


def test_csv_quotes_what_needs_it_and_ends_lines_as_the_format_wants() -> None:
    assert text("csv", [(ODD[0], ODD[2]), (None, ODD[1])]) == (
        'a,b\r\nhttps://example.org/核?a=1&b=2,"引号 "" 逗号 , 行\n尾\r\n tab\t 斜 \\ <&>"\r\n,_:b0\r\n'
    )


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    parsed = ElementTree.fromstring(text("srx", [(ox.Literal("a\x00b\x1bc\ufffe"), None)]))
    assert "".join(parsed.itertext()).strip() == "a\ufffdb\ufffdc\ufffd"


def test_an_empty_answer_and_a_yes_are_whole() -> None:
    assert json.loads(text("srj", [])) == {"head": {"vars": ["a", "b"]}, "results": {"bindings": []}}
    assert [one.boolean(True).strip().splitlines()[-1] for one in RESULTS if one.suffix in ("csv", "tsv")] == [
        "true"
    ] * 2
    assert json.loads(RESULTS[0].boolean(False)) == {"head": {}, "boolean": False}
    assert ElementTree.fromstring(RESULTS[1].boolean(True))[1].text == "true"


def store() -> ox.Store:
    made = ox.Store()
    one, two = (ox.NamedNode(f"urn:graph:{name}") for name in "ab")
    made.add(ox.Quad(ox.NamedNode("urn:x"), ox.NamedNode("urn:p"), ox.Literal("1"), one))
    made.add(ox.Quad(ox.NamedNode("urn:y"), ox.NamedNode("urn:p"), ox.Literal("2"), two))
    return made


@pytest.mark.parametrize(
    ("dataset", "subjects"),
    [
        (Dataset(), {"urn:x", "urn:y"}),
        (Dataset(default=("urn:graph:a",)), {"urn:x"}),
        (Dataset(default=("urn:graph:a", "urn:graph:b")), {"urn:x", "urn:y"}),
        (Dataset(named=("urn:graph:b",)), set()),
        (Dataset(default=("urn:none",)), set()),
    ],
)
def test_the_dataset_of_a_request_is_what_is_asked(dataset: Dataset, subjects: set[str]) -> None:
    found = reply(store(), Wanted("SELECT ?s { ?s ?p ?o }", dataset), DEFAULT_BASE, Limits())
    assert {one["s"]["value"] for one in json.loads(found.body)["results"]["bindings"]} == subjects


def test_an_answer_larger_than_it_may_be_is_refused_while_it_is_made() -> None:
    big = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}, ?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(9))
    query = f"SELECT ?x9 {{ BIND('0123456789' AS ?x0) {big} VALUES ?n {{ 1 2 3 4 5 6 7 8 9 }} }}"
    with pytest.raises(Exception, match="the answer takes more than 2 MB; make the query narrower or ask in pages"):
        reply(store(), Wanted(query), DEFAULT_BASE, Limits(memory=10, raisable=False))
