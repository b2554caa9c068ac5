"""What the ontology says of a thing, as rows to read: a property with its values, records as one line each."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.catalog import Fact, Ref
from kg.serving.pages.words import Words

__all__ = ["Row", "rows"]

HIDDEN = {"verification", "source", "iso2", "notation"}  # of the ontology's makers, not of the thing
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
        name = one.property.key.partition(":")[2]
        if name == "source" and not one.inverse:
            sources[one.value if isinstance(one.value, str) else one.value.iri] = None
        if name in HIDDEN:
            continue
        values = _parts(one, words.language)
        if values and (not one.language or one.language.startswith(words.language)):
            label = _label(one, name, words)
            row = found.setdefault(label, Row(label))
            if values not in row.values:
                row.values.append(values)
    return list(found.values()), list(sources)


def _label(one: Fact, name: str, words: Words) -> str:
    plain = words.known(f"term_{name}", one.property.label(words.language))
    return words.known(f"inverse_{name}", words("inverse", property=plain)) if one.inverse else plain


def _parts(one: Fact, language: str) -> tuple[Ref | str, ...]:
    """Things first, then dates, then remarks."""
    if not one.parts:
        return (one.value,) if one.value else ()
    kept = [(part.property.key.partition(":")[2], part) for part in one.parts]
    kept = [(name, part) for name, part in kept if name not in HIDDEN and part.value]
    dates = {
        name: part.value for name, part in kept if isinstance(part.value, str) and name in ("start", "end", "date")
    }
    found: list[Ref | str] = [part.value for _, part in kept if isinstance(part.value, Ref)]
    if "start" in dates or "end" in dates:
        found.append(f"{dates.get('start', '')}–{dates.get('end', '')}")
    found += [dates["date"]] if "date" in dates else []
    rest = (part for name, part in kept if isinstance(part.value, str) and name not in dates)
    return (*found, *(str(part.value) for part in rest if not part.language or part.language.startswith(language)))
