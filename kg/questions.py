"""Saved questions: `ontology/queries/<name>.rq`; the first comment lines are the question in words."""

import re
from difflib import get_close_matches
from pathlib import Path

from kg.errors import QueryError
from kg.ontology_folder import ontology_folder
from kg.store.queries import Table

__all__ = ["listing", "text_of"]

NOT_A_NAME = re.compile(r"[\s{}<>]")  # ASK{?s?p?o}


def listing() -> Table:
    """Name and question (Chinese and English) of every saved query."""
    rows = []
    for path in _saved():
        lines = path.read_text(encoding="utf-8").splitlines()
        comments = [line.lstrip("# ").strip() for line in lines if line.startswith("#")]
        rows.append((path.stem, *(comments + ["", ""])[:2]))
    return Table(("name", "question", "in English"), tuple(rows))


def text_of(query: str) -> str:
    """SPARQL of what was given: a saved question's name, a file, or SPARQL itself."""
    folder = ontology_folder() / "queries"
    if (folder / f"{query}.rq").is_file():
        return (folder / f"{query}.rq").read_text(encoding="utf-8")
    if query.endswith(".rq"):
        path = Path(query)
        if not path.is_file():
            raise QueryError(f"no file {query}; `kg query --list` shows the saved questions")
        return path.read_text(encoding="utf-8")
    if not NOT_A_NAME.search(query.strip()):
        near = get_close_matches(query, [path.stem for path in _saved()], 3, 0.4)
        hint = f"did you mean {', '.join(near)}? " if near else ""
        raise QueryError(f"no saved question {query!r}; {hint}`kg query --list` shows them all")
    return query


def _saved() -> list[Path]:
    return sorted((ontology_folder() / "queries").glob("*.rq"), key=lambda path: path.stem)
