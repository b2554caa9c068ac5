"""The first page: what is here, who speaks most, what is spoken of, what came last."""

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.catalog import Catalog, Claim, ClaimFilter, Page, Ref
from kg.serving.builds import Build
from kg.serving.pages.listing import counted
from kg.serving.pages.marking import sentence
from kg.serving.pages.templates import page

__all__ = ["front"]

MOST, LATEST, LATEST_CLAIMS = 10, 8, 6
EVERYTHING = ClaimFilter()


def front(request: Request) -> HTMLResponse:
    """The page at `/`."""
    build: Build = request.state.build
    return page(request, "front.html", **build.once("pages.front", lambda: _shown(build)))


def _shown(build: Build) -> dict[str, Any]:
    catalog = build.catalog
    treaties = [one for one in counted(catalog, EVERYTHING, "instrument") if isinstance(one[0], Ref)]
    latest = _latest(catalog, [one.key for one, _ in treaties if isinstance(one, Ref)])
    return {
        "things": catalog.things(),
        "speakers": counted(catalog, EVERYTHING, "actor")[:MOST],
        "topics": counted(catalog, EVERYTHING, "topic")[:MOST],
        "treaties": treaties[:MOST],
        "documents": catalog.documents(page=Page(0, LATEST)).items,
        "claims": [(one, sentence(one)) for one in latest],
        "on_treaties": bool(treaties),
    }


def _latest(catalog: Catalog, treaties: Sequence[str]) -> list[Claim]:
    """The newest claims on treaties, one of a document; the newest of all where there are none on any."""
    wanted = [ClaimFilter(instrument=key) for key in treaties[:MOST]] or [EVERYTHING]
    found = {one.id: one for some in wanted for one in catalog.claims(some, page=Page(0, LATEST_CLAIMS)).items}
    newest = sorted(found.values(), key=lambda one: (one.date or "", one.id), reverse=True)
    each = {one.document.id: one for one in reversed(newest)}
    return [one for one in newest if each[one.document.id] is one][:LATEST_CLAIMS]
