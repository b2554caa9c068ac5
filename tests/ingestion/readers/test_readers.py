"""The folder of readers is their registry: the first that accepts an input reads it."""

from pathlib import Path

import pytest

from kg.ingestion import readers
from kg.ingestion.reading import reader_modules


def test_every_reader_has_a_name_and_a_place_of_its_own() -> None:
    modules = reader_modules()
    assert [one.NAME for one in modules] == ["record", "rss", "digest", "feed", "page", "markdown", "text"]
    assert [one.PRIORITY for one in modules] == sorted({one.PRIORITY for one in modules})
    assert all(one.__name__.startswith(readers.__name__) for one in modules)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "head", "reader"),
    [
        ("a.txt", "会议开幕。", "text"),
        ("a.txt", "<!DOCTYPE html><p>会议开幕。", "page"),
        ("a.txt", "<!--1632857761000-->\n会议开幕。", "feed"),
        ("a.md", "会议开幕。", "markdown"),
        ("a.md", "---\ntitle: 会议\n---\n<p>会议开幕。</p>", "feed"),
        ("a.md", "---\ntitle: 会议\n---\n# 背景\n<p>会议开幕。</p>", "markdown"),
        ("a.html", "会议开幕。", "page"),
        ("a.markdown", "<p>会议开幕。</p>", "markdown"),
        ("a.xml", "<?xml version='1.0'?><rss><channel>", "rss"),
        ("a.xml", "<!DOCTYPE html><html>", "page"),
        ("a.md", "# 《示例联播》 (20240507)", "digest"),
    ],
)
def test_which_reader_an_input_gets(name: str, head: str, reader: str) -> None:
    assert next(one.NAME for one in reader_modules() if one.accepts(Path(name), head)) == reader
