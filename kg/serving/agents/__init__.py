"""Language-model agents: the tools of a Model Context Protocol server, at /mcp or over standard input and output.

https://modelcontextprotocol.io/
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from importlib.util import find_spec
from typing import Any

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route

from kg.serving.builds import Builds
from kg.serving.settings import Settings

__all__ = ["is_installed", "routes", "running"]

PATHS = ("/mcp", "/mcp/")


def is_installed() -> bool:
    """Whether the SDK is here, in a version that has what we use."""
    return find_spec("mcp") is not None and find_spec("mcp.server.mcpserver") is not None


def routes(builds: Builds, settings: Settings) -> Sequence[BaseRoute]:
    """The endpoint of streamable HTTP; none where the SDK is not installed."""
    if not is_installed():
        return ()
    from kg.serving.agents.transports import endpoint

    answer = endpoint(builds, settings)
    return tuple(Route(path, answer, methods=["POST"]) for path in PATHS)


@asynccontextmanager
async def running(app: Starlette) -> AsyncIterator[None]:
    """While the application runs, so does what answers at the endpoint."""
    endpoints: list[Any] = [one.endpoint for one in app.routes if isinstance(one, Route) and one.path == PATHS[0]]
    async with AsyncExitStack() as stack:
        for one in endpoints:
            await stack.enter_async_context(one.session_manager.run())
        yield
