"""JSON for programs at /api/, described by OpenAPI, and names to entities for OpenRefine at /reconcile."""

from collections.abc import Sequence

from starlette.routing import BaseRoute, Route

from kg.serving.builds import Builds
from kg.serving.settings import Settings

__all__ = ["routes"]


def routes(builds: Builds, settings: Settings) -> Sequence[BaseRoute]:
    """One an operation; those whose path has no variable come first."""
    from kg.serving.api import description, openrefine
    from kg.serving.api.answers import listed, looked_up
    from kg.serving.api.operations import Listing
    from kg.serving.api.resources import OPERATIONS

    operations = sorted(OPERATIONS, key=lambda one: "{" in one.path)
    return (
        Route("/api", description.to_page, methods=["GET"]),
        Route("/api/", description.page, methods=["GET"]),
        Route("/api/openapi.json", description.openapi, methods=["GET"]),
        *(
            Route(
                one.path.replace("{key}", "{key:path}"),
                listed(one) if isinstance(one, Listing) else looked_up(one),
                methods=["GET"],
            )
            for one in operations
        ),
        *openrefine.routes(),
    )
