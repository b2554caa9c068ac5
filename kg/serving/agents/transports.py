"""How agents reach the tools: streamable HTTP, each request by itself, or standard input and output."""

from pathlib import Path

import anyio
from mcp.server.streamable_http_manager import StreamableHTTPASGIApp, StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings

from kg.serving.agents.server import server_for
from kg.serving.builds import Builds
from kg.serving.settings import Settings

__all__ = ["Stdio", "endpoint"]

OURS = TransportSecuritySettings(
    enable_dns_rebinding_protection=False
)  # Host and Origin are checked before every route


def endpoint(builds: Builds, settings: Settings) -> StreamableHTTPASGIApp:
    """An ASGI application that keeps no session: a client may come back after a restart, and nobody can pile sessions up."""
    server = server_for(builds, settings)
    server.streamable_http_app(
        json_response=True, stateless_http=True, transport_security=OURS, max_request_body_size=settings.body
    )
    manager: StreamableHTTPSessionManager = server.session_manager
    return StreamableHTTPASGIApp(manager)


class Stdio:
    """A server for the one client that started this process."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        """Raises KGError if there is no build."""
        builds = Builds(folder, fulltext=settings.fulltext)
        self.build = builds.current().id
        self._server = server_for(builds, settings)

    def run(self) -> None:
        """Until the client closes our standard input. Nothing but the protocol goes to standard output."""
        anyio.run(self._server.run_stdio_async)
