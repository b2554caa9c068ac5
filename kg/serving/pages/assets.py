"""Files that pages need in a browser: scripts and styles, sent from this machine, and again only if they changed."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

__all__ = ["assets", "sent"]

STATIC = Path(__file__).resolve().parent.parent / "static"
# Not asked of the machine, whose table of types may hold anything.
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


def assets(folder: str) -> Sequence[BaseRoute]:
    """A route for what lies in a folder of `static/`: files of a type that pages use, by their bare name."""
    known = {path.name: path for path in sorted((STATIC / folder).iterdir()) if path.suffix in TYPES}

    async def answer(request: Request) -> Response:
        path = known.get(request.path_params["name"])
        if path is None:
            raise HTTPException(404)
        return sent(request, _read(path), path.suffix)

    return (Route(f"/static/{folder}/{{name}}", answer, methods=["GET"]),)


def sent(request: Request, content: bytes, suffix: str) -> Response:
    """The content, or 304 if the client has it."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=TYPES[suffix])


@cache
def _read(path: Path) -> bytes:
    return path.read_bytes()
