"""What goes wrong, told in the form that the client reads: a page, JSON, or a line of text."""

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import KGError, LimitError
from kg.serving.negotiation import best

__all__ = ["HANDLERS", "failure"]

OFFERS = ("application/json", "text/plain", "text/html")
OURS = "something went wrong here, and the fault is ours; please report what you asked"
log = logging.getLogger("kg.serving")


def failure(request: Request, status: int, reason: str, headers: Mapping[str, str] | None = None) -> Response:
    """An answer that says what was wrong."""
    media_type = best(request, OFFERS) or "text/plain"
    if media_type == "text/html":
        from kg.serving.pages.templates import rendered

        content = rendered(request, "failure.html", status=status, reason=reason)
    elif media_type == "application/json":
        content = json.dumps({"error": reason}, ensure_ascii=False) + "\n"
    else:
        content = reason + "\n"
    kind = media_type if media_type == "application/json" else f"{media_type}; charset=utf-8"
    return Response(content, status, headers=dict(headers or {}), media_type=kind)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    reasons = {404: f"nothing at {request.url.path}", 405: f"{request.method} is not for {request.url.path}"}
    plain = error.detail in ("Not Found", "Method Not Allowed", "")
    return failure(
        request, error.status_code, reasons.get(error.status_code, "") if plain else error.detail, error.headers
    )


def _ours(request: Request, error: Exception) -> Response:
    if isinstance(error, LimitError):
        return failure(request, 503, str(error))
    return failure(request, 400, str(error))


def _unexpected(request: Request, error: Exception) -> Response:
    log.error("%s %s: %r", request.method, request.url.path, error)
    return failure(request, 500, OURS)


Handler = Callable[[Request, Exception], Any]
HANDLERS: Mapping[Any, Handler] = {HTTPException: _http, KGError: _ours, Exception: _unexpected}
