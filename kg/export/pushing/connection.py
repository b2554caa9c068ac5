"""Requests to a store: bodies as streams, a bounded patience, no redirects, and errors that say what the store said."""

import html
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from typing import Protocol
from urllib.parse import SplitResult, urlsplit

from kg import __version__
from kg.errors import PushError
from kg.export.pushing.credentials import Credentials

__all__ = ["Connection", "Reply", "is_local"]

TRIES = 5  # of one request, if the store is busy or the connection breaks
LONGEST = 60.0  # seconds that a store may make us wait before each
BUSY = (429, 503)
READ = 64 << 20  # bytes of an answer, at most
SAID = 300  # characters of it that are shown
PLAIN = re.compile(r"<(?:style|script|title)\b.*?</(?:style|script|title)>|<[^>]*>", re.S | re.I)


class Sent(Protocol):
    """A body that can be gone through more than once."""

    @property
    def size(self) -> int: ...

    def __iter__(self) -> Iterator[bytes]: ...


@dataclass(frozen=True, slots=True)
class Plain:
    """A small body."""

    data: bytes

    @property
    def size(self) -> int:
        return len(self.data)

    def __iter__(self) -> Iterator[bytes]:
        return iter([self.data])


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of a store."""

    status: int
    reason: str
    kind: str  # its media type
    text: str = field(repr=False)
    location: str = ""

    @property
    def is_good(self) -> bool:
        return 200 <= self.status < 300

    def __str__(self) -> str:
        """The status and the first line of what is said; of a web page its first words."""
        text = html.unescape(PLAIN.sub("\n", self.text)) if "html" in self.kind else self.text
        lines = [" ".join(line.split()) for line in text.splitlines()]
        words = [line for line in lines if line][: 3 if "html" in self.kind else 1]
        said = "".join(c if c.isprintable() else "?" for c in " ".join(words))[:SAID]
        moved = f"it is at {self.location[:SAID]}: give that URL" if self.location else ""
        return ": ".join(one for one in (f"{self.status} {self.reason}".strip(), moved or said) if one)


class Connection:
    """A connection a host, kept open; `pause` waits."""

    def __init__(
        self, credentials: Credentials, timeout: float = 300.0, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self.credentials, self.timeout, self._pause = credentials, timeout, pause
        self._open: dict[tuple[str, str], HTTPConnection] = {}

    def request(
        self, method: str, url: str, body: Sent | bytes = b"", *, kind: str = "", accept: str = "*/*", most: int = READ
    ) -> Reply:
        """The answer, whatever its status, and `most` bytes of what it says; PushError if there is none.

        What is sent here may be sent twice without harm, so it is sent again after 429 and 503, and when the connection broke.
        """
        sent: Sent = Plain(body) if isinstance(body, bytes) else body
        for number in range(1, TRIES + 1):
            try:
                reply, wait = self._asked(method, url, sent, kind, accept, most)
            except TimeoutError as error:
                self.close()
                raise PushError(
                    f"{_host(url)} says nothing for {self.timeout:g} seconds; it may be at work still. "
                    "See what it does, and run it again with a longer --timeout"
                ) from error
            except (HTTPException, OSError) as error:
                self.close()
                if number == TRIES or not isinstance(error, HTTPException | ConnectionError) or _is_refused(error):
                    raise PushError(
                        f"{_host(url)} cannot be reached, or broke off: {error}; see whether it runs there"
                    ) from error
                reply, wait = None, None
            if reply and (reply.status not in BUSY or number == TRIES):
                return reply
            self._pause(min(2.0 ** (number - 1) if wait is None else wait, LONGEST))
        raise AssertionError  # the last try returns or raises

    def close(self) -> None:
        for one in self._open.values():
            one.close()
        self._open.clear()

    def _asked(
        self, method: str, url: str, body: Sent, kind: str, accept: str, most: int
    ) -> tuple[Reply, float | None]:
        """One try, or two if the store asks who we are; and the seconds it wants us to wait."""
        parts = urlsplit(url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        while True:
            own = {"Accept": accept, "User-Agent": f"nuclear-kg/{__version__}", "Content-Length": str(body.size)}
            if kind:
                own["Content-Type"] = kind
            if method == "GET":
                del own["Content-Length"]
            answer = self._answer(parts, method, target, body, own | self.credentials.header(method, target))
            text = answer.read(most).decode("utf-8", "replace")
            if answer.will_close or answer.read(1):
                self.close()
            asks = answer.status in (401, 403)
            if asks and self.credentials.challenged(answer.headers.get_all("WWW-Authenticate") or []):
                continue
            reply = Reply(
                answer.status, answer.reason, answer.headers.get_content_type(), text,
                answer.headers.get("Location", "") if 300 <= answer.status < 400 else "",
            )  # fmt: skip
            return reply, _seconds(answer.headers.get("Retry-After"))

    def _answer(
        self, parts: SplitResult, method: str, target: str, body: Sent, headers: dict[str, str]
    ) -> HTTPResponse:
        key = (parts.scheme, parts.netloc)
        was_open = key in self._open
        if not was_open:
            make = HTTPSConnection if parts.scheme == "https" else HTTPConnection
            self._open[key] = make(str(parts.hostname), parts.port, timeout=self.timeout)
        one = self._open[key]
        try:
            one.request(method, target, body=body if body.size else None, headers=headers)
        except (BrokenPipeError, ConnectionResetError):
            try:  # who does not want a body says so before it has come, and closes
                return one.getresponse()
            except (HTTPException, OSError):
                if not was_open:
                    raise
        else:
            try:
                return one.getresponse()
            except (HTTPException, ConnectionError):
                if not was_open:
                    raise
        one.close()  # it was left open by us and closed by the store meanwhile: that is no fault
        del self._open[key]
        return self._answer(parts, method, target, body, headers)


def is_local(url: str) -> bool:
    """Whether this is the machine itself."""
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _is_refused(error: Exception) -> bool:
    return isinstance(error, ConnectionRefusedError)


def _seconds(said: str | None) -> float | None:
    """Of Retry-After: seconds, or a date."""
    if said is None:
        return None
    try:
        return max(
            0.0, float(said) if said.strip().isdigit() else parsedate_to_datetime(said).timestamp() - time.time()
        )
    except (ValueError, TypeError):
        return None
