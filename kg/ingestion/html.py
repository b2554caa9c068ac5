"""HTML to lines, each with its role, by one walk through the tree that Beautiful Soup makes of it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.ingestion.base import Line, LineRole
from kg.ingestion.boilerplate import Boilerplate
from kg.ingestion.tags import BLOCKS, BOLD, CAPTIONS, CELLS, DROPPED, HEADINGS
from kg.text.sentences import CLAUSE_MARKS, CLOSING, STOP_MARKS

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import Tag

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
CLAUSE_END = re.compile(rf"[{STOP_MARKS}{CLAUSE_MARKS}…][{CLOSING}]*\s*$")
HEADING_LIMIT = 40  # characters: a longer bold line is a lead paragraph
STORY_LIMIT = 90  # characters: a longer line within one link is text
WRAPPER_LIMIT = 300  # characters outside links: a wrapper with more is the text itself
DEPTH_LIMIT = 100  # elements around an element: deeper down wrappers are not looked through, so that time stays linear

__all__ = ["fragment", "lines", "tree"]


class Context(NamedTuple):
    """What surrounds a piece of text."""

    linked: bool = False
    bold: bool = False
    caption: bool = False
    heading: bool = False
    item: bool = False
    pre: bool = False


Piece = tuple[str, Context]
PLAIN = Context()


def fragment(html: str, boilerplate: Boilerplate) -> list[Line]:
    """The lines of a piece of HTML."""
    return lines(tree(html), boilerplate)


def tree(html: str) -> "BeautifulSoup":
    """The tree of a page or of a piece of one, however broken; `class` is one string."""
    from bs4 import BeautifulSoup  # 0.1 s to load; plain text does without

    # after a line end nothing looks like a file's name or like XML, of which Beautiful Soup would warn
    return BeautifulSoup("\n" + html, "lxml", multi_valued_attributes=None)


def lines(root: "Tag", boilerplate: Boilerplate) -> list[Line]:
    """The lines under an element, in order."""
    return [line for pieces in _runs(root, boilerplate) for line in _lines(pieces)]


def _runs(root: "Tag", boilerplate: Boilerplate) -> Iterator[list[Piece]]:
    """The text between line ends, in pieces with their contexts. It takes no recursion."""
    from bs4.element import NavigableString, Tag

    run: list[Piece] = []
    stack = [(iter(root.contents), PLAIN, True)]
    while stack:
        children, context, is_block = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if is_block and run:
                yield run
                run = []
        elif type(child) is NavigableString:  # comments, scripts and the small print of ruby are of other types
            run.append((child, context))
        elif isinstance(child, Tag) and not _is_dropped(child, context, len(stack), boilerplate):
            block = child.name in BLOCKS
            # two links side by side with nothing before them are two stories of a list
            parts = child.name == "a" and all(around.linked or not text.strip() for text, around in run)
            if run and (block or parts):
                yield run
                run = []
            if child.name in CELLS:
                run.append((" ", context))
            stack.append((iter(child.contents), _within(child, context, boilerplate), block))


def _within(element: "Tag", context: Context, boilerplate: Boilerplate) -> Context:
    name = element.name
    if name == "a":
        return context._replace(linked=True)
    if name in BOLD:
        return context._replace(bold=True)
    if name in CAPTIONS or (element.attrs and boilerplate.caption.search(_classes(element))):
        return context._replace(caption=True)
    if name in HEADINGS:
        return context._replace(heading=True)
    if name == "li":
        return context._replace(item=True)
    return context._replace(pre=True) if name == "pre" else context


def _classes(element: "Tag") -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _is_dropped(element: "Tag", context: Context, depth: int, boilerplate: Boilerplate) -> bool:
    if element.name in DROPPED:
        return True
    if element.name == "form":  # one that is filled in, not one that a server wrapped around the text
        return not _holds_text(element)
    if element.name == "a":
        return not context.linked and boilerplate.link.fullmatch(element.get_text().strip()) is not None
    if not element.attrs:
        return False
    if "hidden" in element.attrs or HIDDEN.search(str(element.get("style", ""))):
        return True
    wrapper = depth <= DEPTH_LIMIT and boilerplate.wrapper.search(_classes(element))
    return bool(wrapper) and not _holds_text(element)


def _holds_text(element: "Tag") -> bool:
    """Whether more than a little text stands there outside links; it stops as soon as that is sure."""
    from bs4.element import NavigableString, Tag

    left = WRAPPER_LIMIT
    waiting = [element]
    while waiting and left >= 0:
        for child in waiting.pop().contents:
            if isinstance(child, Tag) and child.name != "a":
                waiting.append(child)
            elif type(child) is NavigableString:
                left -= len(child.strip())
    return left < 0


def _lines(pieces: list[Piece]) -> Iterator[Line]:
    text = "".join([text.replace("\n", "\v") if context.pre else text for text, context in pieces])
    if not text or text.isspace():
        return
    solid = [piece for piece in pieces if not piece[0].isspace()]
    for row in text.split("\v") if "\v" in text else [text]:
        if row := row.strip():
            yield Line(_role(row, solid), row)


def _role(text: str, pieces: list[Piece]) -> LineRole:
    first = pieces[0][1]
    if first == PLAIN and len(pieces) == 1:
        return "paragraph"
    contexts = [context for _, context in pieces]
    if all([context.caption for context in contexts]):
        return "caption"
    linked = sum([len(text) for text, context in pieces if context.linked])
    share = 0.7 if first.item else 0.95
    if 6 <= len(text) <= STORY_LIMIT and linked and linked >= share * sum([len(text) for text, _ in pieces]):
        return "related"
    if all([context.heading for context in contexts]):
        return "heading"
    bold = len(text) <= HEADING_LIMIT and all([context.bold for context in contexts])
    return "heading" if bold and not CLAUSE_END.search(text) else "paragraph"
