"""A file of TOML as a dataclass: every key is a field, every value is of its field's type, or an error says which is not."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, NoReturn, TypeVar, cast, get_args, get_origin, get_type_hints

from kg.errors import OntologyError
from kg.ontology.compiled import keep_table, sound_table
from kg.ontology.files import toml_now, toml_of
from kg.ontology.lexicons.words import Color, Misfit, Patterns, Words

__all__ = ["LexiconError", "read"]

T = TypeVar("T")
PLAIN = re.compile(r"[^\\()\[\]{}*+?|^$.]*")  # matches itself
WANTED: Mapping[Any, str] = {
    str: "a text in quotes",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    Words: "a list of words",
    Patterns: "a list of regular expressions",
    re.Pattern: "a regular expression in quotes",
    Color: "a color as #4477aa, in quotes",
    tuple: "a list",
    Mapping: "a table",
}


class LexiconError(OntologyError):
    """What is wrong at which key of a file, and what to do."""

    def __init__(self, path: Path, keys: str, reason: str) -> None:
        super().__init__(f"{path}: {keys}: {reason}")
        self.path, self.keys, self.reason = path, keys, reason


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file a value stands: `weak.verbs`, `cue[3].illocution`."""

    path: Path
    keys: str = ""
    sound: bool = False  # whether just this file was found sound before

    def at(self, key: str | int) -> "Place":
        """The place of a key of the table that stands here, or of an entry of the list, counted from 1."""
        inside = f"[{key}]" if isinstance(key, int) else f".{key}" if self.keys else key
        return Place(self.path, self.keys + inside, self.sound)

    def fail(self, reason: str) -> NoReturn:
        """Raises LexiconError; the reason says what is found, and what to do."""
        raise LexiconError(self.path, self.keys, reason)


def read(kind: type[T], path: Path, state: str | None = None) -> T:
    """The file as an object of that dataclass. Raises LexiconError that names file and key.

    With the state of its ontology, what was found sound is kept: neither parsed nor looked through again.

    A field is called as its key, with `_` after a word that Python keeps for itself; one with a default may be left
    out of the file. Its type is one of WANTED, a dataclass for a table, or `tuple[…, ...]` or `Mapping[str, …]` of these.
    """
    if state is None:
        return cast(T, _table(kind, toml_of(path), Place(path)))
    name = f"{path.parent.name}-{path.stem}"
    if (known := sound_table(state, name)) is not None:
        return cast(T, _table(kind, known, Place(path, sound=True)))
    table = toml_now(path)  # not what this process may know of an earlier state
    found = cast(T, _table(kind, table, Place(path)))
    keep_table(state, name, table)
    return found


def _table(kind: type[Any], table: Any, place: Place) -> Any:
    known = _fields(kind)
    if not isinstance(table, dict):
        place.fail(f"{_shown(table)} is no table; give it the keys {', '.join(known)}")
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, 1)
            place.at(key).fail(f"nobody reads this key; {f'write {near[0]} or ' if near else ''}remove it")
    given = {}
    for key, (field, wanted) in known.items():
        if key in table:
            given[field.name] = _value(wanted, table[key], place.at(key))
        elif field.default is MISSING and field.default_factory is MISSING:
            place.at(key).fail(f"this key is missing; add it, with {_wanted(wanted)}")
    try:
        return kind(**given)
    except Misfit as error:
        place.at(error.key).fail(error.reason)
    except ValueError as error:
        place.fail(str(error))


def _fields(kind: type[Any]) -> dict[str, tuple[Field[Any], Any]]:
    """Key in the file -> the field of a dataclass, and its type."""
    hints = get_type_hints(kind)
    return {field.name.rstrip("_"): (field, hints[field.name]) for field in fields(kind)}


def _value(wanted: Any, value: Any, place: Place) -> Any:
    """A value as its field wants it; a bool is no number, and a whole number is a number."""
    if is_dataclass(wanted):
        return _table(cast(type[Any], wanted), value, place)
    outer, inner = get_origin(wanted) or wanted, get_args(wanted)
    if outer is Literal:
        if value not in inner:
            place.fail(f"{_shown(value)} is found; write one of {', '.join(inner)}")
        return value
    if outer is re.Pattern:
        return _pattern(_of(str, wanted, value, place), place)
    if outer is Color:
        if not Color.SHAPE.fullmatch(_of(str, wanted, value, place)):
            place.fail(f"{_shown(value)} is no color; write it as #4477aa")
        return Color(value)
    if outer is Words or outer is Patterns:
        listed = _of(list, wanted, value, place)
        return outer(_word(one, place.at(number), outer is Patterns) for number, one in enumerate(listed, 1))
    if outer is tuple:
        listed = _of(list, wanted, value, place)
        return tuple(_value(inner[0], one, place.at(number)) for number, one in enumerate(listed, 1))
    if outer is Mapping:
        return {key: _value(inner[1], one, place.at(key)) for key, one in _of(dict, wanted, value, place).items()}
    if wanted is str and value == "":
        place.fail("nothing is found between the quotes; write what is wanted, or remove it")
    return float(_of((int, float), wanted, value, place)) if wanted is float else _of(wanted, wanted, value, place)


def _of(kind: Any, wanted: Any, value: Any, place: Place) -> Any:
    if not isinstance(value, kind) or isinstance(value, bool) and wanted is not bool:
        place.fail(f"{_shown(value)} is found; write {_wanted(wanted)}")
    return value


def _word(value: Any, place: Place, pattern: bool) -> str:
    """A word of a list: an empty one would be found everywhere."""
    if not isinstance(value, str) or not value:
        place.fail(f"{_shown(value)} is found; write a text in quotes, or remove it")
    if pattern and not place.sound and not PLAIN.fullmatch(value):
        _pattern(value, place)  # said here, with its place; three of four need not be compiled to be known as sound
    return value


def _pattern(value: str, place: Place) -> re.Pattern[str]:
    try:
        return re.compile(value)
    except re.error as error:
        place.fail(f"{_shown(value)} is no regular expression ({error}); mend it")


def _wanted(wanted: Any) -> str:
    if get_origin(wanted) is Literal:
        return f"one of {', '.join(get_args(wanted))}"
    if is_dataclass(wanted):
        return f"a table of {', '.join(_fields(cast(type[Any], wanted)))}"
    return WANTED[get_origin(wanted) or wanted]


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}…"
