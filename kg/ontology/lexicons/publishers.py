"""`lexicon/publishers.toml`."""

from dataclasses import dataclass

from kg.ontology.lexicons.words import Words

__all__ = ["Publisher", "PublishersLexicon"]


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher as called here, how it is written elsewhere, and the hosts of its sites."""

    name: str
    names: Words = Words()
    hosts: Words = Words()


@dataclass(frozen=True, slots=True)
class PublishersLexicon:
    """Publishers, and the places of datelines."""

    places: Words
    publisher: tuple[Publisher, ...]
