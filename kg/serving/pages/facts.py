"""What the ontology says of a thing, as rows to read: a property with its values, records as one line each."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.catalog import Fact, Ref
from kg.model.keys import name_of
from kg.serving.pages.words import Words

__all__ = ["Row", "rows"]

HIDDEN = {"verification", "source", "iso2", "notation"}  # of the ontology's makers, not of the thing
DATES = {"from", "to", "on", "asOf"}  # of records
REMARKS = {"comment", "note"}
FEW = 5  # values shown at once


@dataclass(slots=True)
class Row:
    """A property and its values: texts, things, or records of several of these."""

    label: str
    values: list[tuple[Ref | str, ...]] = field(default_factory=list)

    @property
    def few(self) -> list[tuple[Ref | str, ...]]:
        return self.values[:FEW]

    @property
    def rest(self) -> list[tuple[Ref | str, ...]]:
        return self.values[FEW:]


def rows(facts: Iterable[Fact], words: Words) -> tuple[list[Row], list[str]]:
    """The rows, in the order of the facts, and the sources that the ontology gives."""
    found: dict[str, Row] = {}
    sources: dict[str, None] = {}
    for one in facts:
        name, _ = _named(one)
        for part_name, part in map(_named, (one, *one.parts)):
            if part_name == "source" and not part.inverse:
                sources[part.value if isinstance(part.value, str) else part.value.iri] = None
        if name in HIDDEN and not _is_unverified(one):
            continue
        values = (words("unverified"),) if name in HIDDEN else _parts(one, words.language, words)
        if values and (not one.language or one.language.startswith(words.language)):
            label = _label(one, name, words)
            row = found.setdefault(label, Row(label))
            if values not in row.values:
                row.values.append(values)
    return list(found.values()), list(sources)


def _label(one: Fact, name: str, words: Words) -> str:
    plain = words.known(f"term_{name}", one.property.label(words.language))
    return words.known(f"inverse_{name}", words("inverse", property=plain)) if one.inverse else plain


def _parts(one: Fact, language: str, words: Words) -> tuple[Ref | str, ...]:
    """Of a record its words, then things, then dates, then remarks; and whether nobody has checked it."""
    if not one.parts:
        return (one.value,) if one.value else ()
    said = {name: part.value for name, part in map(_named, one.parts) if isinstance(part.value, str) and name in DATES}
    things = [part.value for name, part in map(_named, one.parts) if isinstance(part.value, Ref) and name not in HIDDEN]
    texts = [
        (name, str(part.value))
        for name, part in map(_named, one.parts)
        if isinstance(part.value, str) and name not in HIDDEN | DATES and part.value
        if not part.language or part.language.startswith(language) or name == "post"
    ]
    dates = [f"{said.get('from', '')}–{said.get('to', '')}"] if said.keys() & {"from", "to"} else []
    dates += [said["on"]] if "on" in said else []
    dates += [words("as_of", date=said["asOf"])] if "asOf" in said else []
    unsure = [words("unverified")] if any(_is_unverified(part) for part in one.parts) else []
    remarks = [text for name, text in texts if name in REMARKS]
    return (*(text for name, text in texts if name not in REMARKS), *things, *dates, *remarks, *unsure)


def _named(one: Fact) -> tuple[str, Fact]:
    return name_of(one.property.key), one


def _is_unverified(one: Fact) -> bool:
    return isinstance(one.value, Ref) and one.value.key.endswith(":unverified")
