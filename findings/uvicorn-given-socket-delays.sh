#!/usr/bin/env bash
# uvicorn 0.54.0 on asyncio: an answer over a connection that is kept open takes 40 ms more where uvicorn is handed a socket made
# as usual, `socket.socket(AF_INET, SOCK_STREAM)`; with `proto=IPPROTO_TCP`, or a port that uvicorn binds itself, it does not.
#
# A good guess: a socket that listens is a socket that listens; who makes it does not change how fast answers are.
# Seen: asyncio turns Nagle's algorithm off (TCP_NODELAY) only where `socket.proto` is IPPROTO_TCP, and a socket made without
# naming the protocol says 0, as do the connections that it accepts. uvicorn sends head and body of an answer apart, so the
# body waits for the client's delayed acknowledgment.
#
# Versions: uvicorn 0.54.0, h11 0.16.0, Python 3.11, Linux. Exits non-zero if this changes.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check uvicorn==0.54.0 h11==0.16.0
"$place/venv/bin/python" - <<'PYTHON'
import http.client
import socket
import statistics
import sys
import threading
import time

import uvicorn


async def app(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"5")]})
    await send({"type": "http.response.body", "body": b"hello"})


def milliseconds(protocol: int) -> float:
    """The median time of an answer over one connection."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, protocol)
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, loop="asyncio", http="h11", lifespan="off", log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    client, times = http.client.HTTPConnection("127.0.0.1", listener.getsockname()[1]), []
    for _ in range(15):
        begun = time.perf_counter()
        client.request("GET", "/")
        client.getresponse().read()
        times.append((time.perf_counter() - begun) * 1000)
    client.close()
    server.should_exit = True
    thread.join()
    return statistics.median(times)


plain, named = milliseconds(0), milliseconds(socket.IPPROTO_TCP)
print(f"protocol not named: {plain:.0f} ms | IPPROTO_TCP: {named:.0f} ms")
sys.exit(not (plain > 30 and plain > 5 * named))
PYTHON
