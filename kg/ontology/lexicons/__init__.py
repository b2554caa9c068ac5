"""The word lists of an ontology: `lexicon/<name>.toml`, each as the dataclass of the module of that name."""

from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from kg.ontology.files import toml_of
from kg.ontology.folder import ontology_folder
from kg.ontology.lexicons import loading
from kg.ontology.lexicons.defaults import DefaultsLexicon
from kg.ontology.lexicons.grammar import GrammarLexicon

__all__ = ["Lexicons", "lexicon"]

T = TypeVar("T")


def lexicon(name: str) -> dict[str, Any]:
    """The table of that name; the same object at every call, so do not change it."""
    return toml_of(ontology_folder() / "lexicon" / f"{name}.toml")


def _of(kind: type[T], name: str) -> cached_property[T]:
    def lexicon(lexicons: "Lexicons") -> T:
        return loading.read(kind, lexicons.folder / f"{name}.toml")

    return cached_property(lexicon)


class Lexicons:
    """Each is read on first use, once; OntologyError names the file and key that is wrong in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    defaults = _of(DefaultsLexicon, "defaults")
    grammar = _of(GrammarLexicon, "grammar")
