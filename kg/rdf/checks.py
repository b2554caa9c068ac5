"""Checks that a document must pass to get into a graph, and a graph to be sound."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import EvidenceError, OntologyError
from kg.model import Annotation, Evidence
from kg.rdf.sparql.queries import solutions

__all__ = ["check", "check_evidence"]

PLAIN = frozenset({str, int, float, bool, type(None)})  # what holds no evidence


def check_evidence(annotation: Annotation) -> None:
    """Every quote equals the text at its offsets; raises EvidenceError with document, offsets and both strings."""
    text = annotation.document.text
    for evidence in _all(annotation):
        start, end = evidence.span
        found = text[start:end] if start >= 0 else ""
        if found != evidence.quote or not found:
            raise EvidenceError(
                f"{annotation.document.name}: evidence {evidence.span.start}-{evidence.span.end} says {evidence.quote!r}, "
                f"the text says {found!r}; a rule made a wrong span"
            )


def _all(value: Any) -> Iterator[Evidence]:
    """Every evidence anywhere in a value, so that no new field can be forgotten."""
    if type(value) in PLAIN:
        return
    if isinstance(value, Evidence):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _fields(type(value)):
            yield from _all(getattr(value, name))
    elif isinstance(value, Mapping):
        yield from _all(tuple(value.items()))
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            if type(one) not in PLAIN:
                yield from _all(one)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def check(store: ox.Store, folder: Path, base: str) -> Iterator[tuple[str, str]]:
    """Runs every `checks/*.rq` of an ontology folder; yields (name of the check, first offending row)."""
    for path in sorted(folder.glob("checks/*.rq")):
        text = path.read_text(encoding="utf-8")
        try:
            rows = solutions(store, f"BASE <{base}>\n{text}")
        except SyntaxError as error:
            raise OntologyError(f"{path}: no SPARQL ({error}); mend the query") from error
        for row in rows:
            yield path.stem, ", ".join(str(value) for value in row)
