"""Records and tables as text, CSV, TSV and JSON."""

import json

import pytest

from kg.cli.formatting import render, table, width
from kg.errors import FormatError
from kg.graph import Graph

RECORDS = [
    {"key": "state:CHN", "names": ["中国", "PRC"], "many": 3, "none": None},
    {"key": "a,b", "names": [], "many": 0, "none": None},
]
COLUMNS = ("key", "names", "many", "none")


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("csv", 'key,names,many,none\nstate:CHN,中国|PRC,3,\n"a,b",,0,\n'),
        ("tsv", "key\tnames\tmany\tnone\nstate:CHN\t中国|PRC\t3\t\na,b\t\t0\t\n"),
    ],
)
def test_a_table_in_columns(form: str, text: str) -> None:
    assert render(table(RECORDS, COLUMNS), form) == text


def test_a_table_as_json_keeps_what_is_missing_apart_from_what_is_empty() -> None:
    found = json.loads(render(table(RECORDS, COLUMNS), "json"))
    assert found[0]["none"] is None and found[1]["names"] == ""


def test_columns_stand_under_one_another_whatever_the_script() -> None:
    head, rule, first, second, count = render(table(RECORDS, ("names", "key")), "table").splitlines()
    assert head.index("key") == 10 and width(first[: first.index("state")]) == 10 and second.endswith("a,b")
    assert set(rule) == {"─", " "} and count == "(2 rows)"


def test_a_long_cell_is_cut_at_its_width_and_line_ends_go() -> None:
    text = render(table([{"a": "核\n" * 60}], ("a",)), "table")
    cell = text.splitlines()[2]
    assert cell.endswith("…") and width(cell) <= 60 and "(1 row)" in text


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(FormatError, match="csv, json, tsv"):
        render(table(RECORDS, COLUMNS), "xlsx")


def test_json_has_numbers_and_truth_values_where_a_whole_column_is_so(graph: Graph) -> None:
    sparql = """SELECT * { VALUES (?number ?yes ?share ?date ?mixed ?none)
        { (3 true 0.5 "2020-01-01"^^xsd:date 1 UNDEF) (4 false 1.5 "2021-01-01"^^xsd:date "one" UNDEF) } }"""
    for found in (graph.query(sparql), graph.rows(sparql)):
        one, other = json.loads(render(found, "json"))
        assert one == {"number": 3, "yes": True, "share": 0.5, "date": "2020-01-01", "mixed": "1", "none": None}
        assert (other["yes"], other["mixed"]) == (False, "one")
        assert next(iter(found))["number"] == "3", "in Python they are strings, as ever"
    assert json.loads(render(graph.query("ASK { ?s ?p ?o }"), "json")) == [{"answer": True}]
    odd = graph.query('SELECT ?n { VALUES ?n { "1e999"^^xsd:double "x"^^xsd:integer } }')
    assert [row["n"] for row in json.loads(render(odd, "json"))] == ["INF", "x"]
    alone = [
        graph.query(f'SELECT ?n {{ BIND("{value}"^^xsd:{kind} AS ?n) }}')
        for value, kind in (("INF", "double"), ("x", "integer"))
    ]
    assert [json.loads(render(one, "json"))[0]["n"] for one in alone] == ["INF", "x"]
