"""The socket of the server."""

import socket

import pytest

pytest.importorskip("starlette")

from kg.errors import KGError
from kg.serving.running import bound
from kg.serving.settings import Settings


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_answers_are_sent_at_once(host: str) -> None:
    """Only of a socket that is named one of TCP does asyncio turn the delay off: an answer in two pieces else waits for 40 ms."""
    try:
        listener = bound(Settings(host=host))
    except KGError:
        pytest.skip(f"no {host} here")
    assert listener.proto == socket.IPPROTO_TCP
    with socket.create_connection(listener.getsockname()[:2], timeout=5), listener:
        accepted, _ = listener.accept()
        assert accepted.proto == socket.IPPROTO_TCP
        accepted.close()
