"""Lists on pages: which part of a list is shown, the values by which it can be narrowed, and its years as a chart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.catalog import By, Catalog, ClaimFilter, Page, Ref
from kg.serving.builds import Build
from kg.serving.language import Language
from kg.serving.pages.addresses import address
from kg.serving.requests import Parameters, parsed

__all__ = [
    "Bar",
    "Chart",
    "Facet",
    "Paging",
    "Value",
    "chart",
    "counted",
    "facet",
    "known_values",
    "number_of",
    "page_at",
    "parameters",
    "publishers",
]

MOST_PAGES = 100_000
WIDTH, GAP, HIGH = 640, 4, 60  # of a chart, in its own units


@dataclass(frozen=True, slots=True)
class Paging:
    """Page number `page` of a list, `size` a page."""

    page: int
    size: int
    total: int
    address: Callable[[int], str]

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        return min((self.page - 1) * self.size + 1, self.total)

    @property
    def last(self) -> int:
        return min(self.page * self.size, self.total)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet, and where the list narrowed to it is; if it is chosen, the list without it."""

    label: str
    address: str
    number: int
    chosen: bool
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """Values by which a list can be narrowed."""

    title: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A year of a chart."""

    year: str
    number: int
    address: str
    chosen: bool
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """How many claims each year has, years without any too."""

    width: int
    bars: tuple[Bar, ...]


def parameters(request: Request) -> Parameters:
    """Those of the query string; HTTP 400 if it is none."""
    return parsed(request.scope["query_string"])


def number_of(said: Parameters, name: str = "page", most: int = MOST_PAGES) -> int:
    """A number from 1 on; HTTP 400 for what is none."""
    value = said.one(name) or "1"
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= most and len(value) < 10):
        raise HTTPException(400, f"{name} is {value[:20]!r}; give a number from 1 to {most:,}")
    return int(value)


KEYED = ("topic", "speaker", "target", "actor", "mentions")  # by which lists are narrowed


def known_values(build: Build, sent: Mapping[str, str]) -> None:
    """HTTP 400 for a value that this graph does not have: a list without anything would say that nobody spoke."""
    catalog = build.catalog
    for name, value in sent.items():
        if not value or value == "unnamed":
            continue
        if name == "illocution":
            known = catalog.has(value if ":" in value else f"illocution:{value}")
        elif name == "publisher":
            known = value in publishers(build)
        else:
            known = name not in KEYED or catalog.has(value)
        if not known:
            raise HTTPException(
                400,
                f"no {name} {value[:40]!r} in this graph; take one that the page offers, or search for it at /search",
            )


def page_at(page: int, size: int) -> Page:
    """As the catalog takes it."""
    return Page((page - 1) * size, size)


def facet(
    title: str, found: Iterable[tuple[Ref | str, int]], chosen: str, path: str, sent: Mapping[str, object], name: str,
    language: Language, most: int = 12,
) -> Facet:  # fmt: skip
    """The values of a facet with most claims, and the chosen one."""
    values = []
    for place, (one, number) in enumerate(found):
        key = one.key if isinstance(one, Ref) else one
        if place >= most and key != chosen:
            continue
        label = one.label(language) if isinstance(one, Ref) else one
        other = isinstance(one, Ref) and language == "en" and not one.en
        to = address(path, sent, **{name: None if key == chosen else key, "page": None})
        values.append(
            Value(label, to, number, key == chosen, "zh" if other or isinstance(one, str) and not one.isascii() else "")
        )
    return Facet(title, tuple(values))


def chart(years: Sequence[tuple[Ref | str, int]], chosen: str, path: str, sent: Mapping[str, object]) -> Chart:
    """Bars of years, each with the list of its claims."""
    numbers = {int(str(year)): number for year, number in years if str(year).isdigit()}
    if not numbers:
        return Chart(WIDTH, ())
    span = range(min(numbers), max(numbers) + 1)
    if len(span) > 60:  # a date that was misread must not make thousands of bars
        span = range(max(numbers) - 59, max(numbers) + 1)
    step, top = min(WIDTH / len(span), 64), max(numbers.values())
    bars = []
    for place, year in enumerate(span):
        number = numbers.get(year, 0)
        height = max(HIGH * number / top, 1.0 if number else 0.0)
        to = address(path, sent, year=None if str(year) == chosen else year, page=None)
        bars.append(
            Bar(
                str(year),
                number,
                to,
                str(year) == chosen,
                round(place * step, 1),
                round(62 - height, 1),
                round(step - GAP, 1),
                round(height, 1),
            )
        )
    return Chart(round(step * len(span)), tuple(bars))


def counted(catalog: Catalog, wanted: ClaimFilter, by: By) -> list[tuple[Ref | str, int]]:
    """As the catalog counts, but for who is not named."""
    return [
        (one, number)
        for one, number in catalog.counts(wanted, by)
        if not (isinstance(one, Ref) and one.key == "unnamed")
    ]


def publishers(build: Build) -> list[str]:
    """Who published what claims stand in, most claims first."""
    counts = build.once("pages.publishers", lambda: build.catalog.counts(ClaimFilter(), "publisher"))
    return [str(name) for name, _ in counts]
