"""The page counts what `kg build` counts: entities, relations, claims, events, documents."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.cli import summary
from kg.graph import Graph
from kg.pipeline import build
from tests.support.browsing import Visit, browser_only
from tests.support.pages import page_of
from tests.support.places import FIXTURES


@pytest.fixture(scope="module")
def sample() -> Graph:
    return build(FIXTURES / "sample")


@pytest.fixture(scope="module")
def told(sample: Graph) -> dict[str, int]:
    """The figures of the summary."""
    said: dict[str, Any] = json.loads(json.dumps(summary.as_json(sample, [])))
    figures = {name: said[name] for name in ("relations", "claims", "events", "documents")}
    return {**figures, "entities": sum(said["entities"].values())}


@pytest.fixture
def visit(browser: Any, sample: Graph, tmp_path: Path) -> Iterator[Visit]:
    one = Visit(browser, page_of(sample, tmp_path))
    yield one
    assert one.complaints == []
    one.page.close()


def number(words: str) -> int:
    return int("".join(character for character in words if character.isdigit()))


def legend(visit: Visit, group: str) -> int:
    counts = visit.page.locator(f"#legend .line:has([data-key^='{group}']) .count").all_inner_texts()
    return sum(map(number, counts))


@browser_only
def test_the_header_says_what_the_summary_says(visit: Visit, told: dict[str, int]) -> None:
    shown = visit.page.locator("#counts span").all_inner_texts()
    assert {words.split()[-1]: number(words) for words in shown} == {
        "实体": told["entities"], "关系": told["relations"], "主张": told["claims"], "事件": told["events"], "文档": told["documents"],
    }  # fmt: skip


@browser_only
def test_the_legend_sums_to_the_same(visit: Visit, told: dict[str, int]) -> None:
    posts = number(visit.page.inner_text("#legend .line:has-text('职务') .count"))
    topics = visit.page.evaluate("kgPage.nodes.filter((node) => node.subject).length")
    assert legend(visit, "kinds ") == told["entities"] + posts + topics, "posts and topics are drawn, and no entities"
    undrawn = number(visit.page.inner_text("#legend .line:has-text('不在图中的关系') .count"))
    assert legend(visit, "relations relation.") + undrawn == told["relations"]
    assert legend(visit, "illocutions claim.") == told["claims"]
    assert legend(visit, "events event.") == told["events"]


@browser_only
def test_lists_and_documents_hold_as_many(visit: Visit, told: dict[str, int]) -> None:
    visit.page.click("#tab-lists")
    counts = {}
    for name in ("claims", "relations", "events", "entities"):
        visit.page.click(f"#list-tabs [data-key={name}]")
        counts[name] = number(visit.page.inner_text("#list-tabs .sub"))
    posts = visit.page.evaluate("kgPage.nodes.filter((node) => node.name.startsWith('post/')).length")
    undrawn = number(visit.page.inner_text("#legend .line:has-text('不在图中的关系') .count"))
    assert counts == {
        "claims": told["claims"], "relations": told["relations"] - undrawn, "events": told["events"],
        "entities": told["entities"] + posts,
    }  # fmt: skip
    visit.page.click("#tab-reading")
    assert visit.page.locator("#papers button").count() == told["documents"]


@browser_only
def test_the_panel_counts_edges_as_it_lists_them(visit: Visit) -> None:
    visit.choose("state/CHN")
    edges = number(visit.page.inner_text("#panel .facts span >> nth=0"))
    assert visit.page.inner_text("#panel h3 >> nth=0") == f"关系与主张 {edges}"
