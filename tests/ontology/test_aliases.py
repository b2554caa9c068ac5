"""Names and what only looks like one: every row of `fixtures/aliases.tsv` by itself."""

from functools import cache
from itertools import groupby
from typing import NamedTuple

import pytest

from kg.model import Mention, Span
from tests.support.making import annotation_of
from tests.support.places import FIXTURES

TABLE = FIXTURES / "aliases.tsv"


class Row(NamedTuple):
    """A span of a snippet, the how-manieth of its kind, and the key of what it names, or `none`."""

    snippet: str
    span: str
    occurrence: int
    expected: str
    trap: bool

    @property
    def place(self) -> Span:
        start = -1
        for _ in range(self.occurrence):
            start = self.snippet.index(self.span, start + 1)
        return Span(start, start + len(self.span))


@cache
def rows() -> tuple[Row, ...]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    cells = (line.split("\t") for line in lines)
    return tuple(Row(text, span, int(which), key, mark == "trap") for text, span, which, key, mark in cells)


def snippets() -> list[tuple[str, tuple[Row, ...]]]:
    """The rows of one snippet together, as they stand together in the table."""
    return [(snippet, tuple(found)) for snippet, found in groupby(rows(), key=lambda row: row.snippet)]


def wrong(row: Row, links: list[tuple[Mention, str]], offset: int) -> str | None:
    """What is found instead, if it is not what the row expects."""
    place = Span(row.place.start + offset, row.place.end + offset)
    over = {mention.span: key for mention, key in links if mention.span.overlaps(place)}
    if row.expected == "none":
        return f"{row.span}: {sorted(over.values())} where nothing is named" if over else None
    return None if over.get(place) == row.expected else f"{row.span}: {sorted(over.values())}, not {row.expected}"


@pytest.mark.parametrize(("snippet", "expected"), snippets(), ids=[snippet for snippet, _ in snippets()])
def test_a_name_is_found_and_a_trap_is_not(snippet: str, expected: tuple[Row, ...]) -> None:
    annotation = annotation_of(snippet, published="2022-06-15")
    offset = annotation.document.text.index(snippet)
    assert not [found for row in expected if (found := wrong(row, list(annotation.links), offset))]


def test_the_table_is_large_and_a_third_of_it_are_traps() -> None:
    assert len(rows()) >= 600
    assert sum(row.trap or row.expected == "none" for row in rows()) >= 200


def test_a_row_stands_once() -> None:
    assert len({(row.snippet, row.span, row.occurrence) for row in rows()}) == len(rows())
    assert len({snippet for snippet, _ in snippets()}) == len(snippets())
