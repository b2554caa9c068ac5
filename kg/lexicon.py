"""Word lists: `ontology/lexicon/<name>.toml`, each read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.ontology_folder import ontology_folder

__all__ = ["lexicon"]


def lexicon(name: str) -> dict[str, Any]:
    """The table of that name; the same object at every call, so do not change it."""
    return _table(ontology_folder() / "lexicon" / f"{name}.toml")


@cache
def _table(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        known = ", ".join(sorted(p.stem for p in path.parent.glob("*.toml"))) or "none"
        raise OntologyError(f"no lexicon {path.stem!r} in {path.parent}; there are: {known}") from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{path}: {error}; mend the TOML") from error
