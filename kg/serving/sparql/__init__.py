"""SPARQL 1.1 Protocol at /sparql, with a description of the service."""

from collections.abc import Sequence

from starlette.routing import BaseRoute, Route

from kg.serving.builds import Builds
from kg.serving.settings import Settings
from kg.serving.sparql.protocol import Endpoint

__all__ = ["routes"]


def routes(builds: Builds, settings: Settings) -> Sequence[BaseRoute]:
    """The endpoint, and the description of the data where VoID clients look for it."""
    from kg.serving.sparql.description import void

    endpoint = Endpoint(settings).answer
    return (
        Route("/sparql", endpoint, methods=["GET", "POST"]),
        Route("/sparql/", endpoint, methods=["GET", "POST"]),
        Route("/.well-known/void", void, methods=["GET"]),
    )
