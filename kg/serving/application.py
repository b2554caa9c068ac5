"""The ASGI application: the routes of the rooms, behind the guard."""

from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from importlib import import_module

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from kg.serving import failures
from kg.serving.builds import Builds
from kg.serving.safety import App, Guard, Receive, Scope, Send
from kg.serving.settings import Settings

__all__ = ["ROOMS", "application"]

ROOMS = ("sparql", "api", "agents", "pages")  # in this order; the pages answer what nobody else does


def application(builds: Builds, settings: Settings, names: Iterable[str] = ROOMS) -> App:
    """What uvicorn runs, with the rooms of those names. A request reads the build that is current when it comes."""
    rooms = [import_module(f"kg.serving.{name}") for name in names]

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            for room in rooms:
                if hasattr(room, "running"):
                    await stack.enter_async_context(room.running(app))
            yield

    routes: Iterable[BaseRoute] = (route for room in rooms for route in room.routes(builds, settings))
    app = Starlette(routes=list(routes), exception_handlers=failures.HANDLERS, lifespan=lifespan)
    app.router.redirect_slashes = False
    app.state.settings, app.state.builds = settings, builds
    return Guard(Reading(app, builds), settings)


class Reading:
    """Gives each request its build, and says which in every answer."""

    def __init__(self, app: App, builds: Builds) -> None:
        self._app, self._builds = app, builds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            build = self._builds.current()
            scope.setdefault("state", {})["build"] = build
            send = _naming(send, build.id)
        await self._app(scope, receive, send)


def _naming(send: Send, build: str) -> Send:
    async def named(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            headers = message["headers"]
            assert isinstance(headers, list)
            headers.append((b"kg-build", build.encode()))
        await send(message)

    return named  # type: ignore[return-value]
