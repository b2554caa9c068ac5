"""A query as text: what is a word in it and what is not, and what is too much of it."""

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.rdf.sparql.tokens import DEEPEST, LONGEST, MOST, moved, names_dataset, refuse_excess, says, tokens


def kinds(sparql: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in tokens(sparql)]


def test_every_piece_has_its_kind() -> None:
    assert kinds("SELECT?s{?s<urn:a>kg:b-c;$p \"核\"@zh-Hans,-1.5e3 # 'end'\nFILTER(?x<=2||!true)}") == [
        ("word", "SELECT"), ("variable", "?s"), ("open", "{"), ("variable", "?s"), ("iri", "<urn:a>"),
        ("name", "kg:b-c"), ("other", ";"), ("variable", "$p"), ("string", '"核"'), ("tag", "@zh-Hans"),
        ("other", ","), ("operator", "-"), ("number", "1.5e3"), ("word", "FILTER"), ("open", "("),
        ("variable", "?x"), ("operator", "<="), ("number", "2"), ("operator", "||"), ("operator", "!"),
        ("word", "true"), ("close", ")"), ("close", "}"),
    ]  # fmt: skip


def test_a_piece_says_where_it_stands() -> None:
    text = "ASK { ?条约 kg:key 'a' }"
    assert all(text.startswith(one.text, one.start) for one in tokens(text))


@pytest.mark.parametrize(
    "text",
    [
        "'it''s'", '"a\\"b"', "'''two\nlines ' '' '''", '"""a"b""c\\""""', "''", '""""""',
    ],
)  # fmt: skip
def test_strings_of_four_kinds_end_where_they_end(text: str) -> None:
    assert {kind for kind, _ in kinds(text)} == {"string"} and "".join(found for _, found in kinds(text)) == text


@pytest.mark.parametrize(
    "text",
    ["ASK FROM <urn:g> { ?s ?p ?o }", "SELECT*from named<urn:g>{?s ?p ?o}", "ASKFROM<urn:g>{?s ?p ?o}",
     "SELECT ?s # FROM\nFROM <urn:g> { ?s ?p ?o }", "CONSTRUCT FROM <urn:g> WHERE { ?s ?p ?o }"],
)  # fmt: skip
def test_a_dataset_clause_is_seen_where_the_parser_sees_one(text: str) -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:p"), ox.NamedNode("urn:o")))
    found = store.query(text)
    assert not (bool(found) if isinstance(found, ox.QueryBoolean) else list(found)), "the clause hides what there is"
    assert names_dataset(text)


@pytest.mark.parametrize(
    "text",
    ["ASK { ?s ?p 'FROM' }", "ASK { ?s ?from <http://example.org/FROM#FROM> } # FROM <urn:g>",
     'ASK { ?s from:from """ FROM "FROM" """@from }', "ASK { _:FROM kg:a\\'FROM 'x' FILTER(1<2) }"],
)  # fmt: skip
def test_the_word_from_elsewhere_is_no_dataset_clause(text: str) -> None:
    assert not names_dataset(text)


def test_keywords_are_found_in_either_case() -> None:
    assert says("load <urn:a>", "SERVICE", "LOAD") and not says("ASK {}", "SERVICE", "LOAD")


@pytest.mark.parametrize(
    ("left", "right"),
    [("{", "}"), ("(", ")"), ("[", "]"), ("FILTER EXISTS {", "}"), ("{SELECT * {", "}}"), ("<<", ">>"), ("STR(", ")"),
     ("OPTIONAL{", "}"), ("'(' (", ") ')'"), ("<http://example.org/:)> (", ")")],
)  # fmt: skip
def test_brackets_too_deep_are_refused_with_the_limit_and_the_place(left: str, right: str) -> None:
    each = left.count("{") + left.count("[") + left.count("<<") or 1
    fits, deep = DEEPEST // each, DEEPEST // each + 1
    refuse_excess(left * fits + right * fits)
    refuse_excess((left + right) * 3 * DEEPEST)
    with pytest.raises(QueryError, match=rf"more than {DEEPEST} deep \(line 1, column \d+\); write it flatter"):
        refuse_excess(left * deep + right * deep)


@pytest.mark.parametrize(
    "link", ["!", "- ", "^kg:a/", "kg:a|", "?x=1||", "1+", "{} UNION ", "OPTIONAL{} ", "(1 AS ?x)"]
)
def test_a_chain_too_long_is_refused(link: str) -> None:
    each = sum(one.kind == "operator" or one.text in ("UNION", "OPTIONAL", "AS") for one in tokens(link))
    refuse_excess(link * (MOST // each))
    with pytest.raises(QueryError, match=r"more than 1,000 operators and clauses \(line 1, column \d+\)"):
        refuse_excess(link * (MOST // each + 1))


def test_many_values_are_no_chain() -> None:
    refuse_excess("SELECT ?s { VALUES ?s { " + "id:a <http://example.org/a-b/c> 'x-y' 2 " * 1_500 + "} }")


def test_a_query_too_long_is_refused() -> None:
    refuse_excess("#" * LONGEST)
    with pytest.raises(QueryError, match="has 100,001 characters; at most 100,000 are read"):
        refuse_excess("#" * (LONGEST + 1))


@pytest.mark.parametrize("piece", ["a-", "'''", '"""\'', "<", "<a:", "\\", "'", "?", ":", "1e", "核.", "a:%4"])
def test_nonsense_is_cut_in_pieces_too(piece: str) -> None:
    """Every character comes out again, in pieces of the text."""
    text = piece * 2_000
    assert "".join(one.text for one in tokens(text)) == text


def test_a_complaint_is_told_in_lines_of_the_query() -> None:
    assert moved("error at 12:5: expected one of OPTIONAL, [_]", 9) == "error at 3:5: expected one of OPTIONAL"
    assert moved("Unexpected at line 10 column 4, open since line 9 column 1", 8) == (
        "Unexpected at line 2 column 4, open since line 1 column 1"
    )
    assert moved("error at 10:1: expected [_]", 9) == "error at 1:1"
    classes = "error at 10:7: expected one of Prefix not found, ['%'], ['-' | '0' ..= '9' |\n'_'], [']'], ['\\\\']"
    assert moved(classes, 9) == "error at 1:7: expected one of Prefix not found"
