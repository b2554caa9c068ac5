"""A store on the disk beside `graph.nq`."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from kg.building import update
from kg.errors import KGError
from kg.export import exporting
from kg.export.exporting import export_all
from kg.graph import Graph, load
from kg.rdf import kept_store
from kg.rdf.kept_store import STORE, being_made, ensured, open_graph
from kg.rdf.records import StoreTriples
from tests.support.making import annotation_of, graph_of

pytestmark = pytest.mark.slow  # builds, servers and stores, again and again

TOLD = ("2021-03-01", "中国外交部发言人汪文斌1日表示，有关国家应当停止扩散核材料。")
ASK = "SELECT ?speaker WHERE { ?claim a kg:Claim ; kg:speaker/kg:key ?speaker }"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    graph_of(TOLD).save(tmp_path / "out")
    return tmp_path / "out"


def stores(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{STORE}*"))


def digest(folder: Path) -> str:
    return hashlib.sha256((folder / "graph.nq").read_bytes()).hexdigest()


def test_it_is_made_when_somebody_asks_and_answers_what_the_graph_answers(folder: Path) -> None:
    assert stores(folder) == []
    for _ in range(2):
        graph = load(folder)
        assert len(stores(folder)) == 1 and graph._kept == stores(folder)[0]
        expected = graph_of(TOLD)
        assert graph.query(ASK).rows == expected.query(ASK).rows and graph.claims == expected.claims
        assert len(graph) == len(expected) and graph.made_from() == digest(folder)


def test_a_build_makes_it_and_takes_those_of_other_graphs_away(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text(f"各方发言 {name}\n\n{TOLD[1]}\n", encoding="utf-8")
        update(tmp_path / "in", tmp_path / "out")
        (store,) = stores(tmp_path / "out")
        assert digest(tmp_path / "out")[:16] in store.name
        assert load(tmp_path / "out")._kept == store


def test_what_is_changed_in_a_loaded_graph_is_changed_in_memory(folder: Path) -> None:
    graph = load(folder)
    before = len(graph)
    store = graph.store
    store.remove(next(iter(store)))
    assert len(graph) == before - 1 and graph.store is store and len(load(folder)) == before
    assert graph.query("SELECT ?c WHERE { ?c a kg:Claim }") == load(folder).query("SELECT ?c WHERE { ?c a kg:Claim }")


@pytest.mark.parametrize("harm", ["open", "file", "link", "empty", "damaged"])
def test_what_somebody_else_could_have_put_there_or_is_damaged_is_left_alone(
    folder: Path, tmp_path: Path, harm: str
) -> None:
    expected = load(folder).claims
    (store,) = stores(folder)
    match harm:
        case "open":
            store.chmod(0o777)
        case "file" | "link" | "empty":
            store.rename(tmp_path / "moved")
            if harm == "file":
                store.write_text("no store")
            elif harm == "link":
                store.symlink_to(tmp_path / "moved")
            else:
                store.mkdir(mode=0o700)
        case "damaged":
            (store / "CURRENT").write_text("MANIFEST-999999\n")
    graph = load(folder)
    assert graph._kept is None and graph.claims == expected and graph.query(ASK).rows


def test_where_none_can_be_made_the_graph_is_loaded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: object, **options: object) -> str:
        raise PermissionError

    monkeypatch.setattr(kept_store.tempfile, "mkdtemp", refuse)
    assert ensured(folder / "graph.nq", digest(folder)) is None
    store, place = open_graph(folder / "graph.nq", digest(folder), graph_of(TOLD).base)
    assert place is None and len(store) == len(graph_of(TOLD)) and stores(folder) == []


def test_one_of_another_shape_is_told(folder: Path) -> None:
    with pytest.raises(KGError, match="another version"):
        open_graph(folder / "graph.nq", digest(folder), "https://example.org/other/")


def test_nothing_unfinished_is_left(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError), being_made(folder / "graph.nq", folder):
        raise ZeroDivisionError
    with being_made(folder / "no graph", folder) as making:
        making.keep(digest(folder))
    assert stores(folder) == []


def test_the_place_is_private(folder: Path) -> None:
    load(folder)
    (store,) = stores(folder)
    assert store.stat().st_mode & 0o077 == 0 or os.name != "posix"


def test_a_graph_that_is_saved_keeps_none_unless_that_is_wanted(tmp_path: Path) -> None:
    graph: Graph = graph_of(TOLD)
    export_all(graph, tmp_path / "a")
    graph.save(tmp_path / "b", keep_store=True)
    assert stores(tmp_path / "a") == [] and len(stores(tmp_path / "b")) == 1


def test_a_graph_that_does_not_fit_is_read_from_the_disk_with_the_same_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph_of(TOLD).save(tmp_path / "a", keep_store=True)
    monkeypatch.setattr(exporting, "MOST_IN_MEMORY", 10)
    graph = graph_of(TOLD)
    graph.save(tmp_path / "b", keep_store=True)
    assert isinstance(graph.records().triples, StoreTriples)
    for path in (tmp_path / "a").iterdir():
        if not path.name.startswith(STORE):
            assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_what_was_let_go_of_a_graph_is_put_together_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, graph = graph_of(TOLD), graph_of(TOLD)
    monkeypatch.setattr(exporting, "MOST_IN_MEMORY", 10)
    graph.save(tmp_path, keep_store=True)
    assert len(graph) == len(whole) and graph.made_from() == whole.made_from()
    more = annotation_of("俄罗斯外交部表示，俄方反对扩散核武器。")
    for one in whole, graph:
        one.add(more)
    assert len(graph) == len(whole) and graph.made_from() == whole.made_from() and graph.claims == whole.claims
    assert graph.rows(ASK) == whole.rows(ASK)


def test_a_store_that_is_slow_to_begin_still_finds_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = kept_store._filled

    def late(part: Path, graph: Path) -> bool:
        time.sleep(1)  # the other files of so small a graph are written by then
        return real(part, graph)

    monkeypatch.setattr(kept_store, "_filled", late)
    graph_of(TOLD).save(tmp_path / "out", keep_store=True)
    assert len(stores(tmp_path / "out")) == 1
