"""Answers: a page of a list or one thing, as JSON or a table, with links, and tags by which clients know what they have."""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg import __version__
from kg.catalog import Found, Page
from kg.serving.api.forms import as_cells, as_json, columns
from kg.serving.api.operations import FORMATS, Listing, Lookup
from kg.serving.api.parameters import read
from kg.serving.builds import Build
from kg.serving.negotiation import best
from kg.serving.requests import Parameters, build_of, parsed, settings_of

__all__ = ["json_response", "listed", "looked_up", "tagged"]

Endpoint = Callable[[Request], Response]


def listed(operation: Listing) -> Endpoint:
    """Who answers a list."""

    def answer(request: Request) -> Response:
        build, sent = build_of(request), parsed(request.scope["query_string"])
        values = read(operation.takes, sent, build)
        page = Page(values.pop("offset"), values.pop("limit"))
        form = values.pop("format") or _form(request)

        def made() -> Response:
            found = operation.find(build, values, page)
            further = _next(request, sent, page, found)
            headers = {"KG-Total": str(found.total)} | ({"Link": f'<{further}>; rel="next"'} if further else {})
            if form == "csv":
                return Response(_table(operation.gives, found), headers=headers, media_type="text/csv; charset=utf-8")
            content = {
                "build": build.id, "total": found.total, "offset": page.offset, "limit": page.limit, "next": further,
                "items": as_json(found.items),
            }  # fmt: skip
            return json_response(content, headers)

        return tagged(request, form, made)

    return answer


def looked_up(operation: Lookup) -> Endpoint:
    """Who answers for one thing."""

    def answer(request: Request) -> Response:
        build, asked = build_of(request), request.path_params[operation.variable]
        read((), parsed(request.scope["query_string"]), build)

        def made() -> Response:
            found = operation.find(build, asked)
            if found is None:
                raise HTTPException(404, f"nothing is called {asked[:60]!r} in this build; {operation.within[1]}")
            return json_response({"build": build.id, "item": as_json(found)})

        return tagged(request, "json", made)

    return answer


def tagged(request: Request, form: str, made: Callable[[], Response]) -> Response:
    """The answer, or only that the client has it: the same build says the same to the same question."""
    tag = _tag(request, build_of(request), form)
    known = [
        one.strip().removeprefix("W/") for line in request.headers.getlist("if-none-match") for one in line.split(",")
    ]
    response = Response(status_code=304) if tag in known else made()
    response.headers["ETag"] = tag
    return response


def json_response(content: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    """In the order of the content, Chinese as Chinese."""
    body = json.dumps(content, ensure_ascii=False, allow_nan=False) + "\n"
    return Response(body.encode("utf-8", "replace"), headers=dict(headers or {}), media_type="application/json")


def _form(request: Request) -> str:
    liked = best(request, tuple(FORMATS.values()))
    return next((name for name, media_type in FORMATS.items() if media_type == liked), "json")


def _tag(request: Request, build: Build, form: str) -> str:
    asked = (
        __version__,
        str(request.base_url),
        settings_of(request).fulltext,
        request.url.path,
        request.url.query,
        form,
    )
    return f'"{build.id}-{hashlib.sha256(repr(asked).encode()).hexdigest()[:16]}"'


def _next(request: Request, sent: Parameters, page: Page, found: Found[Any]) -> str | None:
    """The address of the next page, None of the last."""
    after = page.offset + page.limit
    if after >= found.total:
        return None
    pairs = [*(pair for pair in sent.pairs if pair[0] != "offset"), ("offset", str(after))]
    return f"{request.base_url}{request.url.path.lstrip('/')}?{urlencode(pairs)}"


def _table(noun: type, found: Found[Any]) -> str:
    from kg.export.formats.tables import table

    return "".join(table(tuple(columns(noun)), (as_cells(noun, one) for one in found.items)))
