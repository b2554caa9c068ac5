"""The first page: what is here, who speaks most, what is spoken of, what came last."""

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.catalog import ClaimFilter, Page
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
    latest = catalog.claims(EVERYTHING, page=Page(0, LATEST_CLAIMS))
    return {
        "things": catalog.things(),
        "speakers": counted(catalog, EVERYTHING, "actor")[:MOST],
        "topics": counted(catalog, EVERYTHING, "topic")[:MOST],
        "treaties": counted(catalog, EVERYTHING, "instrument")[:MOST],
        "documents": catalog.documents(page=Page(0, LATEST)).items,
        "claims": [(one, sentence(one)) for one in latest.items],
    }
