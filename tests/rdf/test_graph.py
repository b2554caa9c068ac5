"""The graph as a store that can be asked, below what shows and saves it."""

from pathlib import Path

import pytest

from kg.errors import KGError
from kg.model import Skipped
from kg.rdf.graph import RdfGraph
from tests.support.making import annotation_of

TEXT = "俄罗斯2023年退出《开放天空条约》。中国外交部发言人赵立坚表示，中方反对制裁。"


def made() -> RdfGraph:
    graph = RdfGraph()
    graph.add(annotation_of(TEXT))
    graph.skip(Skipped("a.pdf", "no text"))
    graph.finish()
    return graph


GRAPH = made()


def test_what_was_added_is_counted_and_can_be_asked() -> None:
    assert list(GRAPH.documents.values()) == ["made"] and GRAPH.counts["claims"] == len(GRAPH.claims) == 1
    rows = GRAPH.rows("SELECT ?s { ?d kg:name 'made' ; kg:mentions/kg:key ?s } ORDER BY ?s")
    assert {row["s"] for row in rows} >= {"state:RUS", "treaty:Open-Skies", "person:赵立坚"}
    assert [one["reason"] for one in GRAPH.issues()] == ["no text"]


def test_without_texts_the_quotes_stay() -> None:
    graph = made().without_texts()
    assert [one["quote"] for one in graph.claims] == [one["quote"] for one in GRAPH.claims]
    assert not any(TEXT in str(row["t"]) for row in graph.rows("SELECT ?t { ?d kg:text ?t }"))


def test_where_nothing_was_built_nothing_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(KGError):
        RdfGraph.load(tmp_path)
