"""Word lists: `ontology/lexicon/<name>.toml`, each read once."""

from typing import Any

from kg.ontology.files import toml_of
from kg.ontology.folder import ontology_folder

__all__ = ["lexicon"]


def lexicon(name: str) -> dict[str, Any]:
    """The table of that name; the same object at every call, so do not change it."""
    return toml_of(ontology_folder() / "lexicon" / f"{name}.toml")
