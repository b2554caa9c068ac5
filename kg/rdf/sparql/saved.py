"""Saved questions: `ontology/queries/<name>.rq`; the first comment lines are the question in words."""

import re
from difflib import get_close_matches
from pathlib import Path

from kg.errors import QueryError, short
from kg.rdf.sparql.queries import Table

__all__ = ["listing", "text_of"]

NOT_A_NAME = re.compile(r"[\s{}<>]")  # ASK{?s?p?o}


def listing(ontology: Path) -> Table:
    """Name and question (Chinese and English) of every query that the folder of an ontology saves."""
    rows = []
    for path in _saved(ontology):
        lines = path.read_text(encoding="utf-8").splitlines()
        comments = [line.lstrip("# ").strip() for line in lines if line.startswith("#")]
        rows.append((path.stem, *(comments + ["", ""])[:2]))
    return Table(("name", "question", "in English"), tuple(rows))


def text_of(query: str, ontology: Path) -> str:
    """SPARQL of what was given: a saved question's name, a file, or SPARQL itself."""
    if query.endswith(".rq"):
        return _read(Path(query))
    if NOT_A_NAME.search(query.strip()):
        return query
    saved = {path.stem: path for path in _saved(ontology)}
    if query in saved:
        return saved[query].read_text(encoding="utf-8")
    near = get_close_matches(query, list(saved), 3, 0.4)
    hint = f"did you mean {', '.join(near)}? " if near else ""
    raise QueryError(f"no saved question {short(query)!r}; {hint}`kg query --list` shows them all")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise QueryError(f"no file {path}; `kg query --list` shows the saved questions") from None
    except OSError as error:
        raise QueryError(f"{short(path)} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise QueryError(f"{path} is not in UTF-8; save it so") from error


def _saved(ontology: Path) -> list[Path]:
    return sorted((ontology / "queries").glob("*.rq"), key=lambda path: path.stem)
