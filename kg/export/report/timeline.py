"""When each side said something, as marks on a line of time: a small picture without a script."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.export.report.nouns import Held, SubjectPart

__all__ = ["Mark", "Row", "Timeline", "timeline"]

LEFT, WIDTH, ROW, TOP = 150, 760, 44, 8  # pixels
MOST_TICKS = 12
LONGEST = 80  # characters of a sentence in the title of a mark


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement: its middle, its stance, the number of its quote (0: none) and what it says."""

    x: float
    y: float
    stance: str
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """A side."""

    name: str
    y: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything at its place."""

    width: int
    height: int
    left: int
    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]
    drawn: int
    undated: int


def timeline(part: SubjectPart) -> Timeline | None:
    """That of a subject; None where nothing is dated."""
    days = [day for side in part.sides for one in side.held if (day := _day(one.date))]
    if not days:
        return None
    first, last = min(days), max(days)
    start, end = date(first.year, 1, 1).toordinal(), date(last.year, 12, 31).toordinal()

    def x(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - 12) * (day.toordinal() - start) / (end - start), 1)

    rows = []
    sides = [side for side in part.sides if side.held]
    for number, side in enumerate(sides):
        y = TOP + ROW * number + ROW // 2
        placed = [(one, day) for one in side.held if (day := _day(one.date))]
        rows.append(Row(side.name, y, tuple(_mark(one, x(day), y) for one, day in placed)))
    step = 1 + (last.year - first.year) // MOST_TICKS
    ticks = [(x(date(year, 1, 1)), str(year)) for year in range(first.year, last.year + 1, step)]
    undated = sum(1 for side in sides for one in side.held if not _day(one.date))
    return Timeline(WIDTH, TOP + ROW * len(sides) + 26, LEFT, tuple(rows), tuple(ticks), len(days), undated)


LANES = {"for": -12, "demand": -3, "neutral": 4, "against": 12}  # above and below the line: told apart without colors


def _mark(one: Held, x: float, y: float) -> Mark:
    words = one.words if len(one.words) <= LONGEST else one.words[: LONGEST - 1] + "…"
    return Mark(x, y + LANES[one.stance], one.stance, one.number, f"{one.date} {words}")


def _day(given: str) -> date | None:
    """The first day of a date."""
    parts = list(_numbers(given.partition("/")[0]))
    try:
        return date(*(parts + [1, 1])[:3]) if parts else None
    except ValueError:
        return None


def _numbers(text: str) -> Iterator[int]:
    yield from (int(part) for part in text.split("-") if part.isdecimal())
