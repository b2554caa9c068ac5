"""`lexicon/matching.toml`: words of tables whose names are matched."""

from dataclasses import dataclass

from kg.ontology.lexicons.words import Words

__all__ = ["Columns", "KindWords", "MatchingLexicon"]


@dataclass(frozen=True, slots=True)
class Columns:
    """What columns of names, kinds and dates are called."""

    names: Words
    kinds: Words
    dates: Words


@dataclass(frozen=True, slots=True)
class KindWords:
    """What each kind of entity is called in a cell."""

    state: Words
    org: Words
    person: Words
    treaty: Words
    group: Words
    doc: Words
    event: Words
    place: Words
    topic: Words


@dataclass(frozen=True, slots=True)
class Akin:
    """Two kinds each, that people do not keep apart."""

    pairs: Words


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside a name and tells nothing, and what joins an organ to its state in Latin names."""

    honorifics: Words
    of: Words


@dataclass(frozen=True, slots=True)
class SamePosts:
    """Posts of one meaning, with blanks between them; and what those were, or wanted to be, who hold one of a state."""

    same: Words
    before: Words


@dataclass(frozen=True, slots=True)
class ProperOrgans:
    """Names of organs that are one state's wherever they stand."""

    proper: Words


@dataclass(frozen=True, slots=True)
class MatchingLexicon:
    """Heads of columns, words for kinds, and what stands around a name."""

    columns: Columns
    kinds: KindWords
    akin: Akin
    words: Around
    posts: SamePosts
    organs: ProperOrgans
