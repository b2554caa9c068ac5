"""Which element of a whole page holds the article: the one with most text outside links that is no footer."""

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from kg.ingestion.boilerplate import Boilerplate
from kg.ingestion.normalization import plain
from kg.ingestion.tags import BLOCKS

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement, Tag

AROUND = "nav, header, footer, aside, script, style, noscript, iframe, template"
CONTROLS = frozenset({"a", "button", "label", "legend", "option", "select", "textarea"})
FORM_LIMIT = 300  # characters outside links and controls: a form with more holds text, whatever else is on the page
FORMS = 50  # of a page that are looked into: a page has one around its text
HOLDERS = BLOCKS - {"p", "li", "blockquote", "br"}  # what paragraphs stand in
DECAY = (1.0, 0.75, 0.5)  # how much of a text's weight the elements around it get
NEARNESS = 2.5  # times its weight is what a text counts that stands in one element with the heading
INLINE = 50  # elements between a text and what holds it: more are none of a person's making
SHORT = 10  # characters: shorter texts are labels and buttons

__all__ = ["article", "without_surroundings"]


def without_surroundings(page: "BeautifulSoup") -> None:
    """Take out navigation, headers, footers, scripts, and forms; of a form around the text only its tags."""
    for tag in page.select(AROUND):
        if not tag.decomposed:  # it is if it stood within another one
            tag.decompose()
    whole = _told(page.body or page)
    for number, form in enumerate(page.find_all("form")):
        if form.decomposed:
            continue
        told = _told(form) if number < FORMS else 0
        if told and (told > FORM_LIMIT or 2 * told >= whole):
            form.name = "div"
        else:
            form.decompose()


def article(page: "BeautifulSoup", heading: "Tag | None", boilerplate: Boilerplate) -> "Tag":
    """The element that holds the text; one that stands with the heading in a part of the page counts for more."""
    from bs4.element import NavigableString

    weights: dict[int, float] = defaultdict(float)  # by id, for tags that look the same are equal
    tags: dict[int, Tag] = {}
    for text in page.descendants:
        if type(text) is not NavigableString or len(text) < SHORT or boilerplate.drops(plain(text)):
            continue
        around = _holder(text)
        for share in DECAY:
            if around is None or around.name == "html":
                break
            tags[id(around)] = around
            weights[id(around)] += share * len(text.strip())
            around = around.parent
    if not weights:
        return page
    above = _above(heading)
    best = max(weights, key=lambda tag: weights[tag])
    if above and best not in above and not _stands_in(tags[best], above):
        beside = [tag for tag in weights if tag not in above and _stands_in(tags[tag], above)]
        near = max(beside, key=lambda tag: weights[tag], default=best)
        best = near if NEARNESS * weights[near] >= weights[best] else best
    return tags[best].find_parent("article") or tags[best]


def _above(heading: "Tag | None") -> frozenset[int]:
    """The elements around a heading, by id, up to but without the page's body."""
    around = list(islice(heading.parents, INLINE)) if heading else []
    return frozenset(id(tag) for tag in around if tag.name not in ("body", "html", "[document]"))


def _stands_in(tag: "Tag", above: frozenset[int]) -> bool:
    return any(id(around) in above for around in islice(tag.parents, INLINE))


def _told(element: "Tag") -> int:
    """The characters in an element outside links and controls."""
    from bs4.element import NavigableString, Tag

    told, waiting = 0, [element]
    while waiting:
        for child in waiting.pop().contents:
            if isinstance(child, Tag):
                if child.name not in CONTROLS:
                    waiting.append(child)
            elif type(child) is NavigableString:
                told += len(child.strip())
    return told


def _holder(text: "PageElement") -> "Tag | None":
    """What holds the block that the text is in: not the paragraph but what paragraphs stand in; none within links."""
    for around in islice(text.parents, INLINE):
        if around.name == "a":
            return None
        if around.name in HOLDERS:
            return around
    return None
