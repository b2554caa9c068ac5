"""What an analyst comes to the page with is answered in three clicks at most, each answer with its sentences."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.graph import Graph
from kg.pipeline import build
from tests.support.browsing import Visit, browser_only
from tests.support.pages import page_of
from tests.support.places import FIXTURES, SHARED

SEEDS = SHARED / "seeds"
MOST = 3
CORPORA = [
    pytest.param(FIXTURES / "sample", id="sample"),
    pytest.param(SEEDS, id="seeds", marks=pytest.mark.skipif(not SEEDS.is_dir(), reason="no shared texts beside the project")),
]  # fmt: skip


class Reader:
    """Somebody in a hurry: types what comes to mind, and counts the clicks."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.page, self.clicks = visit, visit.page, 0

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.hover()
        self.page.locator(selector).first.click()
        self.clicks += 1
        assert self.clicks <= MOST

    def look_up(self, words: str, hit: str = "立场表") -> None:
        self.page.fill("#search", words)
        self.click(f"#hits li:has-text('{hit}')")

    def texts(self, selector: str) -> list[str]:
        return [one.strip() for one in self.page.locator(selector).all_inner_texts()]


@pytest.fixture(scope="module", params=CORPORA)
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph: Graph = build(request.param)
    return page_of(graph, tmp_path_factory.mktemp("asked"))


@pytest.fixture
def reader(browser: Any, asked: Path) -> Iterator[Reader]:
    one = Visit(browser, asked)
    yield Reader(one)
    assert set(one.requests) == {asked.as_uri()}
    assert one.complaints == []
    one.page.close()


@browser_only
def test_who_criticizes_whom_about_a_treaty(reader: Reader) -> None:
    reader.look_up("NPT")
    reader.click("#legend .line:has([data-key='illocutions claim.criticize']) .only")
    acts = {words.partition("（")[0] for words in reader.texts("#subjects .stances .saying .act")}
    assert acts == {"批评"}
    assert all(reader.texts("#subjects .stances .saying .words"))
    assert any("→" in meta for meta in reader.texts("#subjects .stances .saying .meta")), "whom"
    assert all(reader.texts("#subjects .stances tbody th")), "who"
    assert reader.visit.hash()["acts"] == "claim.criticize"


@browser_only
def test_what_one_side_says_on_a_treaty_over_time(reader: Reader) -> None:
    reader.look_up("中国 TPNW", "中国 · 禁止核武器条约")
    assert reader.texts("#strip .chip .name") == ["中国"]
    assert {words.split("\n")[0] for words in reader.texts("#subjects .stances tbody th")} == {"中国"}
    if reader.page.locator("#subjects [data-key='more changes']").count():
        reader.click("#subjects [data-key='more changes']")
    dates = [date for date in reader.texts("#subjects .changes td.date") if date[0].isdigit()]
    assert dates and dates == sorted(dates)
    assert len(reader.texts("#subjects .changes .saying .words")) >= len(dates)


@browser_only
def test_who_agrees_and_who_differs_on_a_topic(reader: Reader) -> None:
    reader.look_up("no first use", "不首先使用核武器")
    assert "不首先使用核武器" in reader.page.inner_text("#subjects h2")
    stances = reader.texts("#subjects .stances thead th")
    assert stances[0] == "发言方" and any(one.startswith("支持") for one in stances)
    assert "中国" in " ".join(reader.texts("#subjects .camp:has-text('最近表示支持')"))
    assert reader.page.locator("#subjects h3:has-text('谁一致，谁不同')").count() == 1
    assert "没有表态不等于" in reader.page.inner_text("#subjects"), "who says nothing is put into no camp"


@browser_only
def test_who_met_whom(reader: Reader) -> None:
    if reader.page.locator("#strip .ask:has-text('谁会见谁')").count():
        reader.click("#strip .ask:has-text('谁会见谁')")
    else:
        reader.click("#legend .line:has([data-key='relations relation.metWith']) .only")
        reader.click("#tab-lists")
        reader.click("#list-tabs [data-key=relations]")
    rows = reader.page.locator("#lists tbody tr")
    assert rows.count() >= 1
    assert {one.split("\n")[0] for one in reader.texts("#lists td.relation")} <= {
        "会见",
        "据称会见",
        "拟会见",
        "未会见",
    }
    assert all(reader.texts("#lists td.subject")) and all(reader.texts("#lists td.object"))
    assert all(reader.texts("#lists td.content")), "each with its sentence"


@browser_only
def test_what_a_document_says(reader: Reader) -> None:
    reader.click("#tab-reading")
    reader.click("#papers button:has(.name)")
    summary = "#article .summary"
    assert reader.page.locator(f"{summary} li").count() >= 1
    assert all(reader.texts(f"{summary} li .who")), "who"
    assert all(reader.texts(f"{summary} li .deeds")), "says what"
    reader.click(f"{summary} li .act")
    assert reader.page.locator("#article .content.chosen").count() >= 1, "and where it stands"
