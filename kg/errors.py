"""What can go wrong.

KGError
├── InputError      an input that cannot be read; it is skipped, with this reason
├── OntologyError   a mistake in ontology/: which file, what, what to do
├── FormatError     a format, command or option that does not exist
├── QueryError      a SPARQL query that is wrong, refused or too slow
├── EvidenceError   a quote that is not what stands at its offsets: the document is left out
├── EntityError     a key that names no entity: the document is left out
└── FloorError      a figure of `kg evaluate` below its floor
"""

__all__ = [
    "EntityError",
    "EvidenceError",
    "FloorError",
    "FormatError",
    "InputError",
    "KGError",
    "OntologyError",
    "QueryError",
]


class KGError(Exception):
    """Says what was found, where, and what to do."""


class InputError(KGError):
    """An input that cannot be read."""


class OntologyError(KGError):
    """A mistake in the ontology's files."""


class FormatError(KGError):
    """A format that does not exist, with those that do."""


class QueryError(KGError):
    """A query that is wrong, refused or too slow."""


class EvidenceError(KGError):
    """Evidence that does not stand where it says."""


class EntityError(KGError):
    """A key that the ontology does not know and the document does not make."""


class FloorError(KGError):
    """A measured figure below its floor."""
