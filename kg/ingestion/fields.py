"""Which fields of a JSON record hold its text and what is said about it: by their usual names, or as somebody says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import KGError
from kg.ontology import Ontology

ROLES = ("text", "title", "date", "url", "publisher", "id")
INNER = "inner"
SAME = re.compile(r"[\s_.:-]")
LONGEST = 80  # characters of an id in the name of a document

Fields = Mapping[str, str]  # role -> field; a path into objects has dots: source.name

__all__ = ["ROLES", "Fields", "Naming", "fields_of", "naming"]


def fields_of(given: str) -> dict[str, str]:
    """`text=body,title=headline` as roles and fields; KGError says which role there is none of."""
    found = {}
    for pair in filter(None, given.split(",")):
        role, equals, field = (part.strip() for part in pair.partition("="))
        if role not in ROLES or not equals:
            raise KGError(
                f"--fields: {pair!r} is no ROLE=FIELD; roles are {', '.join(ROLES)}; e.g. text=body,title=headline"
            )
        found[role] = field
    return found


@dataclass(frozen=True)
class Naming:
    """The fields that were given, and by role the usual names of the others, each in its simplest form."""

    given: Fields
    usual: Mapping[str, tuple[str, ...]]

    def value(self, record: dict[str, Any], role: str) -> str:
        """What the record holds in a role, as text; nothing if it has no such field. A list is one paragraph an item."""
        if role in self.given:
            return self._text(_at(record, self.given[role]), role)
        simple = {_simple(key): value for key, value in reversed(record.items())}
        return next((found for name in self.usual[role] if (found := self._text(simple.get(name), role))), "")

    def _text(self, value: Any, role: str) -> str:
        if isinstance(value, dict):
            simple = {_simple(key): inner for key, inner in reversed(value.items())}
            value = next((simple[name] for name in self.usual[INNER] if name in simple), None)
        if isinstance(value, list):
            rows = [row for row in value if isinstance(row, str)]
            return ("\n" if role == "text" else "、").join(rows).strip()
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # 1632857761.0, seconds since 1970
        if isinstance(value, bool) or not isinstance(value, str | int):
            return ""
        return str(value).strip()


def naming(ontology: Ontology, given: Fields | None = None) -> Naming:
    """The usual names from `lexicon/records.toml`; a field that is given as empty is not looked for."""
    for role in given or ():
        if role not in ROLES:
            raise KGError(f"fields: there is no role {role!r}; roles are {', '.join(ROLES)}")
    words = ontology.lexicons.records
    usual = {
        "text": words.texts,
        "title": words.titles,
        "date": words.dates,
        "url": words.addresses,
        "publisher": words.publishers,
        "id": words.ids,
        INNER: words.inner,
    }
    return Naming(dict(given or {}), {role: tuple(map(_simple, names)) for role, names in usual.items()})


def _at(record: Any, path: str) -> Any:
    """The value of a field, or along a path of fields; a field with dots in its name is found by its whole name."""
    if not path or not isinstance(record, dict):
        return None
    if path in record:
        return record[path]
    first, _, rest = path.partition(".")
    return _at(record.get(first), rest) if rest else None


def _simple(name: str) -> str:
    return SAME.sub("", name).casefold()
