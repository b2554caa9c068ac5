"""The network of any selection: as a table that needs no script, and as the project's own interactive page."""

import html
import re
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.catalog import Catalog
from kg.export.formats import page as network_html
from kg.network.style import StyleSheet
from kg.rdf.description import is_known
from kg.serving.builds import Build
from kg.serving.language import Language, language_of
from kg.serving.pages.addresses import address
from kg.serving.pages.listing import parameters
from kg.serving.pages.search import named_first
from kg.serving.pages.selections import MOST, Drawn, Selection, drawn
from kg.serving.pages.stores import store_of
from kg.serving.pages.templates import page
from kg.serving.requests import build_of

__all__ = ["interactive", "selected"]

SHOWN = 200  # edges of the table
POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')


def _asked(request: Request) -> Selection:
    said = parameters(request)
    hops = said.one("hops") or "1"
    if hops not in ("1", "2"):
        raise HTTPException(400, f"hops is {hops[:10]!r}; give 1 or 2")
    given = [name for name in ("key", "document", "q") if said.one(name)]
    if len(given) > 1:
        raise HTTPException(400, f"{' and '.join(given)} are given; give one of them")
    return Selection(
        _key(build_of(request).catalog, said.one("key").strip()), said.one("document"), said.one("q").strip(), int(hops)
    )


def _key(catalog: Catalog, wanted: str) -> str:
    """A key; of a name or a code that of the thing which a search finds first."""
    if not wanted or catalog.entity(wanted):
        return wanted
    found = named_first(catalog, wanted)
    return found.ref.key if found else wanted


def selected(request: Request) -> HTMLResponse:
    """The page at `/network`: what can be chosen and, where something is, its edges. Everything by `?all=1`."""
    build, wanted, language = build_of(request), _asked(request), language_of(request)
    chosen = bool(wanted.key or wanted.document or wanted.words or parameters(request).one("all"))
    found = drawn(build, wanted) if chosen else None
    sent = {
        "key": wanted.key,
        "document": wanted.document,
        "q": wanted.words,
        "hops": wanted.hops if wanted.key else None,
    }
    entity = build.catalog.entity(wanted.key) if wanted.key else None
    document = build.catalog.document(wanted.document) if wanted.document else None
    return page(
        request, "network.html", wanted=wanted, chosen=chosen, entity=entity, document=document, most=MOST, shown=SHOWN,
        sent=sent, here=lambda **changed: address("/network", sent, **changed), view=address("/network/view", sent), **_table(build, found, language),
    )  # fmt: skip


def interactive(request: Request) -> Response:
    """The interactive page of the selection, with the policy that it brings."""
    found = drawn(build_of(request), _asked(request))
    text = network_html.page(found.network)
    policy = POLICY.search(text)
    assert policy is not None
    own = html.unescape(policy[1]) + "; frame-ancestors 'none'"
    return HTMLResponse(text, headers={"content-security-policy": own})


def _table(build: Build, found: Drawn | None, language: Language) -> dict[str, Any]:
    """Nodes, edges and the heaviest of these as rows."""
    if found is None:
        return {"nodes": 0, "edges": 0, "rows": (), "cut": False}
    graph = found.network.multigraph
    looks: StyleSheet = graph.graph["style"]
    label = "label_en" if language == "en" else "label"
    edges = sorted(graph.edges(data=True), key=lambda one: (-one[2]["weight"], one[0], one[1], one[2]["predicate"]))
    rows = []
    for source, target, said in edges[:SHOWN]:
        look = looks.edge(said["kind"], said["predicate"], said["polarity"], said["unsure"])
        ends = [(graph.nodes[one][label] or graph.nodes[one]["label"], _iri(build, one)) for one in (source, target)]
        first = said["evidence"][0]
        words = f"{first.before}{first.quote}{first.after}"
        rows.append((*ends, look.en if language == "en" else look.zh, said["weight"], words, first.document))
    return {"nodes": len(graph), "edges": graph.number_of_edges(), "rows": rows, "cut": found.cut}


def _iri(build: Build, node: str) -> str:
    """Of a node; nothing where it has none of its own, as a post of one side."""
    iri = f"{build.base}id/{node}"
    return iri if is_known(store_of(build), iri) else ""
