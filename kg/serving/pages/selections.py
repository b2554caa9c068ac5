"""The part of a graph whose network is drawn: what surrounds a thing, what a document tells, claims with some words, or all."""

from collections import Counter, OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import NamedTuple

import pyoxigraph as ox
from starlette.exceptions import HTTPException

from kg.catalog import Catalog, Claim, ClaimFilter, Page
from kg.model.kinds import KINDS
from kg.network.entities import Network, network
from kg.network.selection import SelectedRecords
from kg.serving.builds import Build

__all__ = ["MOST", "Drawn", "Selection", "drawn"]

MOST = 1_000  # claims, and relations, that are drawn
NEIGHBORS, NEAR = 12, 60  # of a thing, for the second step, and claims of each
KEPT = 6  # networks of a build


class Selection(NamedTuple):
    """What is asked for; everything if nothing is."""

    key: str = ""
    document: str = ""
    words: str = ""
    hops: int = 1


class Drawn(NamedTuple):
    """A network, and whether there would have been more."""

    network: Network
    cut: bool


class _Kept:
    """The networks that were asked for last."""

    def __init__(self) -> None:
        self._lock, self._known = Lock(), OrderedDict[Selection, Drawn]()

    def of(self, build: Build, wanted: Selection) -> Drawn:
        with self._lock:
            if wanted not in self._known:
                self._known[wanted] = _drawn(build, wanted)
            self._known.move_to_end(wanted)
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
            return self._known[wanted]


def drawn(build: Build, wanted: Selection) -> Drawn:
    """The network of a selection. HTTP 404 if there is no such thing or document."""
    kept: _Kept = build.once("pages.networks", _Kept)
    return kept.of(build, wanted)


def _drawn(build: Build, wanted: Selection) -> Drawn:
    catalog, whole = build.catalog, build.graph.records()
    claims, cut = _claims(catalog, wanted)
    relations, more = _relations(build, wanted, claims)
    events = _events(catalog, wanted)
    nodes = (ox.NamedNode(one) for one in events)
    records = SelectedRecords(
        whole,
        claims=filter(None, (whole.claim(ox.NamedNode(one.iri)) for one in claims)),
        relations=filter(None, (whole.relation(ox.NamedNode(one)) for one in relations)),
        events=filter(None, map(whole.event, nodes)),
        documents=(build.namespace.thing("document", wanted.document),) if wanted.document else (),
    )
    return Drawn(network(records, build.graph.ontology), cut or more)


def _claims(catalog: Catalog, wanted: Selection) -> tuple[list[Claim], bool]:
    """The newest claims, each once, and whether that is not all of them."""
    if not wanted.key:
        found = catalog.claims(
            ClaimFilter(document=wanted.document or None, text=wanted.words or None), page=Page(0, MOST)
        )
        if wanted.document and not catalog.document(wanted.document):
            raise HTTPException(404, f"no document {wanted.document[:40]!r}; /documents lists them")
        return list(found.items), found.total > MOST
    if not catalog.entity(wanted.key):
        raise HTTPException(404, f"no entity or topic {wanted.key[:40]!r}; search for it at /search")
    known: dict[str, Claim] = {}
    cut = _add(catalog, known, wanted.key, MOST)
    if wanted.hops > 1:
        for key in _neighbors(known.values(), wanted.key):
            cut |= _add(catalog, known, key, NEAR)
    return sorted(known.values(), key=lambda one: (one.date or "", one.id), reverse=True)[:MOST], cut or len(
        known
    ) > MOST


def _add(catalog: Catalog, known: dict[str, Claim], key: str, most: int) -> bool:
    cut = False
    for wanted in (ClaimFilter(actor=key), ClaimFilter(about=key)):
        found = catalog.claims(wanted, page=Page(0, most))
        known.update({one.id: one for one in found.items})
        cut |= found.total > most
    return cut


def _neighbors(claims: Iterable[Claim], key: str) -> list[str]:
    """Who is tied to a thing by most claims."""
    met = Counter(
        one.key for claim in claims for one in (claim.speaker, claim.actor, *claim.targets) if one.kind in KINDS
    )
    met.pop(key, None)
    met.pop("unnamed", None)
    return [one for one, _ in sorted(met.items(), key=lambda pair: (-pair[1], pair[0]))[:NEIGHBORS]]


def _relations(build: Build, wanted: Selection, claims: list[Claim]) -> tuple[list[str], bool]:
    """IRIs of relations, and whether that is not all of them."""
    if wanted.document:
        told = build.graph.records().triples.subjects(
            build.namespace.term("statedIn"), ox.NamedNode(build.namespace.thing("document", wanted.document))
        )
        return [one.value for one in told[:MOST] if isinstance(one, ox.NamedNode)], len(told) > MOST
    if wanted.words:
        return [], False
    keys: list[str | None] = [wanted.key or None]
    if wanted.hops > 1:
        keys += _neighbors(claims, wanted.key)
    known: dict[str, None] = {}
    cut = False
    for place, key in enumerate(keys):
        most = NEAR if place else MOST
        found = build.catalog.relations(key, page=Page(0, most))
        known.update(dict.fromkeys(one.iri for one in found.items))
        cut |= found.total > most
    return list(known)[:MOST], cut or len(known) > MOST


def _events(catalog: Catalog, wanted: Selection) -> list[str]:
    if wanted.words:
        return []
    found = catalog.events(wanted.key or None, page=Page(0, MOST)).items
    if wanted.document:
        found = tuple(one for one in found if any(it.document.id == wanted.document for it in one.passages))
    return [one.ref.iri for one in found]
