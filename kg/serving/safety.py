"""What stands before every route: who may ask, how much and how long, and what a browser may do with the answer.

The server answers on one machine, but a page of a stranger in the same browser can ask it too: by a name of its own that it
lets point here (DNS rebinding), which the Host line shows, or across origins, which the Origin line shows. Both are refused.
"""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from kg.serving.settings import LOOPBACK, Settings

__all__ = ["CONTENT_SECURITY", "HEADERS", "Guard"]

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(?P<port>\d{1,5}))?")  # [::1]:8000 | localhost
CONTENT_SECURITY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# A route may set others of the first two; the rest are the same everywhere.
HEADERS = {
    "content-security-policy": CONTENT_SECURITY,
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
EXPOSED = "KG-Build, KG-Truncated, Retry-After"
ASKED_BY_SCRIPTS = "Accept, Content-Type, Mcp-Session-Id, Mcp-Protocol-Version"
METHODS = "GET, HEAD, POST, OPTIONS"
DAY = "86400"  # seconds that a browser may remember what scripts may do
STREAMS = ("/mcp",)  # which answer as long as the client listens


class Refused(Exception):
    """What a client gets instead of an answer."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason


class Guard:
    """An ASGI application around another. Time is counted in the loop's seconds."""

    def __init__(self, app: App, settings: Settings) -> None:
        self._app, self._settings, self._busy = app, settings, 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, Answering(send, self._settings))
        else:  # nobody here speaks by web sockets
            await send({"type": "websocket.close", "code": 1003})

    async def _answer(self, scope: Scope, receive: Receive, answering: "Answering") -> None:
        self._busy += 1
        try:
            origin = self._checked(scope)
            answering.allow(origin)
            if scope["method"] == "OPTIONS":
                await answering.preflight()
                return
            streams = scope["path"].startswith(STREAMS)
            async with asyncio.timeout(None if streams else self._settings.answer_seconds):
                await self._app(scope, Body(receive, self._settings), answering)
        except Refused as refused:
            await answering.refuse(refused)
        except TimeoutError:
            await answering.refuse(Refused(503, "no answer in time; ask for less"))
        finally:
            self._busy -= 1

    def _checked(self, scope: Scope) -> str | None:
        """The origin of another site that may read the answer; None of our own. Raises Refused."""
        if self._busy > self._settings.requests:
            raise Refused(429, "too many requests at once; try again in a second")
        lines = [(name, value.decode("latin-1")) for name, value in scope["headers"]]
        hosts = [value for name, value in lines if name == b"host"]
        if len(hosts) != 1 or not self._is_ours(hosts[0]):
            raise Refused(421, "this server is not asked by that name; use the address that it printed, or start it with --name")
        lengths = [value for name, value in lines if name == b"content-length"]
        if any(not one.isdigit() or int(one) > self._settings.body for one in lengths):
            raise Refused(413, f"the request is larger than {self._settings.body:,} bytes; ask in several")
        origins: list[str] = [value for name, value in lines if name == b"origin"]
        if not origins or origins == [f"{scope['scheme']}://{hosts[0]}"]:
            return None
        if not all(map(self._may_read, origins)):
            raise Refused(403, "scripts of other sites may not ask; start the server with --origin to let one")
        return origins[0]

    def _is_ours(self, host: str) -> bool:
        found = HOST.fullmatch(host)
        if not found:
            return False
        name = found["name"].strip("[]").lower().rstrip(".")
        return name in LOOPBACK or name == self._settings.host.lower() or name in self._settings.names

    def _may_read(self, origin: str) -> bool:
        if origin in self._settings.origins or "*" in self._settings.origins:
            return True
        try:
            return urlsplit(origin).hostname in LOOPBACK
        except ValueError:
            return False


class Body:
    """Receives a request, so large and so long as it may be."""

    def __init__(self, receive: Receive, settings: Settings) -> None:
        self._receive, self._settings = receive, settings
        self._size, self._whole = 0, False
        self._until = asyncio.get_running_loop().time() + settings.body_seconds

    async def __call__(self) -> Message:
        if self._whole:  # then only for the client to leave
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            raise Refused(408, f"the request was not here within {self._settings.body_seconds:g} s") from None
        self._size += len(message.get("body", b""))
        if self._size > self._settings.body:
            raise Refused(413, f"the request is larger than {self._settings.body:,} bytes; ask in several")
        self._whole = not message.get("more_body", False)
        return message


class Answering:
    """Sends an answer, with the lines that all have."""

    def __init__(self, send: Send, settings: Settings) -> None:
        self._send, self._settings = send, settings
        self._origin: str | None = None
        self._begun = False

    def allow(self, origin: str | None) -> None:
        self._origin = origin

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._begun = True
            given = {name.lower() for name, _ in message["headers"]}
            more = {**HEADERS, **self._for_others()}
            lines = [(name.encode(), value.encode()) for name, value in more.items() if name.encode() not in given]
            message = {**message, "headers": [*message["headers"], *lines]}
        await self._send(message)

    def _for_others(self) -> dict[str, str]:
        if self._origin is None:
            return {"vary": "Accept, Accept-Language, Origin"}
        return {
            "vary": "Accept, Accept-Language, Origin",
            "access-control-allow-origin": self._origin,
            "access-control-expose-headers": EXPOSED,
        }

    async def preflight(self) -> None:
        """What scripts of others may ask."""
        lines = {"allow": METHODS, "content-length": "0"}
        if self._origin is not None:
            lines |= {
                "access-control-allow-methods": METHODS,
                "access-control-allow-headers": ASKED_BY_SCRIPTS,
                "access-control-max-age": DAY,
            }
        headers = [(name.encode(), value.encode()) for name, value in lines.items()]
        await self({"type": "http.response.start", "status": 204, "headers": headers})
        await self({"type": "http.response.body", "body": b""})

    async def refuse(self, refused: Refused) -> None:
        """Say why, if nothing was said yet; a half answer is broken off."""
        if self._begun:
            raise ConnectionResetError(refused.reason)
        body = json.dumps({"error": refused.reason}).encode() + b"\n"
        lines = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),
            *([(b"retry-after", b"1")] if refused.status in (429, 503) else []),
        ]
        await self({"type": "http.response.start", "status": refused.status, "headers": lines})
        await self({"type": "http.response.body", "body": body})
