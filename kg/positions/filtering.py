"""Which positions are asked for: an actor's, on a topic, between two dates."""

from dataclasses import dataclass

from kg.errors import KGError
from kg.text.given_dates import is_date

__all__ = ["EVERYTHING", "Filter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is not given is not asked for. Raises KGError for what is no date.

    `actor` is a key, a code or a name, or several of them; `topic` an instrument, a topic or a group by key, name or
    acronym; `members` takes the members of groups for actors too; `until="2019"` takes the year in.
    """

    actor: str | tuple[str, ...] | None = None
    topic: str | None = None
    since: str | None = None
    until: str | None = None
    members: bool = False

    def __post_init__(self) -> None:
        for given in (self.since, self.until):
            if given and not is_date(given):
                raise KGError(f"no date {given!r}; give 2019, 2019-01 or 2019-01-31")

    @property
    def actors(self) -> tuple[str, ...]:
        """The words for the actors that are asked for."""
        return (self.actor,) if isinstance(self.actor, str) else self.actor or ()

    def dated(self, date: str | None) -> bool:
        """Whether a date lies within, as far as both are known: 2019-03 does since 2019-03-15; none does if all dates do."""
        if not date:
            return not self.since and not self.until
        after = not self.since or date[: len(self.since)] >= self.since[: len(date)]
        return after and (not self.until or date[: len(self.until)] <= self.until[: len(date)])


EVERYTHING = Filter()
