"""A text out of something else: HTML or plain, with or without a title of its own."""

from pathlib import Path

import pytest

from kg.ingestion.base import RECORD, Line, Parsed, Said, Source
from kg.ingestion.boilerplate import boilerplate
from kg.ingestion.readers.record import accepts, parse
from kg.ontology import load_ontology

LONG = "外交部发言人表示，各方应当通过谈判解决分歧。"


def parsed(text: str, title: str = "") -> Parsed:
    return parse(Source(Path("news.jsonl:1"), text, "utf-8", boilerplate(load_ontology()), Said(title=title)))


@pytest.mark.parametrize(
    ("text", "title", "lines"),
    [
        (f"发言人谈裁军\n{LONG}", "", [("title", "发言人谈裁军"), ("paragraph", LONG)]),
        (f"本报讯\n{LONG}", "发言人谈裁军", [("paragraph", "本报讯"), ("paragraph", LONG)]),
        (LONG, "", [("paragraph", LONG)]),
        (f"<p>{LONG}</p><p>完。</p>", "发言人谈裁军", [("paragraph", LONG), ("paragraph", "完。")]),
        (f"<p>{LONG}</p>", "", [("paragraph", LONG)]),
        (f"3<5，{LONG}", "", [("paragraph", f"3<5，{LONG}")]),
    ],
)
def test_lines_and_their_roles(text: str, title: str, lines: list[tuple[str, str]]) -> None:
    found = parsed(text, title)
    assert list(found.lines) == [Line(*line) for line in lines]  # type: ignore[arg-type]
    assert found.title == title


@pytest.mark.parametrize("html", [f"<h2>发言人谈裁军</h2><p>{LONG}</p>", f"<p>发言人谈裁军</p><p>{LONG}</p>"])
def test_the_first_line_of_html_is_its_title_if_it_looks_like_one(html: str) -> None:
    assert parsed(html) == Parsed(lines=(Line("paragraph", LONG),), title="发言人谈裁军")


def test_files_and_whole_pages_are_for_others() -> None:
    assert accepts(RECORD, LONG)
    assert not accepts(RECORD, "<!DOCTYPE html><html>") and not accepts(Path("a.txt"), LONG)
