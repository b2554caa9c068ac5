"""What people open in a browser: pages in Chinese and English that need no script."""

from collections.abc import Sequence

from starlette.routing import BaseRoute

from kg.serving.builds import Builds
from kg.serving.pages import query
from kg.serving.settings import Settings

__all__ = ["routes"]


def routes(builds: Builds, settings: Settings) -> Sequence[BaseRoute]:
    """The query page."""
    return (*query.routes(),)
