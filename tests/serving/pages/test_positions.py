"""The positions on pages are those of the ledger, with their sources."""

import csv
import io
import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

pytest.importorskip("starlette")

from starlette.testclient import TestClient

from kg.positions.differences import differences, differing
from kg.positions.filtering import Filter
from kg.positions.ledger import positions
from kg.serving.builds import Build
from kg.serving.pages.ledger import Ledger, differences_on, on_subject, stances

HTML = {"accept": "text/html", "accept-language": "zh"}


@pytest.fixture(scope="module")
def build(built: Path) -> Build:
    return Build(built)


def table(client: TestClient, query: str) -> list[dict[str, str]]:
    found = client.get(f"/positions.csv{query}")
    assert found.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(found.content.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("query", "only"),
    [
        ("", Filter()), ("?topic=NPT", Filter(topic="NPT")), ("?actor=CHN", Filter(actor="CHN")), ("?actor=CHN,日本", Filter(actor=("CHN", "日本"))),
        ("?actor=CHN&actor=JPN&until=2022", Filter(actor=("CHN", "JPN"), until="2022")), ("?topic=plutonium", Filter(topic="plutonium")), ("?topic=NWS", Filter(topic="NWS")),
        ("?since=2023", Filter(since="2023")),
    ],
)  # fmt: skip
def test_a_table_has_the_positions_that_the_ledger_has(
    client: TestClient, build: Build, query: str, only: Filter
) -> None:
    found, expected = table(client, query), positions(build.graph, only)
    assert Counter((one["claim"], one["subject"], one["stance"]) for one in found) == Counter(
        (one["claim"], one["subject"], one["stance"]) for one in expected
    )
    catalog = build.catalog
    for one in found:
        claim = catalog.claim(one["claim"].rpartition("/")[2])
        assert claim is not None
        assert (one["publisher"], one["issued"], one["url"]) == (
            claim.document.publisher or "",
            claim.document.published or "",
            claim.document.url or "",
        )


def test_a_stance_narrows_it(client: TestClient, build: Build) -> None:
    every = positions(build.graph, Filter(topic="NPT"))
    for stance in {one["stance"] for one in every}:
        found = table(client, f"?topic=NPT&stance={stance}")
        assert len(found) == sum(one["stance"] == stance for one in every) > 0


CELL = re.compile(r'class="cell" href="([^"]+)#ledger">(.*?)</a>', re.S)


@pytest.mark.parametrize("query", ["", "?topic=NPT", "?actor=CHN", "?since=2021", "?stance=demand"])
def test_cells_of_the_matrix_count_what_their_lists_show(client: TestClient, query: str) -> None:
    cells = CELL.findall(client.get(f"/positions{query}", headers=HTML).text)
    assert cells
    for address, inside in cells:
        found = Counter(one["stance"] for one in table(client, unescape(address).removeprefix("/positions")))
        said = re.findall(r'class="n (\w+)".*?</span>(\d+)</span>', inside)
        assert {name: int(number) for name, number in said} == found


def test_a_speaker_for_a_state_has_the_same_number_everywhere(client: TestClient, build: Build) -> None:
    one = next(
        one for one in positions(build.graph) if one["speaker"] != one["actor"] and one["speaker"].startswith("person:")
    )
    cells = CELL.findall(client.get("/positions", params={"actor": one["speaker"]}, headers=HTML).text)
    assert len(cells) >= 1
    number = sum(int(n) for _, inside in cells for n in re.findall(r"</span>(\d+)</span>", inside))
    assert number == len(positions(build.graph, Filter(actor=one["speaker"])))


def test_stances_on_a_page_count_what_their_lists_show(client: TestClient) -> None:
    links = re.findall(
        r'<td class="\w+"><a href="(/positions[^"]+)#ledger">(\d+)</a>',
        client.get("/page/treaty/NPT", headers=HTML).text,
    )
    assert links
    for address, number in links:
        assert len(table(client, unescape(address).removeprefix("/positions"))) == int(number)


@pytest.mark.parametrize(("query", "pages"), [("actor=zzz", "/actors"), ("topic=zzz", "/topics")])
def test_who_is_not_known_is_told_which_pages_list_what_is(client: TestClient, query: str, pages: str) -> None:
    found = client.get(f"/positions?{query}", headers=HTML)
    assert found.status_code == 400 and pages in found.text and "kg query" not in found.text and "zzz" in found.text


def test_positions_on_a_treaty_are_the_same_before_and_after_the_ledger_is_made(build: Build) -> None:
    ledger = Ledger(build)
    whole = ledger.whole()
    found = ledger.on("treaty:NPT")
    assert found == [one for one in whole if one["subject"] == "treaty:NPT"]
    asked = positions(build.graph, Filter(topic="treaty:NPT"))
    assert [one["claim"] for one in found] == [one["claim"] for one in asked]
    assert on_subject(build, "treaty:NPT") == found
    assert on_subject(build, "treaty:nothing-of-this-name") == []


def test_differences_are_those_of_the_command(build: Build) -> None:
    for only in (Filter(), Filter(topic="NPT")):
        found = differing(positions(build.graph, only), build.graph.ontology)
        assert found == differences(build.graph, only)
    assert differences_on(build, "treaty:NPT") == differences(build.graph, Filter(topic="NPT"))


def test_stances_are_counted_by_actor() -> None:
    rows = stances(
        [{"actor": "a", "stance": "for"}, {"actor": "b", "stance": "neutral"}, {"actor": "b", "stance": "for"}]
    )
    assert [(one.key, one.total, one.numbers["for"]) for one in rows] == [("b", 2, 1), ("a", 1, 1)]


def test_a_treaty_says_who_says_what_and_where_two_differ(client: TestClient, build: Build) -> None:
    page = client.get("/page/treaty/NPT", headers=HTML).text
    for one in differences_on(build, "treaty:NPT"):
        assert one["one_content"] in page and one["other_content"] in page
    for one in stances(on_subject(build, "treaty:NPT"))[:20]:
        entity = build.catalog.entity(one.key)
        assert entity is not None and entity.ref.zh in page
    assert "不判断谁对" in page
