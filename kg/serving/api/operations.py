"""An operation of the JSON API: where it is, what it takes, what it gives, and who answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kg.catalog import Found, Page
from kg.serving.api.parameters import Choice, Number, Parameter, Texts, Values
from kg.serving.builds import Build

__all__ = ["FORMATS", "LIMIT", "Listing", "Lookup", "Operation"]

LIMIT = 200  # items of a page, at most
FURTHEST = 10_000_000
FORMATS = {"json": "application/json", "csv": "text/csv"}
# What every list takes.
PAGING: tuple[Parameter, ...] = (
    Number(name="limit", about=("每页条数", "items of a page"), least=1, most=LIMIT, default=50),
    Number(name="offset", about=("跳过的条数", "items to pass over"), least=0, most=FURTHEST, default=0),
    Choice(name="format", about=("答复的格式", "form of the answer; else as Accept says"), choices=tuple(FORMATS)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """What is asked for with GET at a path."""

    path: str  # /api/claims/{id}
    summary: Texts
    gives: type  # the noun, of a list that of its items

    @property
    def name(self) -> str:
        """As programs made from the description call it: `claims_counts`."""
        return "_".join(part.strip("{}") for part in self.path.split("/")[2:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Operation):
    """Gives a page of what is found."""

    find: Callable[[Build, Values, Page], Found[Any]]
    parameters: tuple[Parameter, ...] = ()

    @property
    def takes(self) -> tuple[Parameter, ...]:
        return self.parameters + PAGING


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup(Operation):
    """Gives one thing by what stands in its path; None if it is not there."""

    find: Callable[[Build, str], Any]
    within: Texts  # what the part of the path is
    example: str

    @property
    def variable(self) -> str:
        return self.path.partition("{")[2].rstrip("}")
