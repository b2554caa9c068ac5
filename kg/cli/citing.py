"""Sentences to cite, as commands print them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import FormatError

if TYPE_CHECKING:
    from kg.catalog.citing.many import Held
    from kg.catalog.citing.words import Language
    from kg.rdf.graph import RdfGraph

__all__ = ["CITED", "cited", "language_of"]

CITED = ("text", "md", "bib", "csl")


def cited(
    graph: "RdfGraph", folder: Path, iris: Iterable[str], form: str, language: str, held: "Held | None" = None
) -> str:
    """The claims and reports of these IRIs in one of CITED. Raises KGError."""
    from kg.catalog import open_catalog
    from kg.catalog.citing.many import citations, written

    said = language_of(language)
    catalog = open_catalog(graph, folder=folder if folder.is_dir() else None)
    try:
        return written(citations(catalog, iris, said), form, said, held)
    finally:
        catalog.close()


def language_of(given: str) -> "Language":
    """Raises FormatError for another than ours."""
    if given not in ("zh", "en"):
        raise FormatError(f"no language {given!r}; choose zh or en")
    return "zh" if given == "zh" else "en"
