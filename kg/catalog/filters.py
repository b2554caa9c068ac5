"""What is asked for: of claims, of documents."""

from dataclasses import dataclass, fields
from typing import Literal

from kg.errors import KGError
from kg.text.given_dates import is_date

__all__ = ["By", "ClaimFilter", "DocumentFilter", "Order", "first_day", "last_day"]

By = Literal["illocution", "polarity", "topic", "instrument", "speaker", "actor", "target", "about", "year", "publisher", "document"]  # fmt: skip
Order = Literal["date", "-date"]


def _checked(filter_: "ClaimFilter | DocumentFilter") -> None:
    for given in (filter_.since, filter_.until):
        if given and not is_date(given):
            raise KGError(f"no date {given[:40]!r}; give 2019, 2019-01 or 2019-01-31")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims; what is not given is not asked for. Raises KGError for what is no date.

    Things by their keys. `until="2019"` takes the year in; a claim of 2019-03 lies within since 2019-03-15.
    """

    actor: str | None = None  # speaks, or somebody for it
    speaker: str | None = None
    target: str | None = None
    about: str | None = None  # target, addressee, instrument or topic
    topic: str | None = None  # a narrower one too, which the words tell
    instrument: str | None = None
    capacity: str | None = None
    illocution: str | None = None  # deny, or illocution:deny
    polarity: str | None = None
    document: str | None = None  # id
    publisher: str | None = None  # as documents name it
    utterance: str | None = None  # id
    since: str | None = None
    until: str | None = None
    text: str | None = None  # words of its sentence, both scripts alike; all of them must stand there

    def __post_init__(self) -> None:
        _checked(self)

    @property
    def facets(self) -> dict[str, str]:
        """What is given but for dates and text."""
        named = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in named.items() if value and name not in ("since", "until", "text")}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFilter:
    """Which documents; see `ClaimFilter`."""

    mentions: str | None = None  # a key
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None  # words of its title or text

    def __post_init__(self) -> None:
        _checked(self)


def first_day(date: str) -> str:
    """As a string to compare: 2019 -> 2019-01-01, of 2019-03/2019-05 the first."""
    return f"{date.partition('/')[0]}-01-01"[:10]


def last_day(date: str) -> str:
    """As a string to compare: 2019-02 -> 2019-02-31."""
    last = date.rpartition("/")[2]
    return last + "-12-31"[len(last) - 4 :] if len(last) < 10 else last
