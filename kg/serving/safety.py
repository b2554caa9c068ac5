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

from starlette.exceptions import HTTPException

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
VARY = "Accept, Accept-Language, Cookie, Origin"  # what answers depend on
EXPOSED = "ETag, KG-Build, KG-Total, KG-Truncated, Link, Retry-After"
ASKED_BY_SCRIPTS = "Accept, Content-Type, Mcp-Method, Mcp-Name, Mcp-Protocol-Version, Mcp-Session-Id"
METHODS = "GET, HEAD, POST, OPTIONS"
DAY = "86400"  # seconds that a browser may remember what scripts may do


class Refused(HTTPException):
    """What a client gets instead of an answer; the connection ends with it."""

    def __init__(self, status: int, reason: str) -> None:
        again = {"retry-after": "1"} if status in (429, 503) else {}
        super().__init__(status, reason, {"connection": "close", **again})


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
        try:
            answering.allow(self._checked(scope))
            if scope["method"] == "OPTIONS":
                await answering.preflight()
                return
            await self._answer_whole(scope, await _whole(receive, self._settings), answering)
        except Refused as refused:
            await answering.refuse(refused)
        except TimeoutError:
            await answering.refuse(Refused(503, "no answer in time; ask for less"))

    async def _answer_whole(self, scope: Scope, receive: Receive, answering: "Answering") -> None:
        if self._busy >= self._settings.requests:
            raise Refused(429, "too many requests at once; try again in a second")
        self._busy += 1
        try:
            async with asyncio.timeout(self._settings.answer_seconds):
                await self._app(scope, receive, answering)
        finally:
            self._busy -= 1

    def _checked(self, scope: Scope) -> str | None:
        """The origin of another site that may read the answer; None of our own. Raises Refused."""
        lines = [(name, value.decode("latin-1")) for name, value in scope["headers"]]
        hosts = [value for name, value in lines if name == b"host"]
        if len(hosts) != 1 or not self._is_ours(hosts[0]):
            raise Refused(
                421, "this server is not asked by that name; use the address that it printed, or start it with --name"
            )
        lengths = [value for name, value in lines if name == b"content-length"]
        if any(not one.isdigit() or int(one) > self._settings.body for one in lengths):
            raise Refused(413, f"the request is larger than {self._settings.body:,} bytes; ask in several")
        fetched = {value for name, value in lines if name in (b"sec-fetch-site", b"sec-fetch-mode")}
        if fetched >= {
            "cross-site",
            "no-cors",
        }:  # an image of another site, say: it cannot read the answer, but keeps us busy
            raise Refused(403, "pages of other sites may not ask; open the address itself")
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
            found = urlsplit(origin)
            return found.scheme in ("http", "https") and found.hostname in LOOPBACK and "@" not in found.netloc
        except ValueError:
            return False


async def _whole(receive: Receive, settings: Settings) -> Receive:
    """A request whose body is here: who sends slowly keeps nobody busy. Raises Refused if it is too large or too late."""
    parts: list[bytes] = []
    size, more = 0, True
    try:
        async with asyncio.timeout(settings.body_seconds):
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Refused(400, "the client left")
                parts.append(message.get("body", b""))
                size, more = size + len(parts[-1]), message.get("more_body", False)
                if size > settings.body:
                    raise Refused(413, f"the request is larger than {settings.body:,} bytes; ask in several")
    except TimeoutError:
        raise Refused(408, f"the request was not here within {settings.body_seconds:g} s") from None
    body: Message | None = {"type": "http.request", "body": b"".join(parts), "more_body": False}

    async def again() -> Message:
        nonlocal body
        if body is None:  # then only for the client to leave
            return await receive()
        given, body = body, None
        return given

    return again


def _may_be_framed(policy: bytes) -> bool:
    """Whether a route lets others show it in a frame: X-Frame-Options cannot say whom, and would keep out all."""
    framing = [one.split() for one in policy.split(b";") if one.split()[:1] == [b"frame-ancestors"]]
    return any(one[1:] not in ([], [b"'none'"]) for one in framing)


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
            given = {name.lower(): value for name, value in message["headers"]}
            more = {**HEADERS, **self._for_others()}
            if _may_be_framed(given.get(b"content-security-policy", b"")):
                del more["x-frame-options"]
            lines = [(name.encode(), value.encode()) for name, value in more.items() if name.encode() not in given]
            message = {**message, "headers": [*message["headers"], *lines]}
        await self._send(message)

    def _for_others(self) -> dict[str, str]:
        if self._origin is None:
            return {"vary": VARY}
        return {
            "vary": VARY,
            "access-control-allow-origin": self._origin,
            "access-control-expose-headers": EXPOSED,
        }

    async def preflight(self) -> None:
        """What scripts of others may ask."""
        lines = {"content-length": "0"}  # no Allow: the methods of this address are its route's, and a 405 names them
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
            raise ConnectionResetError(refused.detail)
        body = json.dumps({"error": refused.detail}).encode() + b"\n"
        lines = {"content-type": "application/json", "content-length": str(len(body)), **(refused.headers or {})}
        headers = [(name.encode(), value.encode()) for name, value in lines.items()]
        await self({"type": "http.response.start", "status": refused.status_code, "headers": headers})
        await self({"type": "http.response.body", "body": body})
