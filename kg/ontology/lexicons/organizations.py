"""`lexicon/organizations.toml`."""

from dataclasses import dataclass

from kg.ontology.lexicons.words import Words, WordTable

__all__ = ["Of", "OrganizationsLexicon", "Quoted", "Suffixes", "Writer"]


@dataclass(frozen=True, slots=True)
class Suffixes:
    """Last words of organizations, and how many characters may stand between these and the place."""

    words: Words
    longest: int
    common: Words
    direct: Words
    latin: Words


@dataclass(frozen=True, slots=True)
class Quoted:
    """Kinds of organizations whose name stands in quotation marks after them, or before them."""

    before: Words
    after: Words


@dataclass(frozen=True, slots=True)
class Of:
    """Organs that are one state's where the text around names `needs` more often than `rivals`."""

    words: Words
    state: str
    needs: Words
    rivals: Words


@dataclass(frozen=True, slots=True)
class Writer:
    """Words by which a text without publisher is known to be of these authorities."""

    authorities: str
    words: Words


@dataclass(frozen=True, slots=True)
class OrganizationsLexicon:
    """Organizations that no entity file holds, and organs whose state is not said."""

    suffixes: Suffixes
    stops: WordTable
    alone: WordTable
    quoted: Quoted
    shortened: WordTable
    of: tuple[Of, ...] = ()
    writer: tuple[Writer, ...] = ()
