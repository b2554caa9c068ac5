"""`lexicon/places.toml`."""

from dataclasses import dataclass

from kg.ontology.lexicons.words import WordTable

__all__ = ["PlacesLexicon"]


@dataclass(frozen=True, slots=True)
class PlacesLexicon:
    """Places that no table holds."""

    sites: WordTable
