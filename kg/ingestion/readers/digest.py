"""Programmes and digests: a file whose title says what it is and of which day, and a story under each heading."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from kg.ingestion.base import Line, Parsed, Source
from kg.ingestion.front_matter import Split, split
from kg.ingestion.html import fragment
from kg.ingestion.markdown import to_html
from kg.ingestion.normalization import bare, plain

NAME = "digest"
PRIORITY = 8
SUFFIXES = (".md", ".markdown", ".txt", ".text")
HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(\S.*?)[ \t#]*$", re.M)
RULE = re.compile(r"^[ \t]*(?:-{3,}|={3,}|\*{3,}|_{3,}|—{3,}|－{3,})[ \t]*$", re.M)
DAY = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\d{4}| ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2})")
BOLD = re.compile(r"(?:<strong>|<b>|\*\*)([^<>*\n]{4,80})")
LINK = re.compile(r"\[([^\[\]]{1,40})\]\((https?://[^\s()]{1,2000})\)")
AROUND = re.compile(r"^[\W_]+|[\W_]+$")
FEWEST = 2  # stories: with fewer a file is one document
LEAD = 30  # characters before the first heading within a section: more is a story that goes on under it
NUMBER = re.compile(r"^[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、]\s?")  # 3.俄罗斯… in a table of contents

__all__ = ["NAME", "PRIORITY", "SUFFIXES", "accepts", "parse"]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, how deep it is, and what stands below it up to the next one."""

    depth: int
    title: str
    body: str


def accepts(path: Path, head: str) -> bool:
    """A first line with a day in it, by a suffix of text: whether it is a digest's title is seen when it is parsed."""
    return path.suffix.lower() in SUFFIXES and DAY.search(_title(split(head))) is not None


def parse(source: Source) -> tuple[Parsed, ...]:
    """A document a story, of the digest's day; nothing if the title is none of a digest's, or it has no stories."""
    front = split(source.text)
    title = plain(_title(front))
    stamp = DAY.search(title)
    if not stamp or not source.boilerplate.digest.fullmatch(title):
        return ()
    publisher = front.first("publisher", "author", "site") or AROUND.sub("", DAY.sub("", title))
    found = [story for part in _stories(_sections(front.body, title), title) for story in _split(part, source)]
    if len(found) < FEWEST:
        return ()
    return tuple(replace(one, publisher=publisher, stamps=(stamp[0],)) for one in found)


def _title(front: Split) -> str:
    """The front matter's title, or the first line, without the mark of a heading."""
    first = front.body.lstrip().split("\n", 1)[0][:200]
    return front.first("title") or first.strip("# \t\r")


def _sections(body: str, title: str) -> list[Section]:
    """What stands under each heading; without headings what stands between rules, each with its first line as heading."""
    marks = list(HEADING.finditer(body))
    if marks[1:]:
        ends = [mark.start() for mark in marks[1:]] + [len(body)]
        before = Section(1, title, body[: marks[0].start()])
        found = (Section(len(mark[1]), mark[2], body[mark.end() : end]) for mark, end in zip(marks, ends, strict=True))
        return [before, *found]
    parts = (part.strip().partition("\n") for part in RULE.split(body))
    return [Section(1, first.strip("# \t\r"), rest) for first, _, rest in parts]


def _stories(sections: Sequence[Section], title: str) -> Iterator[list[Section]]:
    """A section with a text of its own, and the sections below it, are a story; one that lists the others is none."""
    names = {bare(one.title) for one in sections}
    names.update(bare(bold[1]) for one in sections for bold in BOLD.finditer(one.body))
    story: list[Section] = []
    for one in sections:
        if story and one.depth > story[0].depth and plain(story[0].title) != title:
            story.append(one)
            continue
        if story:
            yield story
        story = [] if _lists(one, names) else [one]
    if story:
        yield story


def _lists(section: Section, names: Set[str]) -> bool:
    """Whether a section is empty, or a table of contents: most of its lines are headings in others."""
    rows = [bare(NUMBER.sub("", row.strip())) for row in section.body.splitlines()]
    rows = [row for row in rows if row]
    return 2 * sum(row in names for row in rows) >= len(rows)


def _split(story: Sequence[Section], source: Source) -> Iterator[Parsed]:
    """The documents of a story: one, or, where nothing but bold headings part short news, one of each."""
    first = story[0]
    body = "\n\n".join([first.body, *(f"{'#' * one.depth} {one.title}\n{one.body}" for one in story[1:])])
    links = [link for link in LINK.finditer(body)]
    url = next((link[2] for link in links if source.boilerplate.link.fullmatch(link[1])), None)
    lines = fragment(to_html(body), source.boilerplate)
    for title, part in _news(first.title, lines):
        yield Parsed(lines=tuple(part), title=title, url=url or (links[0][2] if len(links) == 1 else None))


def _news(title: str, lines: Sequence[Line]) -> Iterator[tuple[str, Sequence[Line]]]:
    """Title and lines of each piece; a headline may take several lines."""
    heads = [
        index
        for index, line in enumerate(lines)
        if line.role == "heading" and (not index or lines[index - 1].role != "heading")
    ]
    if len(heads) < FEWEST or sum(len(line.text) for line in lines[: heads[0]]) > LEAD:
        yield title, lines
        return
    for start, end in pairwise([*heads, len(lines)]):
        yield lines[start].text, lines[start + 1 : end]
