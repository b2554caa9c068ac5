"""A batch of queries, and what each name may stand for. A candidate is a match only where the matcher is sure of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from starlette.exceptions import HTTPException

from kg.catalog import Entity
from kg.catalog.matching import Candidate, Matcher
from kg.catalog.matching.nouns import kind_meant
from kg.catalog.search_words import storable
from kg.errors import KGError
from kg.serving.api.openrefine.properties import COMPARED, values_of
from kg.serving.api.openrefine.types import label_of, types_of
from kg.serving.builds import Build

__all__ = ["BATCH", "matcher_of", "results"]

BATCH = 200  # queries at once
LIMIT, MOST = 5, 50  # candidates of a query
OTHERWISE = 0.5  # what a property with another value leaves of the score


class Query(NamedTuple):
    """A name, the kinds that it may be of, and what else is known of it."""

    text: str
    kinds: tuple[str, ...]
    date: str
    properties: Mapping[str, tuple[str, ...]]  # id -> values
    limit: int


def matcher_of(build: Build) -> Matcher:
    """That of the ontology's names and of those in the documents of the build."""
    return build.matcher


def results(build: Build, batch: Any) -> dict[str, Any]:
    """The result of each query. Raises HTTPException for what is no batch: 400, or 413 if it is too long."""
    if not isinstance(batch, dict):
        raise _wrong("queries", "no JSON object of queries", '{"q0": {"query": "中国"}}')
    if len(batch) > BATCH:
        raise HTTPException(413, f"{len(batch):,} queries; send at most {BATCH} at once")
    asked = {name: _query(build, name, one) for name, one in batch.items()}
    return {name: {"result": _result(build, one)} for name, one in asked.items()}


# -- reading a query ---------------------------------------------------------------------------------------------------


def _query(build: Build, name: str, one: Any) -> Query:
    if not isinstance(one, dict):
        raise _wrong(name, "no JSON object", '{"query": "中国"}')
    text, properties = one.get("query", ""), _properties(name, one.get("properties"))
    if not isinstance(text, str) or not (text or properties):
        raise _wrong(name, "neither a query nor properties", '{"query": "中国"}')
    limit = one.get("limit")
    if limit is None:
        limit = LIMIT
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not 1 <= limit < 1e9 or limit != int(limit):
        raise _wrong(name, "limit is no positive whole number", '"limit": 5')
    dates = properties.pop("date", ())
    kinds = _kinds(build, name, one.get("type")) or tuple(_kind_of_cell(build, properties.pop("kind", ())))
    return Query(storable(text), kinds, dates[0] if dates else "", properties, min(int(limit), MOST))


def _properties(name: str, given: Any) -> dict[str, tuple[str, ...]]:
    """Id -> values; an entity counts by its id."""
    found: dict[str, tuple[str, ...]] = {}
    if given is None:
        return found
    if not isinstance(given, list):
        raise _wrong(name, "properties are no array", '"properties": [{"pid": "date", "v": "2018"}]')
    for one in given:
        if not isinstance(one, dict) or not isinstance(one.get("pid"), str) or "v" not in one:
            raise _wrong(name, "a property has no pid or no v", '{"pid": "date", "v": "2018"}')
        values = one["v"] if isinstance(one["v"], list) else [one["v"]]
        found[one["pid"]] = found.get(one["pid"], ()) + tuple(
            _text(name, value) for value in values if value is not None
        )
    return found


def _text(name: str, value: Any) -> str:
    match value:
        case {"id": str(id)}:
            return id
        case str():
            return value
        case bool() | int() | float():
            return str(value).removesuffix(".0")
    raise _wrong(name, "a value is neither text nor number nor {id}", '{"pid": "date", "v": "2018"}')


def _kinds(build: Build, name: str, given: Any) -> tuple[str, ...]:
    """The kinds of the type that is asked for; one that is none is said, since nothing would match."""
    types = [given] if isinstance(given, str) else [] if given is None else given
    if not isinstance(types, list) or any(not isinstance(one, str) for one in types):
        raise _wrong(name, "type is neither text nor an array of texts", '"type": "state"')
    try:
        kinds = [kind_meant(one, build.graph.ontology) for one in types]
    except KGError as error:
        raise HTTPException(400, f"{name[:40]}: {error}") from error
    return tuple(dict.fromkeys(kind for kind in kinds if kind))


def _kind_of_cell(build: Build, values: Iterable[str]) -> Iterable[str]:
    """What a column of a table says, which may be anything."""
    for value in values:
        try:
            kind = kind_meant(value, build.graph.ontology)
        except KGError:
            continue
        if kind:
            yield kind


def _wrong(name: str, what: str, example: str) -> HTTPException:
    return HTTPException(400, f"{name[:40]}: {what}; write it like {example}")


# -- answering ---------------------------------------------------------------------------------------------------------


def _result(build: Build, query: Query) -> list[dict[str, Any]]:
    if not query.text:
        return []
    best: dict[str, Candidate] = {}
    for kind in query.kinds or (None,):
        for one in _candidates(build, query, kind):
            compared = _compared(build, one, query)
            if one.key not in best or (compared.sure, compared.score) > (best[one.key].sure, best[one.key].score):
                best[one.key] = compared
    found = _with_one_sure(list(best.values()))
    return [_shown(build, one) for one in found[: query.limit]]


def _candidates(build: Build, query: Query, kind: str | None) -> Iterable[Candidate]:
    """A date that is none is passed over: a cell may hold anything."""
    matcher = matcher_of(build)
    try:
        matcher.check(date=query.date)
    except KGError:
        return matcher.candidates(query.text, kind=kind, limit=MOST)
    return matcher.candidates(query.text, kind=kind, date=query.date, limit=MOST)


def _compared(build: Build, one: Candidate, query: Query) -> Candidate:
    """A candidate of which a property is known to have another value is not the one."""
    for compared in COMPARED:
        wanted = {value.casefold().rpartition("/")[2] for value in query.properties.get(compared.id, ()) if value}
        known = {str(value["str"]).casefold() for value in values_of(compared, build.catalog.entity(one.key))}
        if wanted and known and not wanted & known:
            return replace(one, score=one.score * OTHERWISE, sure=False, why=f"{one.why}, but another {compared.id}")
    return one


def _with_one_sure(found: list[Candidate]) -> list[Candidate]:
    """The best first. One is sure, or none: of two kinds there may have been one each. None has more than the sure one."""
    sure = [one for one in found if one.sure]
    top = sure[0] if len(sure) == 1 else None
    capped = [replace(one, score=min(one.score, top.score) if top else one.score, sure=one is top) for one in found]
    return sorted(capped, key=lambda one: (not one.sure, -one.score, one.key))


def _shown(build: Build, one: Candidate) -> dict[str, Any]:
    known: Entity | None = build.catalog.entity(one.key)
    named = label_of(known.ref.zh, known.ref.en) if known else one.label
    return {
        "id": one.key,
        "name": one.label,
        "description": f"{named} ({one.why})",
        "type": [types_of(build).get(one.kind, {"id": one.kind, "name": one.kind})],
        "score": round(100 * one.score, 1),
        "match": one.sure,
    }
