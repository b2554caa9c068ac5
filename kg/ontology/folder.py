"""Where the ontology lies: `KG_ONTOLOGY`, the source checkout, or the wheel."""

import os
from functools import cache
from pathlib import Path

from kg.errors import OntologyError

__all__ = ["is_given", "ontology_folder"]


def ontology_folder() -> Path:
    """The folder that holds `lexicon/`, `entities/` and the rest; `OntologyError` if there is none."""
    return _found(os.environ.get("KG_ONTOLOGY"))


def is_given() -> bool:
    """Whether `KG_ONTOLOGY` names another folder than the project's own."""
    given = os.environ.get("KG_ONTOLOGY")
    return bool(given) and ontology_folder().resolve() not in (folder.resolve() for folder in _own())


def _own() -> tuple[Path, Path]:
    """The folder of a source checkout, and that of the wheel; one of them is there."""
    package = Path(__file__).resolve().parent.parent
    return package.parent / "ontology", package / "_ontology"


@cache
def _found(given: str | None) -> Path:
    if given:
        if Path(given).is_dir():
            return Path(given)
        raise OntologyError(f"KG_ONTOLOGY is {given!r}, which is no folder; set it to an ontology folder or unset it")
    for folder in _own():
        if (folder / "lexicon").is_dir():
            return folder
    raise OntologyError(f"no ontology folder beside {_own()[0].parent / 'kg'}; set KG_ONTOLOGY to one")
