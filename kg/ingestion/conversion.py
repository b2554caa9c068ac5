"""Formats that are no text made text, by the modules of `kg/ingestion/converters/`."""

from functools import cache
from pathlib import Path
from typing import Protocol

from kg.ingestion import converters
from kg.ingestion.base import Converted
from kg.ingestion.modules import modules_of
from kg.model.limits import FILE_BYTES, OFFICE_BYTES

__all__ = ["CONVERTED", "Converter", "convert", "limit_of"]


class Converter(Protocol):
    """What a module of `kg/ingestion/converters/` exposes."""

    SUFFIXES: tuple[str, ...]

    def convert(self, data: bytes, path: Path) -> Converted:
        """What is in the file; `InputError` if that is no text, or if a library is missing."""


@cache
def _converters() -> dict[str, Converter]:
    return {suffix: one for one in modules_of(converters) for suffix in one.SUFFIXES}


CONVERTED = frozenset(_converters())


def limit_of(kind: Path) -> int:
    """How many bytes an input of such a name may have."""
    return OFFICE_BYTES if kind.suffix.lower() in CONVERTED else FILE_BYTES


def convert(data: bytes, path: Path, kind: Path) -> Converted | None:
    """The text of a file whose name has such a suffix; None for all others, which are texts. `path` is for messages."""
    converter = _converters().get(kind.suffix.lower())
    return converter.convert(data, path) if converter else None
