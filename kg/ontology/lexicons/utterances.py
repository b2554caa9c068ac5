"""`lexicon/utterances.toml`: from which likeness on claims tell of one utterance."""

from dataclasses import dataclass

__all__ = ["Likeness", "NextDay", "UtterancesLexicon"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Least shares (0 to 1) of pairs of characters, of both claims and of the shorter one; least lengths in characters."""

    same: float
    part: float
    least: int
    least_part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDay(Likeness):
    """The same of claims that are so many days apart, at most."""

    days: int


@dataclass(frozen=True, slots=True)
class UtterancesLexicon:
    """For documents of one day, for those of the next, for one document."""

    likeness: Likeness
    next_day: NextDay
    one_document: Likeness
