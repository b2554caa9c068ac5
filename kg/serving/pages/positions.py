"""The positions: a matrix of actors and subjects, the ledger with its sentences, and where two differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.catalog import DocumentRef, Page, Ref
from kg.errors import KGError
from kg.export.formats.tables import table
from kg.model.keys import kind_of
from kg.positions.differences import differing
from kg.positions.filtering import Filter
from kg.positions.ledger import positions
from kg.positions.subjects import Vocabulary, actors, subjects
from kg.serving.builds import Build
from kg.serving.pages.addresses import address
from kg.serving.pages.ledger import STANCES, Position, Stances, differences_whole, ledger_of, stances, takers
from kg.serving.pages.listing import Paging, number_of, page_at, parameters
from kg.serving.pages.templates import page
from kg.serving.requests import Parameters, build_of

__all__ = ["matrix_page", "positions_csv"]

SIZE = 40
ROWS, COLUMNS = 15, 10  # of the matrix
DIFFERENCES = 12
SEVERAL = 20  # actors at once
SENT = ("actor", "topic", "since", "until", "stance")
HEAD = (
    "date", "actor", "actor_label", "speaker", "subject", "subject_label", "stance", "toward", "change", "illocution", "polarity",
    "content", "title", "publisher", "issued", "url", "start", "end", "reports", "claim",
)  # fmt: skip


class Asked(NamedTuple):
    """What is asked for, and how it was sent."""

    actors: tuple[str, ...]
    topic: str
    since: str
    until: str
    stance: str

    @property
    def sent(self) -> dict[str, object]:
        return {
            "actor": ",".join(self.actors),
            "topic": self.topic,
            "since": self.since,
            "until": self.until,
            "stance": self.stance,
        }

    @property
    def filter(self) -> Filter:
        return Filter(
            actor=self.actors or None, topic=self.topic or None, since=self.since or None, until=self.until or None
        )


@dataclass(frozen=True, slots=True)
class Matrix:
    """Cells by actor and subject."""

    actors: tuple[Ref, ...]
    subjects: tuple[Ref, ...]
    cells: dict[tuple[str, str], Stances]
    more: bool


def matrix_page(request: Request) -> HTMLResponse:
    """The page at `/positions`. HTTP 400 for an actor or topic that there is not."""
    build, said = build_of(request), parameters(request)
    asked, number = _asked(said), number_of(said)
    found = [one for one in _found(build, asked) if not asked.stance or one["stance"] == asked.stance]
    found.sort(key=lambda one: (one["date"] or "", one["claim"]), reverse=True)
    part = page_at(number, SIZE)
    shown = found[part.offset : part.offset + part.limit]
    differ = _differences(build, asked)
    known = Refs(build)
    return page(
        request, "positions.html", asked=asked, sent=asked.sent, total=len(found), stances=STANCES, matrix=_matrix(found, known, _actors(build, asked)),
        positions=[(one, known.of(one["actor"]), known.of(one["subject"]), _source(build, one)) for one in shown],
        differences=differ[:DIFFERENCES], differing=len(differ), refs=known.sides(differ[:DIFFERENCES]),
        paging=Paging(number, SIZE, len(found), lambda to: address("/positions", asked.sent, page=to) + "#ledger"),
        csv=address("/positions.csv", asked.sent),
    )  # fmt: skip


def positions_csv(request: Request) -> Response:
    """The same as a table with publisher, address and date of the document; cells that look like formulas are escaped."""
    build, asked = build_of(request), _asked(parameters(request))
    found = [one for one in _found(build, asked) if not asked.stance or one["stance"] == asked.stance]
    rows = ([_cell(build, one, name) for name in HEAD] for one in found)
    headers = {"content-disposition": 'attachment; filename="positions.csv"'}
    return Response("\ufeff" + "".join(table(HEAD, rows)), headers=headers, media_type="text/csv; charset=utf-8")


def _cell(build: Build, one: Position, name: str) -> object:
    source = _source(build, one)
    of_source = {"publisher": source.publisher, "issued": source.published, "url": source.url} if source else {}
    value = of_source.get(name) if name in ("publisher", "issued", "url") else one.get(name)
    return "; ".join(value) if isinstance(value, list) else "" if value is None else value


def _asked(said: Parameters) -> Asked:
    """HTTP 400 for what is no stance, or too many actors; KGError for what is no date."""
    given = [one.strip() for value in said.all("actor") for one in value.replace("，", ",").split(",")]
    stance = said.one("stance")
    if stance and stance not in STANCES:
        raise HTTPException(400, f"no stance {stance[:20]!r}; give one of {', '.join(STANCES)}")
    if len(given) > SEVERAL:
        raise HTTPException(400, f"{len(given)} actors are given; give at most {SEVERAL}")
    return Asked(
        tuple(filter(None, given)),
        said.one("topic").strip(),
        said.one("since").strip(),
        said.one("until").strip(),
        stance,
    )


def _vocabulary(build: Build) -> Vocabulary:
    return build.once("pages.vocabulary", lambda: Vocabulary(build.graph))


def _actors(build: Build, asked: Asked) -> frozenset[str]:
    """Keys of those asked for. HTTP 400 for nobody known."""
    try:
        return frozenset[str]().union(*(actors(_vocabulary(build), one) for one in asked.actors))
    except KGError as error:
        raise HTTPException(400, _on_pages(error, "/actors")) from error


def _subjects(build: Build, topic: str) -> frozenset[str] | None:
    try:
        return subjects(_vocabulary(build), topic) if topic else None
    except KGError as error:
        raise HTTPException(400, _on_pages(error, "/topics and /treaties")) from error


def _on_pages(error: KGError, places: str) -> str:
    """What was wrong, with pages to go to instead of commands."""
    return f"{str(error).partition('; `')[0]}; the pages {places} list what there is"


def _found(build: Build, asked: Asked) -> list[Position]:
    """The positions: of the whole ledger where that has them, for it is made already."""
    only, known = asked.filter, _vocabulary(build)
    who = _actors(build, asked)
    what = _subjects(build, asked.topic)
    whole = ledger_of(build).whole()
    if what is not None and any(
        kind_of(one) == "group" or (t := known.topics.get(one)) and t.top != one for one in what
    ):
        return positions(build.graph, only)
    return [
        one
        for one in whole
        if (what is None or one["subject"] in what)
        and (not who or not who.isdisjoint(takers(one)))
        and only.dated(one["date"])
    ]


def _differences(build: Build, asked: Asked) -> list[dict[str, Any]]:
    who = _actors(build, asked)
    if asked.topic or asked.since or asked.until:
        return differing(_found(build, asked._replace(actors=(), stance="")), build.graph.ontology, who or None)
    whole = differences_whole(build)
    return [one for one in whole if not who or who & {one["one_actor"], one["other_actor"]}]


class Refs:
    """Actors and subjects by their keys, looked up once each."""

    def __init__(self, build: Build) -> None:
        self._catalog = build.catalog
        self._known: dict[str, Ref | None] = {}

    def of(self, key: str) -> Ref | None:
        if key not in self._known:
            entity = self._catalog.entity(key)
            self._known[key] = entity.ref if entity else None
        return self._known[key]

    def first(self, keys: Iterable[str], most: int) -> list[Ref]:
        """The first so many that are known."""
        return list(islice((ref for key in keys if (ref := self.of(key))), most))

    def sides(self, differ: Iterable[dict[str, Any]]) -> dict[str, Ref]:
        """Those of differences."""
        keys = dict.fromkeys(one[name] for one in differ for name in ("subject", "one_actor", "other_actor"))
        return {key: ref for key in keys if (ref := self.of(key))}


def _matrix(found: Sequence[Position], known: Refs, asked: frozenset[str]) -> Matrix:
    """Those who have most positions, of those asked for if any are, on what most are taken. A cell counts what its list shows."""
    who = [one for one in stances(found) if not asked or one.key in asked]
    what = stances(found, lambda one: (one["subject"],))
    rows = known.first((one.key for one in who), ROWS)
    columns = known.first((one.key for one in what), COLUMNS)
    on = {column.key: [one for one in found if one["subject"] == column.key] for column in columns}
    cells = {(row.key, subject): row for subject, some in on.items() for row in stances(some)}
    return Matrix(tuple(rows), tuple(columns), cells, len(who) > ROWS or len(what) > COLUMNS)


def _source(build: Build, one: Position) -> DocumentRef | None:
    """The document of a position: of a vote too, which is a relation."""
    return build.once("pages.documents", lambda: _documents(build)).get(one["document"])


def _documents(build: Build) -> dict[str, DocumentRef]:
    known: dict[str, DocumentRef] = {}
    while found := build.catalog.documents(page=Page(len(known), 1_000)).items:
        known.update({one.name: one for one in found})
        if len(found) < 1_000:
            break
    return known
