"""Claims, relations and documents as CSV join back to the graph, and do no harm in a spreadsheet."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from kg.export.formats import records
from kg.export.formats.records import CLAIMS, DOCUMENTS, RELATIONS
from kg.graph import Graph
from kg.rdf.records import RecordReader
from kg.rdf.texts import texts


@pytest.fixture(scope="module")
def folder(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("records")
    records.export(graph, found)
    return found


def rows(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), "a spreadsheet would take it for another encoding"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_a_row_for_each(graph: Graph, folder: Path) -> None:
    claims, relations, documents = (rows(folder / name) for name in records.FILES)
    assert (tuple(claims[0]), tuple(relations[0]), tuple(documents[0])) == (CLAIMS, RELATIONS, DOCUMENTS)
    assert [one["claim"] for one in claims] == [one["claim"] for one in graph.claims]
    assert [one["relation"] for one in relations] == [one["relation"] for one in graph.relations]
    assert {one["document"] for one in documents} == set(graph.documents)
    assert sum(int(one["claims"]) for one in documents) == len(claims)


def test_they_join_back_to_the_graph(graph: Graph, folder: Path) -> None:
    whole = {iri.rpartition("/")[2]: text for iri, _, text in texts(graph.store, graph.ontology.namespace)}
    keys = {one["key"] for one in graph.entities}
    for name in records.FILES[:2]:
        for one in rows(folder / name):
            assert whole[one["document"]][int(one["start"]) : int(one["end"])] == one["quote"].strip()
    for claim, row in zip(graph.claims, rows(folder / "claims.csv"), strict=True):
        assert row["speaker"] == claim["speaker"] and row["polarity"] == claim["polarity"]
        assert (row["modality"] or None, row["utterance"] or None) == (claim["modality"], claim["utterance"])
        assert set(filter(None, row["targets"].split("; "))) == set(claim["targets"])
        assert {one for one in row["instruments"].split("; ") if one} <= keys
        assert row["speaker_iri"].startswith(graph.base)


def test_what_looks_like_a_formula_is_escaped(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = graph.records().claims()[0]
    hostile = replace(told, content="=HYPERLINK(1)", evidence=replace(told.evidence, quote="+甲\n乙"))
    monkeypatch.setattr(RecordReader, "claims", lambda self, about=None: [hostile])
    records.export(graph, tmp_path)
    (row,) = rows(tmp_path / "claims.csv")
    assert row["content"] == "'=HYPERLINK(1)" and row["quote"] == "'+甲 乙"
