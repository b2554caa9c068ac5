"""SPARQL 1.1 Protocol: a query by GET, by a form, or as the body of a POST. It only reads.

https://www.w3.org/TR/sparql11-protocol/
"""

from email.message import Message
from typing import NamedTuple

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.rdf.sparql.queries import Dataset
from kg.rdf.sparql.replies import Reply, Wanted
from kg.rdf.sparql.results import GRAPHS, RESULTS
from kg.serving.negotiation import accepted
from kg.serving.queries import answered
from kg.serving.requests import Parameters, build_of, parsed
from kg.serving.settings import Settings
from kg.serving.sparql.description import described

__all__ = ["Endpoint"]

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
READ_ONLY = "this endpoint only reads: ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
# What clients call the formats beside their proper names, and what a link may say with `format=`.
ALIASES = {
    "application/json": RESULTS[0].media_type,
    "application/xml": RESULTS[1].media_type,
    "text/xml": RESULTS[1].media_type,
}
SUFFIXES = {
    "json": RESULTS[0].media_type, "xml": RESULTS[1].media_type, "csv": "text/csv", "tsv": "text/tab-separated-values",
    "ttl": "text/turtle", "nt": "application/n-triples", "jsonld": "application/ld+json", "trig": "application/trig",
}  # fmt: skip
SOLUTIONS = tuple(one.media_type for one in RESULTS)
HTML = "text/html"


class Asked(NamedTuple):
    """A request as the protocol has it."""

    query: str
    dataset: Dataset
    form: str  # what `format` says


class Endpoint:
    """Answers queries, so many at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings, self._open = settings, 0
        self._slots: anyio.CapacityLimiter | None = None  # made in the loop that uses it

    async def answer(self, request: Request) -> Response:
        parameters = await _parameters(request)
        if parameters.all("update"):
            raise HTTPException(403, READ_ONLY)
        if not parameters.all("query"):
            return self._without_query(request)
        asked = _asked(parameters)
        accepts = _accepts(request, asked.form)
        if _is_browser(request) and not asked.form and request.method == "GET":
            return RedirectResponse(f"/query?{request.url.query}", 303)
        solutions, triples = accepted(accepts, SOLUTIONS), accepted(accepts, tuple(GRAPHS))
        if solutions is None and triples is None:
            raise HTTPException(406, f"answers are written as {', '.join([*SOLUTIONS, *GRAPHS])}; ask for one of them")
        wanted = Wanted(asked.query, asked.dataset, solutions or SOLUTIONS[0], triples or next(iter(GRAPHS)))
        return _response(await self._asked(request, wanted), self._settings)

    def _without_query(self, request: Request) -> Response:
        if request.method == "POST":
            raise HTTPException(400, "no query; send it as `query` of a form, or as a body of application/sparql-query")
        if _is_browser(request):
            return RedirectResponse("/query", 303)
        media_type = accepted(request.headers.getlist("accept"), tuple(GRAPHS))
        if media_type is None:
            raise HTTPException(406, f"the description is written as {', '.join(GRAPHS)}; ask for one of them")
        return Response(described(request, media_type), media_type=_named(media_type))

    async def _asked(self, request: Request, wanted: Wanted) -> Reply:
        build, settings = build_of(request), self._settings
        if self._open >= settings.queries + settings.waiting:
            raise HTTPException(429, "too many queries are waiting; try again in a second", {"Retry-After": "1"})
        if self._slots is None:
            self._slots = anyio.CapacityLimiter(settings.queries)
        self._open += 1
        try:
            return await anyio.to_thread.run_sync(
                answered, build, settings, wanted, settings.sparql, limiter=self._slots
            )
        finally:
            self._open -= 1


async def _parameters(request: Request) -> Parameters:
    """Those of the address and, of a POST, of its body. Raises HTTPException for what the protocol does not know."""
    in_address = parsed(request.scope["query_string"])
    if request.method != "POST":
        return in_address
    kind = Message()
    kind["content-type"] = request.headers.get("content-type", "none/none")
    charset = str(kind.get_param("charset") or "utf-8")
    if charset.lower() not in ("utf-8", "utf8", "us-ascii"):
        raise HTTPException(415, f"the charset is {charset[:40]!r}; write the query in UTF-8")
    body = await request.body()
    match kind.get_content_type():
        case "application/x-www-form-urlencoded":
            return Parameters((*in_address.pairs, *parsed(body).pairs))
        case "application/sparql-query":
            try:
                return Parameters((*in_address.pairs, ("query", body.decode("utf-8"))))
            except UnicodeDecodeError as error:
                raise HTTPException(400, f"the query is not in UTF-8 (byte {error.start}); write it so") from error
        case "application/sparql-update":
            raise HTTPException(403, READ_ONLY)
    raise HTTPException(415, f"a POST has a body of {FORM} or {QUERY}, and says so in its Content-Type")


def _asked(parameters: Parameters) -> Asked:
    default, named = parameters.all("default-graph-uri"), parameters.all("named-graph-uri")
    form = parameters.one("format") or parameters.one("output")
    if form and form not in SUFFIXES and form.lower() not in {*SOLUTIONS, *GRAPHS, *ALIASES}:
        raise HTTPException(400, f"no format {form[:40]!r}; choose from {', '.join(SUFFIXES)}")
    return Asked(parameters.one("query"), Dataset(default, named), form)


def _accepts(request: Request, form: str) -> list[str]:
    lines = [SUFFIXES.get(form, form.lower())] if form else request.headers.getlist("accept")
    for alias, name in ALIASES.items():
        lines = [line.lower().replace(alias, name) for line in lines]
    return lines


def _is_browser(request: Request) -> bool:
    """Whether somebody looks at it: HTML is wanted before all else."""
    lines = request.headers.getlist("accept")
    return accepted(lines, (HTML, *SOLUTIONS, *GRAPHS)) == HTML


def _response(found: Reply, settings: Settings) -> Response:
    headers = {}
    if found.more:
        headers["KG-Truncated"] = f"the first {settings.sparql.rows:,}; there are more: use LIMIT and OFFSET"
    return Response(found.body, headers=headers, media_type=_named(found.media_type))


def _named(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
