"""What several documents tell of one utterance counts once on the page, and each of them is named."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.export.formats.page import export
from kg.export.page.data import page_data
from kg.export.page.rows import ClaimRow
from kg.graph import Graph
from kg.network.entities import Network, network
from tests.support.browsing import Visit, browser, browser_only
from tests.support.making import annotation_of

__all__ = ["browser"]

TEXT = "中国外交部发言人汪文斌3月1日表示，美国一再违反《不扩散核武器条约》规定的各项义务。"
OTHER = "汪文斌3月1日批评美国单方面退出《中导条约》。"


def shown() -> Network:
    graph = Graph()
    for number, published in enumerate(("2021-03-01", "2021-03-02", "2021-03-03")):
        graph.add(annotation_of("散会。" * number + TEXT, *([OTHER] if number == 1 else []), published=published))
    graph.finish()
    return network(graph.records())


def test_claims_of_one_utterance_have_one_number() -> None:
    found = shown()
    rows: list[ClaimRow] = page_data(found)["claims"]
    assert len(rows) == 4 and sorted(row.utterance for row in rows).count(rows[0].utterance) == 3
    assert {row.utterance for row in rows} == {0, 1}


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Visit]:
    export(shown(), tmp_path)
    one = Visit(browser, tmp_path / "network.html")
    yield one
    assert one.complaints == []
    one.page.close()


@browser_only
def test_a_cell_counts_what_was_said_and_a_card_names_all_who_tell_it(visit: Visit) -> None:
    visit.page.click("#tab-matrix")
    total = visit.page.locator("#matrix td.total button.cell").first
    assert total.inner_text().strip() == "2"
    total.click()
    assert visit.page.locator("#panel article.evidence").count() == 4, "all sources are shown"
    assert visit.page.locator("#panel .retold").first.inner_text().startswith("另有 2 篇文档报道")
