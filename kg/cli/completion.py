"""What a shell offers after Tab: names that the folders hold. Nothing is loaded before it is asked for."""

__all__ = ["answers", "citing", "formats", "questions", "views"]


def questions(begun: str) -> list[tuple[str, str]]:
    """Saved questions that begin so, each with itself in English."""
    from kg.ontology.folder import ontology_folder
    from kg.rdf.sparql.saved import listing

    return [(str(name), str(says)) for name, _, says in listing(ontology_folder()).rows if str(name).startswith(begun)]


def formats(begun: str) -> list[str]:
    """Formats that begin so, and `all`."""
    from kg.export.exporting import formats

    return [name for name in (*formats(), "all") if name.startswith(begun)]


def views(begun: str) -> list[str]:
    """Networks that begin so."""
    from kg.export.exporting import views

    return [name for name in views() if name.startswith(begun)]


def answers(begun: str) -> list[str]:
    """Formats of an answer that begin so."""
    return [name for name in ("table", "csv", "json", "tsv") if name.startswith(begun)]


def citing(begun: str) -> list[str]:
    """Formats of an answer, and of citations, that begin so."""
    return [*answers(begun), *(name for name in ("text", "md", "bib", "csl") if name.startswith(begun))]
