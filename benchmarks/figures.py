"""What the runs of two sides say: medians, ratios pair by pair with their spread, and both as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from benchmarks.measuring import Run

__all__ = ["RATIOS", "Measured", "Spread", "as_json", "ratios", "spread", "table"]

MEGABYTE = 1_000_000
RATIOS: dict[str, Callable[[Run], float]] = {
    "wall": lambda run: run.wall,
    "CPU": lambda run: run.cpu,
    "user CPU": lambda run: run.user,
    "peak memory": lambda run: run.peak,
}
COLUMNS = ("side", "runs", "documents/s", "MB/s", "wall s", "CPU s", "peak MB")
RATIO_COLUMNS = ("{other} : {today}", "median", "quartiles", "min-max", "pairs")


@dataclass(frozen=True)
class Spread:
    """Of some figures, one a pair."""

    median: float
    quartiles: tuple[float, float]
    least: float
    most: float
    count: int


@dataclass(frozen=True)
class Measured:
    """A side with its runs, in the order of the pairs."""

    name: str
    command: str
    runs: tuple[Run, ...]


def spread(values: Sequence[float]) -> Spread:
    """The quartiles of one or two figures lie between them: they say little."""
    low, _, high = quantiles(values, n=4, method="inclusive") if len(values) > 1 else (values[0],) * 3
    return Spread(median(values), (low, high), min(values), max(values), len(values))


def ratios(today: Sequence[Run], other: Sequence[Run]) -> dict[str, Spread]:
    """How many times what today takes the other takes, of each pair: more than 1 is a gain."""
    return {
        name: spread([figure(after) / figure(before) for before, after in zip(today, other, strict=True)])
        for name, figure in RATIOS.items()
    }


def table(sides: Sequence[Measured], documents: int, size: int) -> str:
    """Markdown: a row a side, then the ratios of every other side to the first. `size` of the input in bytes; 0 of both
    where the task reads none, and no rate is shown.
    """
    rows = [[*_row(side, documents, size)] for side in sides]
    parts = [_markdown(COLUMNS, rows)]
    today, *others = sides
    for other in others:
        head = [column.format(other=other.name, today=today.name) for column in RATIO_COLUMNS]
        found = ratios(today.runs, other.runs)
        parts.append(_markdown(head, [[name, *_spread(one)] for name, one in found.items()]))
    return "\n\n".join(parts)


def _row(side: Measured, documents: int, size: int) -> list[str]:
    wall = spread([run.wall for run in side.runs])
    rate = [f"{documents / wall.median:.2f}", f"{size / MEGABYTE / wall.median:.3f}"] if documents else ["–", "–"]
    cpu, peak = spread([run.cpu for run in side.runs]), spread([run.peak / MEGABYTE for run in side.runs])
    return [side.name, str(len(side.runs)), *rate, _range(wall, 2), _range(cpu, 2), _range(peak, 0)]


def _range(one: Spread, digits: int) -> str:
    return f"{one.median:.{digits}f} ({one.least:.{digits}f}-{one.most:.{digits}f})"


def _spread(one: Spread) -> list[str]:
    low, high = one.quartiles
    return [f"{one.median:.2f} ×", f"{low:.2f}-{high:.2f}", f"{one.least:.2f}-{one.most:.2f}", str(one.count)]


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def as_json(sides: Sequence[Measured]) -> dict[str, Any]:
    """Every run, and the ratios of every other side to the first; seconds and bytes."""
    today, *others = sides
    return {
        "sides": [
            {
                "name": side.name,
                "command": side.command,
                "runs": [
                    {"wall": run.wall, "user": run.user, "system": run.system, "peak": run.peak} for run in side.runs
                ],
            }
            for side in sides
        ],
        "ratios": {
            other.name: {
                name: {
                    "median": one.median, "quartiles": list(one.quartiles), "min": one.least, "max": one.most,
                    "pairs": one.count,
                }
                for name, one in ratios(today.runs, other.runs).items()
            }
            for other in others
        },
    }  # fmt: skip
