#!/usr/bin/env bash
# mcp 2.3.0: a client in memory that waits for a synchronous tool does not time out; its timeout passes without a word.
#
# A good guess: `Client(server, read_timeout_seconds=0.3)` ends a call after .3 s with an error, whatever the tool does, as it
# does where client and server speak over a pipe, and as the mode `legacy` does in memory too.
# Seen: in the default mode the call of a tool written with `def` comes back after its 2 s, as a success; the same tool written
# with `async def` is ended after .3 s, and so is the synchronous one with mode="legacy".
#
# Versions: mcp 2.3.0, anyio 4, Python 3.11. Exits non-zero if this changes.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check mcp==2.3.0
"$place/venv/bin/python" - <<'PYTHON'
import sys
import time

import anyio
from mcp import Client
from mcp.server.mcpserver import MCPServer

server = MCPServer("slow")


@server.tool()
def synchronous() -> str:
    time.sleep(2)
    return "done"


@server.tool()
async def asynchronous() -> str:
    await anyio.sleep(2)
    return "done"


async def outcome(tool: str, **how: str) -> str:
    """How a call ends that may take .3 s."""
    try:
        async with Client(server, read_timeout_seconds=0.3, **how) as client:
            found = await client.call_tool(tool, {})
            return found.content[0].text
    except Exception as error:  # an MCPError, alone or in a group
        return "timed out" if "tim" in repr(error).lower() else repr(error)


async def main() -> tuple[str, str, str]:
    return await outcome("synchronous"), await outcome("asynchronous"), await outcome("synchronous", mode="legacy")


found = anyio.run(main)
print("synchronous: {} | asynchronous: {} | synchronous, legacy: {}".format(*found))
sys.exit(found != ("done", "timed out", "timed out"))
PYTHON
