"""The server as a process: a socket of this machine, uvicorn, and what it must not leave open."""

import signal
import socket
import threading
import webbrowser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn

from kg.errors import KGError
from kg.serving.application import ROOMS, application
from kg.serving.builds import Builds
from kg.serving.connections import protocol
from kg.serving.settings import Settings

__all__ = ["Server", "bound", "running"]

HEAD = 1 << 16  # bytes of a request's first line and headers
BACKLOG = 128
KEEP_ALIVE = 5  # seconds between two requests


def bound(settings: Settings) -> socket.socket:
    """The socket to listen at. Raises KGError if the port is taken or may not be."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # By name: asyncio sends at once (TCP_NODELAY) only where it reads that a socket is one of TCP, else answers wait 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
        listener.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or error
        raise KGError(
            f"cannot listen at {settings.host}:{settings.port}: {reason}; choose another --port, or none for a free one"
        ) from error
    return listener


class Server:
    """A server that has its socket and its build, and answers from `wait` on."""

    def __init__(self, folder: Path, settings: Settings, rooms: Iterable[str] = ROOMS) -> None:
        """Raises KGError if there is no build, or the port is taken."""
        builds = Builds(folder, fulltext=settings.fulltext)
        self.build = builds.current().id
        self._listener = bound(settings)
        self._uvicorn = uvicorn.Server(
            uvicorn.Config(
                application(builds, settings, rooms),
                http=protocol(settings.header_seconds, settings.connections),
                ws="none",
                lifespan="on",
                log_level="warning",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                h11_max_incomplete_event_size=HEAD,
                timeout_keep_alive=KEEP_ALIVE,
                timeout_graceful_shutdown=3,
                backlog=BACKLOG,
            )
        )

    @property
    def address(self) -> str:
        """The URL of the first page."""
        host, port = self._listener.getsockname()[:2]
        return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"

    @property
    def is_answering(self) -> bool:
        return self._uvicorn.started

    def open_browser(self) -> None:
        """The socket listens already: a browser that is quicker than we are waits."""
        webbrowser.open(self.address)

    def wait(self) -> None:
        """Answer until interrupted, ended, or told to stop; uvicorn passes the signal on when it has answered."""
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, signal.default_int_handler)  # else nobody would take our own files away
        with suppress(KeyboardInterrupt):
            self._uvicorn.run(sockets=[self._listener])

    def stop(self) -> None:
        self._uvicorn.should_exit = True

    def close(self) -> None:
        self._listener.close()


@contextmanager
def running(folder: Path, settings: Settings, rooms: Iterable[str] = ROOMS) -> Iterator[Server]:
    """A server of what a folder holds, all of it or some rooms. Raises KGError if there is no build in it, or the port is taken."""
    server = Server(folder, settings, rooms)
    try:
        yield server
    finally:
        server.close()
