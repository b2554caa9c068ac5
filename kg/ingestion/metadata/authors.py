"""Names of those who wrote a document, and of its editors, as far as the lines tell them."""

import re
from collections.abc import Iterable, Iterator

from kg.ingestion.base import Line
from kg.ingestion.metadata.publishers import Publishers

# （记者成欣）; （总台央视记者 黄惠馨 孔禄渊）; (记者：唐家婕   责编：申铧; （中央社記者江今葉華盛頓13日專電）
REPORTER = re.compile(r"[（(](?:[^（）()]{0,12})[记記]者(?!会|會|问|問)[ :：]*([^（）()]{2,40})[）)]")
BYLINE = re.compile(r"[记記]者(?!会|會|问|問)[ :：]*(.{2,40})")
WRITER = re.compile(r"(?:作者|撰文|文) ?[:：/／] ?(.{2,30})")
SLASHED = re.compile(r"([\u4e00-\u9fff]{2,3}(?:[/／][\u4e00-\u9fff]{2,3})*)[/／]? ?[（(]")  # 文山/王凡/(法新社
# the line under the title, nothing but a name: JANE DOE; 罗杰·科恩; 乐然（综合报道）
ALONE = re.compile(
    r"([A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){1,3}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,8}"
    r"|[\u4e00-\u9fff]{2,3}(?=[（(](?:摘编|编译|综合报道|编辑|报道|整理|撰稿)[）)]))(?:[（(](?:[^（）()]{2,6}|[A-Z][A-Za-z .'’-]+)[）)])?"
)
EDITOR = re.compile(r"(?:责任编辑|責任編輯|责编|責編|网编|網編|编辑|編輯) ?[:：/／] ?([\w·、]{2,20})")
NO_NAMES = frozenset({"点头", "摇头", "点頭", "搖頭", "提问", "佚名", "采访", "專訪", "专访"})
# where the names stop: a date, 报道, 专电, the next credit
STOP = re.compile(
    r"\d|[采採][访訪]|[报報][道導导]|[专專][电電]|电$|電$|[摄攝]"
    r"|[编編][译譯]|[综綜]合|[发發]自|[译譯]者|[译譯]$|[责責网網]?[编編][:：辑輯]|校对|核稿|[)）]"
)
SEPARATOR = re.compile(r"[、,，/／;；#]+ *|(?<![A-Za-z.'-]) +| +(?![A-Za-z])|和|与")  # no blank between Latin names
NAME = re.compile(
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,10}"
    r"|[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+)*"
)
PATTERNS = {"byline": (BYLINE, WRITER, SLASHED), "paragraph": (REPORTER,)}

__all__ = ["authors", "editors"]


def authors(lines: Iterable[Line], publishers: Publishers) -> tuple[str, ...]:
    """The reporters, best effort, in order."""
    lines, found = list(lines), []
    for line in [one for one in lines if one.role in ("paragraph", "byline")][:2]:
        names = [ALONE.fullmatch(part) for part in re.split(r"[,，] ?", line.text)]
        if all(name and not publishers.named(name[1]) for name in names):
            found += [name[1] for name in names if name]
    for line in lines:
        for pattern in PATTERNS.get(line.role, ()):
            for match in pattern.finditer(line.text):
                found += _names(match[1], publishers)
    return tuple(dict.fromkeys(found))


def editors(named: Iterable[str], lines: Iterable[Line]) -> tuple[str, ...]:
    """The editors from lines that were dropped and from the bylines that stayed."""
    found = [part for text in named for part in SEPARATOR.split(text) if NAME.fullmatch(part)]
    found += [match[1] for line in lines if line.role == "byline" for match in EDITOR.finditer(line.text)]
    return tuple(dict.fromkeys(found))


def _names(text: str, publishers: Publishers) -> Iterator[str]:
    stop = STOP.search(text)
    for part in SEPARATOR.split(text[: stop.start()] if stop else text):
        place = next((place for place in publishers.places if part.endswith(place) and len(part) > len(place) + 1), "")
        name = part.removesuffix(place)
        if NAME.fullmatch(name) and name not in publishers.places and name not in NO_NAMES:
            yield name
