"""Every IRI of the graph answers: `/id/…` with where its page or its data is, `/data/…` with what is said of it."""

from typing import NamedTuple
from urllib.parse import quote, unquote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.rdf.description import data as data_of
from kg.rdf.description import is_known
from kg.serving.builds import Build
from kg.serving.negotiation import HTML, best
from kg.serving.pages.addresses import candidates, data_path, page_path, path_after
from kg.serving.pages.claims import claim_page
from kg.serving.pages.documents import document_page
from kg.serving.pages.entities import entity_page
from kg.serving.pages.records import record_page
from kg.serving.pages.stores import store_of
from kg.serving.requests import build_of

__all__ = ["SUFFIXES", "Named", "data", "identifier", "named", "thing"]

SUFFIXES = {
    "ttl": "text/turtle", "nt": "application/n-triples", "jsonld": "application/ld+json", "trig": "application/trig",
    "nq": "application/n-quads", "rdf": "application/rdf+xml",
}  # fmt: skip
MOST = 20_000  # statements of one answer


class Named(NamedTuple):
    """An IRI of the graph, and the suffix behind it."""

    iri: str
    suffix: str = ""


def named(build: Build, path: str) -> Named:
    """What a path means: the IRI, else the IRI and a suffix. HTTP 404 if the graph names no such thing."""
    store = store_of(build)
    for iri in candidates(path, build.namespace):
        if is_known(store, iri):
            return Named(iri)
    before, _, suffix = path.rpartition(".")
    if before and (suffix in SUFFIXES or suffix == "html"):
        for iri in candidates(before, build.namespace):
            if is_known(store, iri):
                return Named(iri, suffix)
    if found := _of_key(build, path):
        return Named(found)
    if (suffix in SUFFIXES or suffix == "html") and (found := _of_key(build, before)):
        return Named(found, suffix)
    raise HTTPException(404, f"this graph names nothing {path[:200]!r}; search for it at /search")


def _of_key(build: Build, path: str) -> str | None:
    """The IRI of a thing whose key a path is, as filters and documentation have it: person/王毅; a slash behind it does no harm."""
    plain = path.strip("/")
    if plain != path:
        for iri in candidates(plain, build.namespace):
            if is_known(store_of(build), iri):
                return iri
    kind, _, name = unquote(plain).partition("/")
    entity = build.catalog.entity(f"{kind}:{name}") if name else None
    return entity.ref.iri if entity else None


def identifier(request: Request) -> Response:
    """303 to the page or the data of a thing, by suffix or by what the client takes."""
    iri, suffix = named(build_of(request), path_after(request, "/id/").removeprefix("/"))
    if not suffix:
        wanted = best(request, (HTML, *SUFFIXES.values()))
        if wanted is None:
            raise HTTPException(406, f"there are text/html, {', '.join(SUFFIXES.values())}")
        suffix = "html" if wanted == HTML else next(name for name, kind in SUFFIXES.items() if kind == wanted)
    base = build_of(request).base
    to = page_path(iri, base) if suffix == "html" else data_path(iri, suffix, base)
    query = request.url.query
    return RedirectResponse(f"{to}?{query}" if query else to, 303, {"vary": "Accept"})


def data(request: Request) -> Response:
    """The statements about a thing. KG-Truncated says that there are more than an answer holds."""
    build = build_of(request)
    iri, suffix = named(build, path := path_after(request, "/data/"))
    own = page_path(iri, build.base) if suffix == "html" else data_path(iri, suffix or "ttl", build.base)
    if suffix == "html" or not _is_written(build, path, iri, suffix):
        return _elsewhere(request, own)
    media_type = SUFFIXES.get(suffix) or best(request, tuple(SUFFIXES.values()))
    if media_type is None:
        raise HTTPException(406, f"there are {', '.join(SUFFIXES.values())}")
    body, more = data_of(store_of(build), iri, media_type, build.base, MOST)
    headers = {"link": f'<{quote(iri, safe="%/:#")}>; rel="describes"'} | ({"kg-truncated": "true"} if more else {})
    text = media_type.startswith("text/")
    return Response(body, headers=headers, media_type=f"{media_type}; charset=utf-8" if text else media_type)


def _is_written(build: Build, path: str, iri: str, suffix: str) -> bool:
    """Whether a path is a way to write the IRI, and not the key of its thing or the IRI with a slash behind it."""
    return iri in candidates(path.removesuffix(f".{suffix}") if suffix else path, build.namespace)


def _elsewhere(request: Request, path: str) -> Response:
    query = request.url.query
    return RedirectResponse(f"{path}?{query}" if query else path, 303)


def thing(request: Request) -> Response:
    """The page of a thing: that of its kind, else what the graph says of it."""
    build = build_of(request)
    iri, suffix = named(build, path := path_after(request, "/page/"))
    if not _is_written(build, path, iri, suffix):
        return _elsewhere(request, page_path(iri, build.base))
    kind, _, name = iri.removeprefix(f"{build.base}id/").partition("/")
    if kind == "document" and (document := build.catalog.document(name)):
        return document_page(request, document)
    if kind == "claim" and (claim := build.catalog.claim(name)):
        return claim_page(request, claim)
    if kind in (
        "state",
        "org",
        "person",
        "treaty",
        "group",
        "doc",
        "event",
        "place",
        "topic",
        "post",
        "illocution",
    ) and (entity := build.catalog.by_iri(iri)):
        return entity_page(request, entity)
    return record_page(request, iri)
