"""The page of a document: its text with every claim and name marked, or, where the graph has no text, its quotations."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.catalog import Catalog, Claim, ClaimFilter, Document, Page, Ref
from kg.catalog.citing.forms import FORMS, cited_document
from kg.serving.language import language_of
from kg.serving.pages.marking import Mark, Piece, pieces, sentence
from kg.serving.pages.templates import page
from kg.serving.pages.words import Words
from kg.serving.requests import build_of

__all__ = ["Shown", "document_page", "lines"]

MOST = 1_000  # claims
SHORTEST = 2  # characters of a name that is marked


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of a text: the claims that begin with it, how many it lies in, the thing it names."""

    text: str
    begins: tuple[tuple[int, Claim], ...]
    depth: int
    names: Ref | None


def document_page(request: Request, document: Document) -> HTMLResponse:
    """The page."""
    build = build_of(request)
    found = build.catalog.claims(ClaimFilter(document=document.ref.id), page=Page(0, MOST), order="date")
    claims = sorted(found.items, key=lambda one: (one.content_at.start, -one.content_at.end, one.id))
    words, cited = Words(language_of(request)), cited_document(document.ref, build.id)
    return page(
        request, "document.html", document=document, total=found.total,
        claims=[(one, sentence(one) if document.text is None else [Piece(one.content_at.quote, (), 0)]) for one in claims],
        lines=lines(document.text, claims, _names(document, build.catalog)) if document.text is not None else None,
        citations={name: form(cited, words) for name, (_, form) in FORMS.items()},
    )  # fmt: skip


def lines(text: str, claims: Sequence[Claim], names: Iterable[tuple[int, int, Ref]]) -> list[list[Shown]]:
    """The text line by line, each in pieces."""
    numbered = {str(number): (number, one) for number, one in enumerate(claims, 1)}
    named = {f"@{place}": (start, end, ref) for place, (start, end, ref) in enumerate(names)}
    marks = [Mark(one.content_at.start, one.content_at.end, name) for name, (_, one) in numbered.items()]
    marks += [Mark(start, end, name) for name, (start, end, _) in named.items()]
    found: list[list[Shown]] = [[]]
    for piece in pieces(text, marks):
        within = [numbered[one] for one in piece.what if one in numbered]
        begins = tuple(one for one in within if one[1].content_at.start == piece.start)
        ref = next((named[one][2] for one in piece.what if one in named), None)
        for place, line in enumerate(piece.text.split("\n")):
            if place:
                found.append([])
            if line or (begins and not place):
                found[-1].append(Shown(line, begins if not place else (), len(within), ref))
    return [line for line in found if line]


def _names(document: Document, catalog: Catalog) -> list[tuple[int, int, Ref]]:
    """Where the names of what the document mentions stand in its text: the longest first, as they are written."""
    called: dict[str, Ref] = {}
    for ref in document.mentions:
        entity = catalog.entity(ref.key)
        others = (*entity.aliases, *(label for _, label in entity.labels)) if entity else ()
        for name in (ref.zh, ref.en, *others):
            if len(name) >= SHORTEST:
                called.setdefault(name, ref)
    if not called or document.text is None:
        return []
    alternatives = "|".join(map(re.escape, sorted(called, key=lambda one: (-len(one), one))))
    return [
        (one.start(), one.end(), called[one[0]])
        for one in re.finditer(rf"(?<![A-Za-z])(?:{alternatives})(?![a-z])", document.text)
    ]
