"""The page where one asks in SPARQL: an editor, the saved questions, answers as a table or a network.

Without JavaScript it is a form that /sparql answers. The editor is YASGUI, from this machine (`static/yasgui/`).
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from kg.model.namespaces import RDF, Namespace
from kg.rdf.sparql import saved
from kg.serving.builds import Build
from kg.serving.language import Language, language_of
from kg.serving.pages.assets import assets, sent
from kg.serving.pages.templates import rendered
from kg.serving.requests import build_of, parsed
from kg.serving.safety import CONTENT_SECURITY

__all__ = ["CONTENT_SECURITY_OF_EDITOR", "Question", "questions", "routes"]

# YASGUI marks what it expects at an error by style attributes; scripts and style elements stay what this server sends.
CONTENT_SECURITY_OF_EDITOR = f"{CONTENT_SECURITY}; style-src-attr 'unsafe-inline'"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
CLASS, PROPERTY = "class", "property"
KINDS = {
    "http://www.w3.org/2002/07/owl#Class": CLASS,
    "http://www.w3.org/2002/07/owl#ObjectProperty": PROPERTY,
    "http://www.w3.org/2002/07/owl#DatatypeProperty": PROPERTY,
    "http://www.w3.org/2002/07/owl#AnnotationProperty": PROPERTY,
    RDF + "Property": PROPERTY,
}
WORDS = {
    "zh": {
        "title": "SPARQL 查询", "home": "首页", "other": "English", "saved": "已存的问题", "filter": "筛选问题", "query": "SPARQL 查询语句",
        "format": "结果格式", "run": "下载结果", "known": "这些前缀已经定义，查询里不必再写", "skip": "跳到查询",
        "plain": "未启用 JavaScript：结果以所选格式下载；左侧的问题可以点开。",
        "about": "图谱里每条主张都有发言者和原句；主张不等于事实。", "limits": "只读；每次查询最多 {seconds:g} 秒、{rows:,} 行。", "none": "没有这样的问题",
    },
    "en": {
        "title": "Ask in SPARQL", "home": "Home", "other": "中文", "saved": "Saved questions", "filter": "Filter questions", "query": "SPARQL query",
        "format": "Format", "run": "Download the answer", "known": "These prefixes are known; queries need not declare them", "skip": "Skip to the query",
        "plain": "Without JavaScript the answer is downloaded in the format that you choose; the questions beside it can be opened.",
        "about": "Every claim in the graph has its speaker and its sentence; a claim is not a fact.",
        "limits": "It only reads; a query has {seconds:g} seconds and {rows:,} rows.", "none": "No such question",
    },
}  # fmt: skip
FORMATS = {
    "csv": "CSV",
    "tsv": "TSV",
    "json": "JSON",
    "xml": "XML",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
}


class Question(NamedTuple):
    """A saved question: its name, its words, its SPARQL."""

    name: str
    zh: str
    en: str
    query: str


class Term(NamedTuple):
    """A class or property of the ontology, for completion."""

    kind: str
    name: str  # kg:Claim
    zh: str
    en: str


def routes() -> Sequence[BaseRoute]:
    """The page, its scripts, and the script that draws networks."""
    return (
        Route("/query", page, methods=["GET"]),
        Route("/static/vis-network.js", network, methods=["GET"]),
        *assets("query"),
        *assets("yasgui"),
    )


async def page(request: Request) -> Response:
    """The editor with what the address asks: `?query=` or `?saved=`; HTTP 404 for a question that is not saved."""
    parameters, build, language = parsed(request.scope["query_string"]), build_of(request), language_of(request)
    all_of_them = build.once("query.questions", lambda: questions(build))
    if parameters.all("default-graph-uri") or parameters.all("named-graph-uri"):
        raise HTTPException(
            400, "this page asks about all graphs; name some with FROM in the query, or ask /sparql with a format"
        )
    name, query = parameters.one("saved"), parameters.one("query")
    if name and not query:
        found = next((one for one in all_of_them if one.name == name), None)
        if found is None:
            raise HTTPException(404, f"no saved question {name[:60]!r}; /query lists them all")
        query = found.query
    limits = request.app.state.settings.sparql
    words: dict[str, str] = WORDS[language]
    prefixes = Namespace(build.base).prefixes()
    data = {
        "base": build.base, "language": language, "query": query, "saved": name, "rows": limits.rows, "prefixes": prefixes,
        "questions": [one._asdict() for one in all_of_them], "terms": build.once("query.terms", lambda: terms(build)),
    }  # fmt: skip
    content = rendered(
        request, "query.html", words=words | {"limits": words["limits"].format(seconds=limits.timeout, rows=limits.rows)},
        language=language, prefixes=prefixes, questions=all_of_them, chosen=name, query=query, formats=FORMATS, data=data,
    )  # fmt: skip
    return HTMLResponse(content, headers={"content-security-policy": CONTENT_SECURITY_OF_EDITOR})


async def network(request: Request) -> Response:
    """vis-network, the one that the exported page has too."""
    return sent(request, _vis(), ".js")


@cache
def _vis() -> bytes:
    from kg.export.formats.page import vis

    return vis().encode()


def questions(build: Build) -> tuple[Question, ...]:
    """All saved questions, by name."""
    folder = build.graph.ontology.folder
    rows = saved.listing(folder).rows
    return tuple(Question(str(name), str(zh), str(en), saved.text_of(str(name), folder)) for name, zh, en in rows)


def terms(build: Build) -> list[Term]:
    """Classes and properties with their labels, by name."""
    start = build.namespace.term("")
    kinds: dict[str, str] = {}
    labels: dict[tuple[str, Language], str] = {}
    for triple in build.graph.ontology.triples:
        subject, value = getattr(triple.subject, "value", ""), triple.object
        if not subject.startswith(start):
            continue
        if triple.predicate.value == RDF + "type" and isinstance(value, ox.NamedNode) and value.value in KINDS:
            kinds[subject] = KINDS[value.value]
        elif triple.predicate.value == LABEL and isinstance(value, ox.Literal):
            labels[subject, "en" if value.language == "en" else "zh"] = value.value
    return [
        Term(kind, f"kg:{iri.removeprefix(start)}", labels.get((iri, "zh"), ""), labels.get((iri, "en"), ""))
        for iri, kind in sorted(kinds.items())
    ]
