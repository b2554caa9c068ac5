"""Part of a graph is drawn as if it were all of it: a time, some acts, a year after the other."""

import csv
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import KGError
from kg.export.drawing import Drawing
from kg.export.exporting import export, views
from kg.export.formats.gexf import gexf
from kg.graph import Graph
from kg.network.choosing import Choice, chosen, known_acts, years
from kg.network.entities import by_year, network
from kg.network.passages import Passage, years_of
from kg.output import manifest
from tests.support.making import graph_of

SPACE = "{http://gexf.net/1.3}"


@pytest.fixture(scope="module")
def told() -> Graph:
    return graph_of(
        ("2019-03-05", "俄罗斯外交部发言人5日表示，俄方批评美国退出《中导条约》。法国总统马克龙会见了德国总理默克尔。"),
        ("2020-07-01", "俄罗斯外交部发言人1日表示，俄方批评美国破坏军控体系。俄方要求美国延长《新削减战略武器条约》。"),
        ("2020-09-02", "俄罗斯外交部发言人2日重申，俄方批评美国拖延谈判。"),
    )


def acts(graph: networkx.MultiDiGraph) -> set[tuple[str, str, str]]:
    return {(source, data["predicate"], target) for source, target, data in graph.edges(data=True)}


def drawn(graph: Graph, **wanted: object) -> networkx.MultiDiGraph:
    return views()["entities"].view(chosen(graph, Choice(**wanted)))  # type: ignore[arg-type]


def test_a_window_holds_what_is_dated_in_it_or_told_in_it(told: Graph) -> None:
    early, late = drawn(told, until="2019"), drawn(told, since="2020-01")
    assert any(predicate == "metWith" for _, predicate, _ in acts(early))
    assert not any(predicate == "metWith" for _, predicate, _ in acts(late))
    assert ("state/RUS", "request", "state/USA") in acts(late) - acts(early)
    assert acts(drawn(told, since="2021")) == set() and "treaty/INF" not in late


def test_of_an_act_only_claims_are_drawn(told: Graph) -> None:
    assert {predicate for _, predicate, _ in acts(drawn(told, acts=("批评",)))} == {"criticize"}
    assert known_acts(["Criticize", "要求"], told.ontology) <= {"criticize", "request"}
    with pytest.raises(KGError, match="no illocution 'shout'; choose from accept, ask"):
        chosen(told, Choice(acts=("shout",)))
    with pytest.raises(KGError, match="no date"):
        Choice(since="last year")


def test_nothing_chosen_is_the_whole(told: Graph) -> None:
    assert chosen(told, Choice()) is told
    assert years(told) == ["2019", "2020"]
    assert Choice(since="2019-06").within("2019") == Choice(since="2019-06", until="2019")
    assert Choice(until="2019-06").within("2019") == Choice(since="2019", until="2019-06")


@pytest.mark.slow
def test_every_view_is_of_what_is_chosen(told: Graph) -> None:
    for name, module in views().items():
        whole, part = module.view(told), module.view(chosen(told, Choice(until="2019")))
        assert 0 < part.number_of_edges() < whole.number_of_edges(), name


def test_a_part_about_a_key_is_read_of_the_part_alone(told: Graph) -> None:
    records = chosen(told, Choice(until="2019")).records()
    assert {one.date for one in records.claims("state:RUS")} == {"2019-03-05"}
    assert [one.predicate for one in records.relations(predicates=("metWith",))] == ["metWith"]
    assert records.relations("state:JPN") == []


def test_the_weight_of_an_edge_is_told_year_by_year(told: Graph) -> None:
    found = network(told.records(), told.ontology).multigraph
    edge = found["state/RUS"]["state/USA"]["claim:criticize:affirmative"]
    assert edge["years"] == {"2019": 1, "2020": 2} and edge["weight"] == 3
    tree = ElementTree.fromstring(gexf(found))
    (weights,) = [one for one in tree.iter(f"{SPACE}attributes") if one.get("mode") == "dynamic"]
    assert weights.get("class") == "edge" and [dict(one.attrib) for one in weights] == [
        {"id": "weight", "title": "Weight", "type": "float"}
    ]
    (drawn_edge,) = [
        one for one in tree.iter(f"{SPACE}edge")
        if (one.get("source"), one.get("target"), one.get("kind")) == ("state/RUS", "state/USA", "claim criticize")
    ]  # fmt: skip
    values = [one for one in drawn_edge.iter(f"{SPACE}attvalue") if one.get("for") == "weight"]
    assert [(one.get("value"), one.get("start"), one.get("end")) for one in values] == [
        ("1.0", "2019-01-01", "2019-12-31"), ("2.0", "2020-01-01", "2020-12-31"),
    ]  # fmt: skip
    assert drawn_edge.get("weight") == "3.0"
    assert 'for="weight"' not in gexf(found, static=True) and 'mode="dynamic"' not in gexf(found, static=True)


def test_what_has_no_date_is_in_no_year() -> None:
    told = [
        Passage("甲", "d1", ""),
        Passage("乙", "d1", "", date="2019-12/2021-01"),
        Passage("丙", "d2", "", date="2019"),
    ]
    assert by_year(told, {}) == {"2019": 2, "2020": 1, "2021": 1}
    assert list(years_of("")) == [] and list(years_of("soon")) == []


def test_a_file_a_year_is_named_by_its_year(told: Graph, tmp_path: Path) -> None:
    written = export(told, "gexf", tmp_path, choice=Choice(acts=("批评",)), by_year=True)
    assert [path.name for path in written] == ["network-criticize-2019.gexf", "network-criticize-2020.gexf"]
    assert networkx.read_gexf(written[1], version="1.3").number_of_edges() == 1
    entry = manifest.read(tmp_path).files["network-criticize-2019.gexf"]  # type: ignore[union-attr]
    assert entry.again == "gexf --illocution criticize --by year"
    (again,) = export(told, "graphml", tmp_path, choice=Choice(since="2019-02", until="2020"), connected=True)
    assert again.name == "network-2019-02-to-2020-connected.graphml"
    assert Drawing(choice=Choice(since="2019")).stem == "network-from-2019"
    assert Drawing(view="claims", choice=Choice(until="2019")).stem == "claims-to-2019"


@pytest.mark.slow
def test_tables_of_a_year_are_two_files(told: Graph, tmp_path: Path) -> None:
    told.save(tmp_path)
    command = ["export", "tables", "--by", "year", "--illocution", "criticize", "--connected", "-o", str(tmp_path)]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    names = [Path(line).name for line in result.stdout.split()]
    assert names == [
        f"network-criticize-{year}-connected-{name}.csv" for year in (2019, 2020) for name in ("edges", "nodes")
    ]
    with (tmp_path / names[2]).open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["weight"], row["years"], row["predicate"]) == ("2", "2020: 2", "criticize")


def test_other_readers_keep_the_weight_of_all_time(told: Graph, tmp_path: Path) -> None:
    (path,) = export(told, "gexf", tmp_path)
    found = networkx.read_gexf(path, version="1.3")
    edges = found.get_edge_data("state/RUS", "state/USA").values()
    assert sorted(one["weight"] for one in edges) == [1.0, 3.0]
