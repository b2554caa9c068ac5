"""The page of a thing: its names, what is known of it, what it says and what is said of it."""

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.catalog import By, Catalog, ClaimFilter, DocumentFilter, Entity, Found, Page, Ref
from kg.model.keys import name_of
from kg.serving.language import Language, language_of
from kg.serving.pages.addresses import address, page_path
from kg.serving.pages.facts import rows
from kg.serving.pages.ledger import differences_on, on_subject, stances
from kg.serving.pages.listing import Facet, Paging, chart, counted, facet, known_values, number_of, page_at, parameters
from kg.serving.pages.marking import sentence
from kg.serving.pages.templates import page
from kg.serving.pages.words import Words
from kg.serving.requests import Parameters, build_of

__all__ = ["entity_page"]

SIZE, RELATIONS, EVENTS, DOCUMENTS = 20, 12, 6, 8  # of a page
SUBJECTS = ("treaty", "topic")  # on which positions are taken
ACTORS = ("state", "org", "person", "group", "doc")
VALUES = 8  # of a facet
NARROWING: Mapping[str, tuple[By, ...]] = {
    "by": ("illocution", "topic", "speaker", "target", "publisher"),
    "about": ("illocution", "topic", "actor", "publisher"),
}
SENT = ("role", "illocution", "topic", "speaker", "target", "actor", "publisher", "year")


def entity_page(request: Request, entity: Entity) -> HTMLResponse:
    """The page. HTTP 400 for a role that there is not."""
    build, said, language = build_of(request), parameters(request), language_of(request)
    role = said.one("role") or ("by" if entity.claims_by else "about")
    if role not in ("by", "about"):
        raise HTTPException(400, f"no role {role[:20]!r}; give by or about")
    if not entity.claims_by and entity.ref.kind not in ACTORS:  # what cannot speak
        role = "about"
    wanted = _wanted(entity, role, said)
    sent = {name: said.one(name) for name in SENT}
    known_values(build, sent)
    number = number_of(said)
    found = build.catalog.claims(wanted, page=page_at(number, SIZE))
    path = page_path(entity.ref.iri, build.base)
    key = entity.ref.key
    facts, sources = rows(entity.facts, Words(language))
    relations = number_of(said, "relations")
    return page(
        request, "entity.html", entity=entity, role=role, path=path, sent=sent, facts=facts, sources=sources,
        claims=[(one, sentence(one)) for one in found.items], total=found.total,
        paging=Paging(number, SIZE, found.total, lambda to: address(path, sent, page=to) + "#claims"),
        facets=_facets(build.catalog, entity, role, said, path, sent, language),
        chart=chart(counted(build.catalog, _wanted(entity, role, said, without="year"), "year"), said.one("year"), path, sent),
        relations=(related := build.catalog.relations(key, page=page_at(relations, RELATIONS))),
        relation_paging=Paging(relations, RELATIONS, related.total, lambda to: address(path, sent, relations=to) + "#relations"),
        events=build.catalog.events(key, page=Page(0, EVENTS)), **_documents(build.catalog, entity),
        is_actor=entity.ref.kind in ACTORS, narrowed=any(sent[name] for name in SENT[1:]), **_positions(request, entity),
    )  # fmt: skip


def _documents(catalog: Catalog, entity: Entity) -> dict[str, Any]:
    """Those that mention it; of a concept or post, which none does, those with most of its claims."""
    found = catalog.documents(DocumentFilter(mentions=entity.ref.key), page=Page(0, DOCUMENTS))
    if found.total or not entity.documents:
        return {"documents": found, "is_mentioned": True}
    said = catalog.counts(_wanted(entity, "about", Parameters(())), "document")
    most = [catalog.document(name_of(one.key)) for one, _ in said[:DOCUMENTS] if isinstance(one, Ref)]
    return {"documents": Found(tuple(one.ref for one in most if one), len(said)), "is_mentioned": False}


def _wanted(entity: Entity, role: str, said: Parameters, without: str = "") -> ClaimFilter:
    key, kind = entity.ref.key, entity.ref.kind
    name = "actor" if role == "by" else {"illocution": "illocution", "post": "capacity"}.get(kind, "about")
    given: dict[str, str | None] = {one: said.one(one) or None for one in NARROWING[role] if one != without}
    year = None if without == "year" else said.one("year") or None
    return ClaimFilter(**{**given, name: key}, since=year, until=year)


def _facets(
    catalog: Catalog, entity: Entity, role: str, said: Parameters, path: str, sent: dict[str, str], language: Language
) -> list[Facet]:
    words = Words(language)
    found = []
    for name in NARROWING[role]:
        if name != entity.ref.kind and not (name == "speaker" and entity.ref.kind == "person"):
            counts = counted(catalog, _wanted(entity, role, said, without=name), name)
            found.append(facet(words(name), counts, said.one(name), path, sent, name, language, most=VALUES))
    return [one for one in found if len(one.values) > 1 or any(value.chosen for value in one.values)]


def _positions(request: Request, entity: Entity) -> dict[str, Any]:
    """Who says what on it, and where two differ; nothing of what is no treaty or topic."""
    if entity.ref.kind not in SUBJECTS:
        return {"stances": None, "differences": (), "sides": {}, "refs": {}}
    build = build_of(request)
    on_it = on_subject(build, entity.ref.key)
    rows_of = stances(on_it)
    by_account = stances(on_it, lambda one: (one["actor"],))  # whoever speaks for a state does not agree with it
    known = {one.key: thing.ref for one in rows_of if (thing := build.catalog.entity(one.key))}
    sides = {
        side: [known[one.key] for one in by_account if one.key in known and one.numbers[side]]
        for side in ("for", "against")
    }
    return {
        "stances": [(known[one.key], one) for one in rows_of if one.key in known],
        "differences": differences_on(build, entity.ref.key),
        "sides": sides,
        "refs": known,
    }
