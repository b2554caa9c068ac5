"""/api/positions, /api/differences, /api/matrix: who stands where, each with the claim or the vote that tells it."""

from typing import Any

from kg.catalog import Found, Page
from kg.positions.filtering import Filter
from kg.serving.api.finding import actor, called, differences_of, matrix_of, positions_of, subject, votes_of
from kg.serving.api.operations import Listing
from kg.serving.api.parameters import Flag, Id, Key, Parameter, Values
from kg.serving.api.resources.claims import DATES
from kg.serving.api.shapes import Cell, Difference, Position, Side
from kg.serving.builds import Build

__all__ = ["OPERATIONS"]

Record = dict[str, Any]
ACTOR = Id(
    name="actor", about=("行为体：键、代码或名称，可多次给出", "an actor by key, code or name; several times for several"),
    several=True, find=actor, example="CHN",
)  # fmt: skip
FILTERS: tuple[Parameter, ...] = (
    ACTOR,
    Id(name="topic", about=("文书、议题或集团，按键、名称或简称", "an instrument, topic or group by key, name or acronym"), find=subject, example="NPT"),
    *DATES,
    Flag(name="members", about=("也包括集团的成员", "members of the groups asked for too"), default=False),
)  # fmt: skip
CELLS: tuple[Parameter, ...] = (
    Key(name="actor", about=("行为体", "actor"), several=True, example="state:CHN"),
    Key(name="subject", about=("文书或议题", "instrument or topic"), several=True, example="treaty:NPT"),
)


def _filter(values: Values) -> Filter:
    return Filter(
        actor=tuple(dict.fromkeys(values["actor"])), topic=values["topic"], since=values["since"], until=values["until"],
        members=values["members"],
    )  # fmt: skip


def _page(records: tuple[Record, ...] | list[Record], page: Page) -> tuple[Record, ...]:
    return tuple(records[page.offset : page.offset + page.limit])


def _positions(build: Build, values: Values, page: Page) -> Found[Position]:
    found = positions_of(build, _filter(values))
    return Found(tuple(_position(build, one) for one in _page(found, page)), len(found))


def _position(build: Build, one: Record) -> Position:
    return Position(
        date=one["date"], actor=called(build, one["actor"]), subject=called(build, one["subject"]), stance=one["stance"],
        toward=tuple(called(build, key) for key in one["toward"]), change=one["change"],
        earlier=_last(one["earlier"]) if one["earlier"] else None, reports=one["reports"], sources=tuple(one["sources"]),
        as_member_of=tuple(called(build, key) for key in one["as_member_of"]), **_said(build, one["claim"]),
    )  # fmt: skip


def _differences(build: Build, values: Values, page: Page) -> Found[Difference]:
    found = differences_of(build, _filter(values))
    return Found(tuple(_difference(build, one) for one in _page(found, page)), len(found))


def _difference(build: Build, one: Record) -> Difference:
    sides = [
        Side(called(build, one[f"{side}_actor"]), one[f"{side}_stance"], **_said(build, one[f"{side}_claim"]))
        for side in ("one", "other")
    ]
    return Difference(
        called(build, one["subject"]), one["how"], one["likeness"], one["days"], one["pairs"], sides[0], sides[1]
    )


def _matrix(build: Build, values: Values, page: Page) -> Found[Cell]:
    wanted = {name: set(values[name]) for name in ("actor", "subject")}
    cells = [
        {**one, "stance": stance, "said": said}
        for one in matrix_of(build)
        if all(not keys or one[name] in keys for name, keys in wanted.items())
        for stance, said in one["claims"].items()
        if said
    ]
    return Found(tuple(_cell(build, one) for one in _page(cells, page)), len(cells))


def _cell(build: Build, one: Record) -> Cell:
    said = tuple(one["said"])
    return Cell(called(build, one["actor"]), called(build, one["subject"]), one["stance"], len(said), said)


def _said(build: Build, iri: str) -> dict[str, Any]:
    """The claim of an IRI, or the vote."""
    vote = votes_of(build).get(iri)
    return {"claim": None if vote else build.catalog.claim(_last(iri)), "vote": vote}


def _last(iri: str) -> str:
    return iri.rpartition("/")[2]


OPERATIONS = (
    Listing(
        path="/api/positions", summary=("立场：谁对何事持何立场，有何变化", "Positions: who stands where on what, and what changed"),
        gives=Position, find=_positions, parameters=FILTERS,
    ),
    Listing(
        path="/api/differences", summary=("分歧：两方说法并列，不判对错", "Where two differ, side by side; never who is right"),
        gives=Difference, find=_differences, parameters=FILTERS,
    ),
    Listing(
        path="/api/matrix", summary=("立场矩阵：行为体、对象、立场", "The matrix of positions: actor, subject, stance"), gives=Cell,
        find=_matrix, parameters=CELLS,
    ),
)  # fmt: skip
