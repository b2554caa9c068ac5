"""Connections: a request's head has to be there in time, and there are only so many of them.

uvicorn keeps a connection open whose request never comes to an end, so a few hundred of those would keep everybody out.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["protocol"]


def protocol(seconds: float, most: int) -> type[asyncio.Protocol]:
    """uvicorn's protocol, with `seconds` for the head of each request, and at most so many connections."""
    open_ones: dict[Any, None] = {}  # in the order of their opening

    class Prompt(H11Protocol):
        """A connection that is closed when it keeps us waiting, or when it is the oldest idle one of too many."""

        _deadline: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            open_ones[self] = None
            self._wait()
            if len(open_ones) > most:
                next((one for one in open_ones if one.is_idle()), self).drop()

        def connection_lost(self, exc: Exception | None) -> None:
            open_ones.pop(self, None)
            self._stop_waiting()
            super().connection_lost(exc)

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if not self.is_idle():
                self._stop_waiting()
            elif self._deadline is None:
                self._wait()

        def on_response_complete(self) -> None:
            super().on_response_complete()
            if self.is_idle() and self._deadline is None:
                self._wait()

        def is_idle(self) -> bool:
            """Whether no request is being answered."""
            return self.cycle is None or self.cycle.response_complete

        def drop(self) -> None:
            if self.transport and not self.transport.is_closing():
                self.transport.abort()

        def _wait(self) -> None:
            self._deadline = self.loop.call_later(seconds, self._late)

        def _stop_waiting(self) -> None:
            if self._deadline:
                self._deadline.cancel()
                self._deadline = None

        def _late(self) -> None:
            self._deadline = None
            if self.is_idle():
                self.drop()

    return Prompt
