"""Templates: Jinja with everything escaped, in the language of the request."""

from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.catalog.citing import telling
from kg.output.manifest import GRAPH
from kg.serving.builds import Build
from kg.serving.language import COOKIE, language_of
from kg.serving.pages.addresses import address, data_path, outward, page_path
from kg.serving.pages.words import Words
from kg.serving.requests import build_of

__all__ = ["made_at", "page", "rendered"]

YEAR = 365 * 86400  # seconds that a chosen language is remembered
SECTIONS = {
    "/": "home", "/query": "query", "/positions": "positions", "/topics": "topics", "/treaties": "topics", "/documents": "documents",
    "/actors": "actors", "/network": "network",
}  # fmt: skip


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("kg.serving.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(request: Request, name: str, /, **values: Any) -> str:
    """A page; every template knows the request, the build that it reads, the words of its language and where things are."""
    build, language = build_of(request), language_of(request)
    sent = [(key, value) for key, value in request.query_params.multi_items() if key != "lang"]
    known = {
        "request": request,
        "build": build,
        "made": build.once("pages.made", lambda: made_at(build)),
        "trouble": request.app.state.builds.trouble,
        "language": language,
        "other": "en" if language == "zh" else "zh",
        "w": Words(language),
        "section": SECTIONS.get(request.url.path, ""),
        "same_page": partial(address, request.url.path, _several(sent)),
        "page_of": partial(page_path, base=build.base),
        "data_of": partial(data_path, base=build.base),
        "outward": outward,
        "address": address,
        "act_of": telling.act,
        "article": telling.article,
        "manner": telling.manner,
        "named": telling.named,
    }
    return _environment().get_template(name).render(**{**known, **values})


def page(request: Request, name: str, /, **values: Any) -> HTMLResponse:
    """The answer with that page; it remembers a language that was asked for."""
    response = HTMLResponse(rendered(request, name, **values))
    if request.query_params.get("lang") in ("zh", "en"):
        response.set_cookie(COOKIE, language_of(request), max_age=YEAR, samesite="lax", httponly=True)
    return response


def made_at(build: Build) -> str:
    """When the graph file was written, in UTC; nothing if it is gone."""
    path = build.folder if build.folder.is_file() else build.folder / GRAPH
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m-%d %H:%M UTC")
    except OSError:
        return ""


def _several(pairs: list[tuple[str, str]]) -> dict[str, object]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}
