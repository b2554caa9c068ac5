"""What the ontology says of a thing, as rows to read: a property with its values, records as one line each."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.catalog import Fact, Ref
from kg.serving.pages.words import Words

__all__ = ["Row", "rows"]

HIDDEN = {"verification", "source", "iso2", "notation"}  # of the ontology's makers, not of the thing
FEW = 8  # values shown at once


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
        name = one.property.key.partition(":")[2]
        if name == "source" and not one.inverse:
            sources[one.value if isinstance(one.value, str) else one.value.iri] = None
        if name in HIDDEN:
            continue
        values = _parts(one)
        if values and (not one.language or one.language.startswith(words.language)):
            label = _label(one, name, words)
            row = found.setdefault(label, Row(label))
            if values not in row.values:
                row.values.append(values)
    return list(found.values()), list(sources)


def _label(one: Fact, name: str, words: Words) -> str:
    plain = words.known(f"term_{name}", one.property.label(words.language))
    return words.known(f"inverse_{name}", words("inverse", property=plain)) if one.inverse else plain


def _parts(one: Fact) -> tuple[Ref | str, ...]:
    if not one.parts:
        return (one.value,) if one.value else ()
    kept = [part for part in one.parts if part.property.key.partition(":")[2] not in HIDDEN and part.value]
    dates = {part.property.key.partition(":")[2]: part.value for part in kept if isinstance(part.value, str)}
    things: list[Ref | str] = [part.value for part in kept if isinstance(part.value, Ref)]
    if "start" in dates or "end" in dates:
        things.append(f"{dates.pop('start', '')}–{dates.pop('end', '')}")
    return (*things, *map(str, dates.values()))
