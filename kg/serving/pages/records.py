"""The page of anything else that the graph names: every statement about it, every statement that has it; and the ontology."""

from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg.model.namespaces import RDF, RDFS, SKOS, VOCABULARIES
from kg.rdf.description import described
from kg.serving.builds import Build
from kg.serving.language import Language, language_of
from kg.serving.negotiation import HTML, best
from kg.serving.pages.stores import store_of
from kg.serving.pages.templates import page
from kg.serving.pages.words import Words
from kg.serving.requests import build_of

__all__ = ["Labels", "Term", "ontology", "ontology_data", "record_page"]

MOST = 200  # statements each way
NAMES = (RDFS + "label", SKOS + "prefLabel")


class Term(NamedTuple):
    """A term of a statement as it is shown: a thing with a link, or a text."""

    label: str
    iri: str = ""  # of a thing
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """A class or property of the ontology."""

    name: str
    iri: str
    label: str
    comment: str
    is_class: bool


class Labels:
    """What things are called, looked up once each."""

    def __init__(self, build: Build, language: Language) -> None:
        self._store, self._base, self._language = store_of(build), build.base, language
        self._words = Words(language)
        self._known: dict[str, str] = {}

    def of(self, iri: str) -> str:
        """A label, else the IRI, as short as it can be."""
        if iri not in self._known:
            self._known[iri] = self._label(iri) or self._short(iri)
        return self._known[iri]

    def _label(self, iri: str) -> str:
        found: dict[str, str] = {}
        for name in NAMES:
            for quad in self._store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(name), None):
                if isinstance(quad.object, ox.Literal):
                    found[(quad.object.language or "").partition("-")[0].lower()] = quad.object.value
        return found.get(self._language) or found.get("zh") or found.get("") or found.get("en") or ""

    def _short(self, iri: str) -> str:
        if iri.startswith(f"{self._base}id/"):
            kind, _, name = iri.removeprefix(f"{self._base}id/").partition("/")
            return f"{self._words.known(f'kind_{kind}', kind)} {name}"
        for prefix, start in VOCABULARIES.items():
            if iri.startswith(start):
                return f"{prefix}:{iri.removeprefix(start)}"
        return iri.removeprefix(self._base)

    def term(self, term: object) -> Term:
        if isinstance(term, ox.NamedNode):
            return Term(self.of(term.value), term.value)
        if isinstance(term, ox.Literal):
            return Term(term.value, lang=term.language or "")
        return Term(str(term))


def record_page(request: Request, iri: str) -> HTMLResponse:
    """The page."""
    build, labels = build_of(request), Labels(build_of(request), language_of(request))
    found = described(store_of(build), iri, MOST)
    kind = iri.removeprefix(f"{build.base}id/").partition("/")[0] if iri.startswith(f"{build.base}id/") else "graph"
    return page(
        request, "record.html", iri=iri, heading=labels.of(iri), kind=kind, most=MOST, more=found.more,
        about=[[labels.term(part) for part in quad] for quad in found.about],
        naming=[[labels.term(part) for part in quad] for quad in found.naming],
    )  # fmt: skip


def ontology(request: Request) -> Response:
    """The classes and properties as a page; 303 to Turtle for who does not take one."""
    if best(request, (HTML, "text/turtle")) != HTML:
        return RedirectResponse("/ontology.ttl", 303, {"vary": "Accept"})
    build, language = build_of(request), language_of(request)
    terms = build.once(f"pages.ontology.{language}", lambda: _terms(build, language))
    return page(
        request,
        "ontology.html",
        classes=[one for one in terms if one.is_class],
        properties=[one for one in terms if not one.is_class],
    )


def ontology_data(request: Request) -> Response:
    """The same in Turtle."""
    build = build_of(request)
    body = build.once("pages.ontology.ttl", lambda: _turtle(build))
    return Response(body, media_type="text/turtle; charset=utf-8")


def _schema(build: Build) -> list[ox.Quad]:
    graph, start = ox.NamedNode(build.namespace.graph("background")), f"{build.base}ontology"
    found = store_of(build).quads_for_pattern(None, None, None, graph)
    return [one for one in found if isinstance(one.subject, ox.NamedNode) and one.subject.value.startswith(start)]


def _turtle(build: Build) -> bytes:
    triples = sorted((ox.Quad(one.subject, one.predicate, one.object) for one in _schema(build)), key=str)
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=build.namespace.prefixes()) or b""


def _terms(build: Build, language: Language) -> list[Described]:
    start = build.namespace.term("")
    said: dict[str, dict[str, list[str]]] = {}
    labels = Labels(build, language)
    for one in _schema(build):
        if isinstance(one.subject, ox.NamedNode) and one.subject.value.startswith(start):
            spoken = isinstance(one.object, ox.Literal) and (one.object.language or language).lower().startswith(
                language
            )
            name = one.predicate.value
            if spoken or name == RDF + "type":
                said.setdefault(one.subject.value, {}).setdefault(name, []).append(getattr(one.object, "value", ""))
    return [
        Described(
            iri.removeprefix(start), iri, labels.of(iri), " ".join(sorted(about.get(RDFS + "comment", ()))),
            any(kind.endswith("Class") for kind in about.get(RDF + "type", ())),
        )
        for iri, about in sorted(said.items())
    ]  # fmt: skip
