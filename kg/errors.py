"""What can go wrong.

KGError
├── InputError      an input that cannot be read; it is skipped, with this reason
├── OntologyError   a mistake in ontology/: which file, what, what to do
├── FormatError     a format, command or option that does not exist
├── OutputError     a file that cannot be written; the old one stays
├── QueryError      a SPARQL query that is wrong or refused
│   └── LimitError  one that takes too much time or memory
├── EvidenceError   a quote that is not what stands at its offsets: the document is left out
├── EntityError     a key that names no entity: the document is left out
├── PushError       a store that does not take a graph: what it said, what was sent before
└── FloorError      a figure of `kg evaluate` below its floor
"""

import errno
from pathlib import Path

__all__ = [
    "EntityError",
    "EvidenceError",
    "FloorError",
    "FormatError",
    "InputError",
    "KGError",
    "LimitError",
    "OntologyError",
    "OutputError",
    "PushError",
    "QueryError",
    "short",
]


ELSEWHERE = "choose another folder with -o"
TO_DO = {
    errno.ENOSPC: "make room and run it again",
    errno.EDQUOT: "make room and run it again",
    errno.EACCES: f"ask for the right to write there, or {ELSEWHERE}",
    errno.EPERM: f"ask for the right to write there, or {ELSEWHERE}",
    errno.EROFS: ELSEWHERE,
    errno.EEXIST: f"there is a file of this name: {ELSEWHERE}",
    errno.ENOTDIR: f"there is a file in the way: {ELSEWHERE}",
    errno.EISDIR: f"there is a folder of this name: move it away, or {ELSEWHERE}",
    errno.ENAMETOOLONG: "choose a shorter name",
}


class KGError(Exception):
    """Says what was found, where, and what to do."""


class InputError(KGError):
    """An input that cannot be read."""


class OntologyError(KGError):
    """A mistake in the ontology's files."""


class FormatError(KGError):
    """A format that does not exist, with those that do."""


class OutputError(KGError):
    """A file that cannot be written, with the system's word; what was there before is there still."""

    def __init__(self, path: Path, reason: OSError) -> None:
        do = TO_DO.get(reason.errno or 0, "see what is wrong there and run it again")
        super().__init__(f"{path} cannot be written: {reason.strerror or reason}; {do}")
        self.path, self.reason = path, reason


class QueryError(KGError):
    """A query that is wrong, refused or too slow."""


class LimitError(QueryError):
    """A query that takes more time or memory than it may."""


class EvidenceError(KGError):
    """Evidence that does not stand where it says."""


class EntityError(KGError):
    """A key that the ontology does not know and the document does not make."""


class PushError(KGError):
    """A store that cannot be reached, or does not take what it is sent."""


class FloorError(KGError):
    """A measured figure below its floor."""


def short(given: Path | str) -> str:
    """A path or an argument as it is named in a message: one of 5,000 characters fills a screen."""
    return str(given) if len(str(given)) <= 300 else f"{str(given)[:300]}…"
