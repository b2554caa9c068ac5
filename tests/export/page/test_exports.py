"""What is seen, as files made in the page: pictures with their key, a network for Gephi, tables that join the graph."""

import csv
import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
import pytest
from lxml import etree

from kg.export.formats.page import export
from kg.graph import Graph
from kg.network.entities import network
from tests.support.browsing import Visit, browser_only
from tests.support.places import FIXTURES
from tests.support.store import claim, document, entity, records, store

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (FIXTURES / "hostile.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Graph, Path]:
    import kg

    graph = kg.build([FIXTURES / "sample"])
    folder = tmp_path_factory.mktemp("sample")
    export(network(graph.records(), graph.ontology), folder)
    return graph, folder / "network.html"


@pytest.fixture
def one(browser: Any, sample: tuple[Graph, Path]) -> Iterator[Visit]:
    visit = Visit(browser, sample[1])
    yield visit
    assert {address for address in visit.requests if not address.startswith(("blob:", "data:"))} == {sample[1].as_uri()}
    assert visit.complaints == []
    visit.page.close()


def saved(visit: Visit, words: str, folder: Path) -> Path:
    visit.page.click("#export")
    with visit.page.expect_download() as waiting:
        visit.page.click(f"#formats button:has-text('{words}')")
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return Path(target)


@browser_only
def test_a_drawing_has_the_nodes_their_names_the_key_and_the_source(one: Visit, tmp_path: Path) -> None:
    tree = etree.fromstring(saved(one, "SVG", tmp_path).read_bytes())
    told = [text.text or "" for text in tree.iter(f"{SVG}text")]
    assert {"中国", "美国"} <= set(told)
    assert any(text == "国家" for text in told) and any(text == "反对（态度）" for text in told)
    assert "14 篇中文文档" in "".join(told)
    picture = tree.find(f"{SVG}g[@clip-path]")
    assert picture is not None
    marks = len(picture.findall(f"{SVG}circle")) + len(picture.findall(f"{SVG}polygon"))
    assert marks == one.shown()[0]


@browser_only
def test_a_picture_is_twice_as_fine_as_the_screen_and_has_its_key_below(one: Visit, tmp_path: Path) -> None:
    data = saved(one, "PNG", tmp_path).read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    box = one.page.locator("#canvas").bounding_box()
    assert width == 2 * round(box["width"]) and height > 2 * box["height"]


@browser_only
def test_gexf_of_what_is_seen_is_read_by_networkx(one: Visit, tmp_path: Path) -> None:
    path = saved(one, "GEXF", tmp_path)
    found = networkx.read_gexf(path)
    assert (found.number_of_nodes(), found.number_of_edges()) == one.shown()
    assert found.nodes["treaty/NPT"]["label"] == "不扩散核武器条约"
    assert found.nodes["treaty/NPT"]["key"] == "treaty:NPT"
    told = {(data["relation_kind"], data["predicate"]) for *_, data in found.edges(data=True)}
    assert {("position", "for"), ("position", "against")} <= told
    ids = [edge.get("id") for edge in etree.parse(path).iter("{*}edge")]
    assert len(ids) == len(set(ids))


@browser_only
def test_a_row_joins_the_graph_by_iri_key_and_place(one: Visit, sample: tuple[Graph, Path], tmp_path: Path) -> None:
    one.page.click("#tab-lists")
    known = {claim["claim"]: claim for claim in sample[0].claims}
    papers = {paper.name: paper.document for paper in sample[0].records().documents()}
    rows = list(csv.DictReader(saved(one, "CSV", tmp_path).read_text(encoding="utf-8-sig").splitlines()))
    assert {row["iri"] for row in rows} == known.keys()
    for row in rows:
        claim = known[row["iri"]]
        assert (int(row["start"]), int(row["end"]), row["quote"]) == (claim["start"], claim["end"], claim["quote"])
        assert row["subject_key"] == (claim["on_behalf_of"] or claim["speaker"])
        assert row["document_iri"] == papers[claim["document"]]
        assert set(filter(None, row["object_keys"].split("; "))) == {
            key for key in claim["targets"] if key != "unnamed"
        }


@browser_only
def test_files_are_called_by_what_is_in_them(one: Visit, tmp_path: Path) -> None:
    one.choose("state/CHN")
    assert saved(one, "SVG", tmp_path).name == "kg_关系网络_按条约与议题_中国.svg"
    one.page.click("#tab-lists")
    assert saved(one, "JSON", tmp_path).name == "kg_列表_主张.json"


@browser_only
def test_places_count_a_character_beyond_the_first_plane_once(browser: Any, tmp_path: Path) -> None:
    text = "题🚀\n甲国🚀表示，乙国违约。\n"
    quads = [
        *entity("state:AAA", "甲国"),
        *entity("state:BBB", "乙国"),
        *document("d", text, "2022-01-01", "state:AAA"),
        *claim("d", text, "state:AAA", "criticize", "乙国违约", "state:BBB"),
    ]
    export(network(records(store(quads))), tmp_path)
    visit = Visit(browser, tmp_path / "network.html")
    (item,) = json.loads(saved(visit, "JSON", tmp_path).read_text(encoding="utf-8"))["items"]
    assert text[item["start"] : item["end"]] == "乙国违约"
    visit.page.close()


@browser_only
def test_hostile_names_are_text_in_a_drawing_and_in_gexf(browser: Any, tmp_path: Path) -> None:
    text = "甲国表示，乙国违约。\n"
    quads = [*document("d", text, "2022-01-01")]
    for number, words in enumerate(HOSTILE[:40]):
        quads += entity(f"state:X{number}", words)
        quads += claim("d", text, f"state:X{number}", "criticize", "乙国违约", f"state:X{(number + 1) % 40}")
    export(network(records(store(quads))), tmp_path)
    visit = Visit(browser, tmp_path / "network.html")
    drawing = etree.fromstring(saved(visit, "SVG", tmp_path).read_bytes())
    assert {etree.QName(element).localname for element in drawing.iter()} <= {
        "svg", "title", "clipPath", "rect", "g", "path", "circle", "polygon", "text",
    }  # fmt: skip
    assert not [name for element in drawing.iter() for name in element.attrib if name.startswith("on")]
    assert networkx.read_gexf(saved(visit, "GEXF", tmp_path)).number_of_nodes() == 40
    assert visit.complaints == []
    visit.page.close()


@browser_only
def test_without_full_texts_no_saved_file_holds_a_sentence_that_is_not_quoted(
    browser: Any, sample: tuple[Graph, Path], tmp_path: Path
) -> None:
    graph, whole = sample
    quoted = graph.without_texts()
    export(network(quoted.records(), quoted.ontology), tmp_path)
    pages = [path.read_text(encoding="utf-8") for path in (whole, tmp_path / "network.html")]
    sentences = {
        piece
        for row in graph.query("SELECT ?t { ?d kg:text ?t }").rows
        for piece in str(row[0]).split("。")
        if len(piece) > 12
    }
    left = {one for one in sentences if one in pages[0] and one not in pages[1]}
    assert len(left) > 20, "or the test is blind"
    visit = Visit(browser, tmp_path / "network.html")
    visit.page.click("#tab-lists")
    files = [saved(visit, words, tmp_path) for words in ("CSV", "JSON")]
    visit.page.click("#tab-network")
    files += [saved(visit, words, tmp_path) for words in ("SVG", "GEXF")]
    texts = [path.read_text(encoding="utf-8-sig") for path in files]
    visit.page.close()
    assert [one for one in left for text in texts if one in text] == []
