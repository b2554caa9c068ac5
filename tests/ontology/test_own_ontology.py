"""A build takes everything from the ontology that is handed in; here the usual one is an empty folder that answers nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.annotation import annotate
from kg.errors import OntologyError, QueryError
from kg.export.exporting import export
from kg.graph import Graph, load
from kg.ingestion.reading import read
from kg.ontology import Ontology, load_ontology
from kg.ontology.folder import ontology_folder
from kg.pipeline import build
from kg.positions.differences import differences
from kg.positions.filtering import Filter
from kg.positions.ledger import dropped, matrix, positions
from kg.rdf.explanation import explain
from kg.rdf.sparql import saved
from kg.validation import check
from tests.support.pages import data_of

pytestmark = pytest.mark.slow  # whole builds, again and again

TEXT = """核务卿谈条约

新华社华盛顿2021年7月8日电 美国核务卿约翰·史密斯7日表示，《禁止核武器条约》已于1月生效，有51个缔约国。

本行由编者所加，与正文无关。

中国外交部发言人汪文斌8日表示，美国单方面退出《中导条约》，破坏了战略稳定，中方对此强烈谴责。
"""
CHANGES = (
    ("publishers", 'name = "新华社"\n', 'name = "示范社"\n'),
    ("posts", "[copula]", '[[post]]\nnames = ["核务卿"]\nspeaks_for = "state"\n\n[copula]'),
    ("positions", "for_after = [", 'for_after = ["已于1月生效", '),
    ("positions", 'silent = ["assert", ', "silent = ["),
    ("appearance", 'zh = "批评"\nen = "criticize"\ncolor = "#c8382e"', 'zh = "点名"\nen = "blame"\ncolor = "#123456"'),
    ("boilerplate", "lines = [", "lines = [\n  '本行由编者所加.*',"),
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ontology]:
    """Another ontology than the usual one, of which nothing is left while these tests run."""
    folder, empty = tmp_path_factory.mktemp("own") / "ontology", tmp_path_factory.mktemp("empty")
    shutil.copytree(ontology_folder(), folder)
    for name, old, new in CHANGES:
        path = folder / "lexicon" / f"{name}.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    for path in folder.glob("queries/*.rq"):
        path.unlink()
    (folder / "queries" / "posts-held.rq").write_text(
        "# 谁任何职？\nSELECT ?post { ?person kg:holdsPost ?post }\n", encoding="utf-8"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_ONTOLOGY", str(empty))
        load_ontology.cache_clear()
        yield load_ontology(folder)
    load_ontology.cache_clear()


@pytest.fixture(scope="module")
def graph(own: Ontology, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("texts") / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return build(path, ontology=own)


def test_the_usual_ontology_answers_nothing(own: Ontology, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(OntologyError, match="is missing"):
        read(tmp_path / "a.txt")
    with pytest.raises(OntologyError, match="is missing"):
        build(tmp_path / "a.txt")


def test_publishers_and_boilerplate_are_its_own(own: Ontology, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    document = read(tmp_path / "a.txt", ontology=own)
    assert document.publisher == "示范社"
    assert "与正文无关" not in document.text and "缔约国" in document.text
    assert len(annotate(document, own).claims) == 2


def test_posts_are_its_own(graph: Graph) -> None:
    held = {str(one["object"]) for one in graph.relations if one["predicate"] == "holdsPost"}
    assert held == {"核务卿", "外交部发言人"}
    labels = {data["label"] for _, data in graph.network.nodes(data=True) if data["kind"] == "post"}
    assert labels == {"美国核务卿", "中国外交部发言人"}, "a post of the list is one of each side"


def test_positions_are_read_by_its_rules(graph: Graph) -> None:
    found = {(one["actor"], one["subject"]): one["stance"] for one in positions(graph)}
    assert found["state:USA", "treaty:TPNW"] == "for"
    cells = {(one["actor"], one["subject"]): one["for"] for one in matrix(graph)}
    assert cells["state:USA", "treaty:TPNW"] == 1
    assert differences(graph) == [] and dropped(graph, Filter(topic="TPNW")) == []


def test_network_page_and_files_look_as_it_says(graph: Graph, tmp_path: Path) -> None:
    edge = next(data for *_, data in graph.network.edges(data=True) if data["predicate"] == "criticize")
    assert (edge["label"], edge["label_en"]) == ("点名", "blame")
    page = graph.show(tmp_path / "page.html").page
    assert "点名" in page and "#123456" in page
    tables = [table for _, table in data_of(page) if "#c8382e" in table]
    (styles,) = tables  # of a stance, which keeps its color
    assert page.count("#c8382e") == 1 and "against" in styles
    graph.save(tmp_path / "saved")
    assert 'label="点名"' in (tmp_path / "saved" / "network.gexf").read_text(encoding="utf-8")
    for view, said in (("claims", "点名："), ("positions", 'label="支持"')):
        (path,) = export(graph, "gexf", tmp_path / "views", view=view)
        assert said in path.read_text(encoding="utf-8"), view


def test_what_was_saved_is_loaded_with_it(graph: Graph, own: Ontology, tmp_path: Path) -> None:
    graph.save(tmp_path)
    again = load(tmp_path, ontology=own)
    assert positions(again) == positions(graph)
    assert again.without_texts().ontology is own
    edges = {data["label"] for *_, data in again.network.edges(data=True)}
    assert "点名" in edges and "批评" not in edges
    assert len(explain(again, "约翰·史密斯")["claims"]) == 1


def test_saved_questions_are_its_own(graph: Graph, own: Ontology) -> None:
    assert [one["name"] for one in saved.listing(own.folder)] == ["posts-held"]
    assert len(graph.query(saved.text_of("posts-held", own.folder)).rows) == 2
    with pytest.raises(QueryError, match="no saved question 'speakers'"):
        saved.text_of("speakers", own.folder)


def test_it_is_checked_by_itself(own: Ontology) -> None:
    assert list(check(None, own)) == []
