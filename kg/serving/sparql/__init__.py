"""SPARQL 1.1 Protocol at /sparql, with a description of the service."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route

from kg.serving.builds import Builds
from kg.serving.queries import ended, prepared
from kg.serving.settings import Settings
from kg.serving.sparql.protocol import Endpoint

__all__ = ["routes", "running"]


def routes(builds: Builds, settings: Settings) -> Sequence[BaseRoute]:
    """The endpoint, and the description of the data where VoID clients look for it."""
    from kg.serving.sparql.description import void

    endpoint = Endpoint(settings).answer
    return (
        Route("/sparql", endpoint, methods=["GET", "POST"]),
        Route("/sparql/", endpoint, methods=["GET", "POST"]),
        Route("/.well-known/void", void, methods=["GET"]),
    )


@asynccontextmanager
async def running(app: Starlette) -> AsyncIterator[None]:
    """The workers of the first build are started with the server, and those of the last end with it."""
    prepared(app.state.builds.current(), app.state.settings)
    try:
        yield
    finally:
        ended(app.state.builds.current(), app.state.settings)
