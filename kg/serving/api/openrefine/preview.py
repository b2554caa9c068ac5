"""A small page about an entity, to be shown within OpenRefine; and the way from an id to the entity's own page."""

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg.catalog import Entity
from kg.serving.api.openrefine.types import types_of
from kg.serving.requests import build_of, parsed, settings_of

__all__ = ["HEIGHT", "WIDTH", "preview", "view"]

WIDTH, HEIGHT = 400, 220  # pixels
# Who may show it: programs of this machine, and sites that the server was started for.
FRAMES = ("http://127.0.0.1:*", "http://localhost:*")
WITHIN = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"


def preview(request: Request) -> Response:
    """What is known of it, in a frame of that size."""
    from kg.serving.pages.templates import rendered

    one, build = _entity(request), build_of(request)
    kind = types_of(build).get(one.ref.kind, {"name": one.ref.kind})["name"]
    page = rendered(request, "reconcile_preview.html", entity=one, kind=kind)
    frames = " ".join((*FRAMES, *settings_of(request).origins))
    return HTMLResponse(page, headers={"Content-Security-Policy": f"{WITHIN} {frames}"})


def view(request: Request) -> Response:
    """To the IRI of the entity on this server, which answers with its page or its data."""
    one, build = _entity(request), build_of(request)
    return RedirectResponse("/" + quote(one.ref.iri.removeprefix(build.base), safe="/:%"), 303)


def _entity(request: Request) -> Entity:
    id = parsed(request.scope["query_string"]).one("id")
    if not id:
        raise HTTPException(400, "id is missing; give the key of an entity, as state:CHN")
    found = build_of(request).catalog.entity(id)
    if found is None:
        raise HTTPException(404, f"no entity {id[:60]!r} in this build; /api/entities?q= finds keys by names")
    return found
