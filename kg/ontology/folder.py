"""Where the ontology lies: `KG_ONTOLOGY`, the source checkout, or the wheel."""

import os
from functools import cache
from pathlib import Path

from kg.errors import OntologyError

__all__ = ["ontology_folder"]


def ontology_folder() -> Path:
    """The folder that holds `lexicon/`, `entities/` and the rest; `OntologyError` if there is none."""
    return _found(os.environ.get("KG_ONTOLOGY"))


@cache
def _found(given: str | None) -> Path:
    if given:
        if Path(given).is_dir():
            return Path(given)
        raise OntologyError(f"KG_ONTOLOGY is {given!r}, which is no folder; set it to an ontology folder or unset it")
    package = Path(__file__).resolve().parent.parent
    for folder in (package.parent / "ontology", package / "_ontology"):
        if (folder / "lexicon").is_dir():
            return folder
    raise OntologyError(f"no ontology folder beside {package}; set KG_ONTOLOGY to one")
