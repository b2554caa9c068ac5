"""A curator's mistakes in the word lists: each with file, line, key and what to do."""

import re
from collections.abc import Iterator
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology import Ontology
from kg.ontology.lexicons import LEXICONS
from kg.ontology.lexicons.loading import LexiconError
from kg.validation.turtle import Source

__all__ = ["lexicon_mistakes", "line_of"]

KEY = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")  # weak.verbs[2]


def lexicon_mistakes(ontology: Ontology) -> Iterator[str]:
    """Files that are missing or that nobody reads, and the first mistake of each other; what is no TOML is said elsewhere."""
    folder = ontology.folder
    known = {folder / "lexicon" / f"{name}.toml" for name in LEXICONS}
    for path in sorted({*folder.glob("lexicon/*.toml")} - known):
        yield f"{_name(path, folder)}:1: nobody reads this file; remove it, or mend its name"
    for path in sorted(known):
        if not path.exists():
            yield f"{_name(path, folder)}:1: the file is missing; restore it"
            continue
        try:
            getattr(ontology.lexicons, path.stem)
        except LexiconError as error:
            source = Source.read(path, folder)
            yield f"{source.line(line_of(source.text, error.keys))}: {error.keys}: {error.reason}"
        except OntologyError:
            continue


def _name(path: Path, folder: Path) -> str:
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"


def line_of(text: str, keys: str) -> int:
    """The line of the last of the keys (`cue[3].verbs[2]`) that stands in a file of TOML by its name."""
    at, path = 0, ""
    for name, number in KEY.findall(keys):
        path = f"{path}.{name}" if path else name
        tables = list(re.compile(rf"^\[\[{re.escape(path)}\]\]", re.MULTILINE).finditer(text, at))
        if number and tables:
            found = tables[int(number) - 1] if int(number) <= len(tables) else None
        else:
            found = re.compile(rf"^\[{re.escape(path)}\]|^\s*[\"']?{re.escape(name)}[\"']?\s*=", re.MULTILINE).search(
                text, at
            )
        if found:
            at = found.end() - len(found.group().lstrip())
    return text.count("\n", 0, at) + 1
