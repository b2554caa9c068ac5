"""What people open in a browser: pages in Chinese and English that need no script."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kg.serving.builds import Builds
from kg.serving.pages import query
from kg.serving.pages.assets import assets
from kg.serving.pages.claims import cite
from kg.serving.pages.front import front
from kg.serving.pages.identifiers import data, identifier, thing
from kg.serving.pages.ledger import ledger_of
from kg.serving.pages.lists import actors, documents, topics, treaties
from kg.serving.pages.networks import interactive, selected
from kg.serving.pages.positions import matrix_page, positions_csv
from kg.serving.pages.records import ontology, ontology_data
from kg.serving.pages.search import search
from kg.serving.settings import Settings

__all__ = ["routes", "running"]


def routes(builds: Builds, settings: Settings) -> Sequence[BaseRoute]:
    """The pages, and the names of everything."""
    pages = {
        "/": front, "/search": search, "/id/{path:path}": identifier, "/graph/{path:path}": identifier, "/page/{path:path}": thing,
        "/data/{path:path}": data, "/cite/{name:path}": cite, "/ontology": ontology, "/ontology.ttl": ontology_data,
        "/ontology/{path:path}": identifier, "/topics": topics, "/treaties": treaties, "/actors": actors, "/documents": documents,
        "/positions": matrix_page, "/positions.csv": positions_csv, "/network": selected, "/network/view": interactive,
        "/favicon.ico": no_icon,
    }  # fmt: skip
    return (*(Route(path, answer, methods=["GET"]) for path, answer in pages.items()), *assets("site"), *query.routes())


def no_icon(request: Request) -> Response:
    """What browsers ask for unasked."""
    return Response(status_code=204, headers={"cache-control": "max-age=86400"})


@asynccontextmanager
async def running(app: Starlette) -> AsyncIterator[None]:
    """The positions are gathered from the start, so that no page need wait for them."""
    ledger_of(app.state.builds.current())
    yield
