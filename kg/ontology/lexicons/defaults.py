"""`lexicon/defaults.toml`: what is meant where a text does not say it."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.lexicons.words import Words

__all__ = ["DefaultsLexicon"]


@dataclass(frozen=True, slots=True)
class DefaultsLexicon:
    """Keys of the state whose organs are meant and of the treaty that is reviewed; how those of its conferences begin.

    `counted`: organizations that stand in a list of states as one of them.

    `publishers`: state -> names under which its organs publish; `characters`: character -> state; `bodies`: organization ->
    its bodies, which are on its side.
    """

    state: str
    reviewed: str
    review_conference: str
    counted: Words
    publishers: Mapping[str, Words]
    characters: Mapping[str, str]
    bodies: Mapping[str, Words]
