"""Lists: topics, treaties, who speaks, documents; each with its numbers, sorted and paged."""

from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.catalog import By, ClaimFilter, DocumentFilter, Order, Ref
from kg.serving.builds import Build
from kg.serving.language import language_of
from kg.serving.pages.addresses import address
from kg.serving.pages.listing import Paging, counted, known_values, number_of, page_at, parameters, publishers
from kg.serving.pages.templates import page
from kg.serving.requests import build_of

__all__ = ["actors", "documents", "topics", "treaties"]

SIZE = 50
EVERYTHING = ClaimFilter()


@dataclass(frozen=True, slots=True)
class Line:
    """A thing of a list, how many claims it has a part in, and how many documents name it."""

    ref: Ref
    claims: int
    documents: int


def topics(request: Request) -> HTMLResponse:
    """The page at `/topics`."""
    return _listed(request, "topics", "about", ("topic",))


def treaties(request: Request) -> HTMLResponse:
    """The page at `/treaties`."""
    return _listed(request, "treaties", "about", ("treaty",))


def actors(request: Request) -> HTMLResponse:
    """The page at `/actors`."""
    return _listed(request, "actors", "actor", ())


def _listed(request: Request, name: str, by: By, kinds: tuple[str, ...]) -> HTMLResponse:
    build, said, language = build_of(request), parameters(request), language_of(request)
    number, sort = number_of(said), said.one("sort") or "count"
    if sort not in ("count", "name"):
        raise HTTPException(400, f"sort is {sort[:10]!r}; give count or name")
    counts = build.once(f"pages.counts.{by}", lambda: counted(build.catalog, EVERYTHING, by))
    known = [(one, n) for one, n in counts if isinstance(one, Ref) and (not kinds or one.kind in kinds)]
    if sort == "name":
        known.sort(key=lambda pair: pair[0].label(language).casefold())
    part = page_at(number, SIZE)
    lines = []
    for ref, claims in known[part.offset : part.offset + part.limit]:
        entity = build.catalog.entity(ref.key)
        lines.append(Line(ref, claims, entity.documents if entity else 0))
    sent = {"sort": sort}
    return page(
        request, "list.html", name=name, lines=lines, sort=sort, total=len(known), path=f"/{name}", of_kind=not kinds,
        paging=Paging(number, SIZE, len(known), lambda to: address(f"/{name}", sent, page=to)),
    )  # fmt: skip


def documents(request: Request) -> HTMLResponse:
    """The page at `/documents`."""
    build, said = build_of(request), parameters(request)
    number, sort = number_of(said), said.one("sort") or "newest"
    if sort not in ("newest", "oldest"):
        raise HTTPException(400, f"sort is {sort[:10]!r}; give newest or oldest")
    names = ("q", "publisher", "since", "until", "mentions")
    sent: dict[str, Any] = {name: said.one(name).strip() for name in names}
    if sent["mentions"]:
        known_values(build, {"mentions": sent["mentions"]})
    wanted = DocumentFilter(
        text=sent["q"] or None, publisher=sent["publisher"] or None, since=sent["since"] or None, until=sent["until"] or None,
        mentions=sent["mentions"] or None,
    )  # fmt: skip
    order: Order = "-date" if sort == "newest" else "date"
    found = build.catalog.documents(wanted, page=page_at(number, SIZE), order=order)
    claims = build.once("pages.counts.document", lambda: _by_document(build))
    sent["sort"] = sort
    return page(
        request, "documents.html", found=found, claims=claims, sent=sent, sort=sort,
        mentioned=build.catalog.entity(sent["mentions"]) if sent["mentions"] else None,
        publishers=publishers(build),
        paging=Paging(number, SIZE, found.total, lambda to: address("/documents", sent, page=to)),
    )  # fmt: skip


def _by_document(build: Build) -> dict[str, int]:
    """IRI of a document -> how many claims it has."""
    return {one.iri: number for one, number in build.catalog.counts(EVERYTHING, "document") if isinstance(one, Ref)}
