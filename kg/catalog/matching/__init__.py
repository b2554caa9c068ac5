"""Names to entities: a name, perhaps with a kind and a date, to what the ontology and a graph know by it."""

from kg.catalog.matching.matcher import Matcher
from kg.catalog.matching.names import KnownNames, known_names
from kg.catalog.matching.nouns import Candidate, Match
from kg.catalog.matching.rows import match

__all__ = ["Candidate", "KnownNames", "Match", "Matcher", "known_names", "match"]
