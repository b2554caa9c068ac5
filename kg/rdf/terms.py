"""Terms and statements of RDF as N-Triples writes them: text from the start, since making objects takes ten times as long."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model.namespaces import OA, RDF, RDFS, XSD, Namespace

__all__ = [
    "LABEL",
    "TYPE",
    "Statement",
    "Term",
    "Writer",
    "camel",
    "dates",
    "integer_of",
    "iri",
    "literal",
    "statement",
    "typed",
]

Statement = str  # subject, predicate and object, with one blank between them: `<…/CHN> <…#key> "state:CHN"`

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
LONE = re.compile("[\ud800-\udfff]")
# As Oxigraph escapes: so that a graph that was loaded is written with the bytes that it was read from.
ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\]')
SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


class Term(str):
    """An IRI in its brackets, or a literal in its quotation marks."""

    __slots__ = ()

    @property
    def value(self) -> str:
        """What an IRI is without its brackets."""
        return self[1:-1]


def iri(value: str) -> Term:
    """Raises ValueError for what no file of RDF may hold as an IRI."""
    if not IRI.fullmatch(value):
        raise ValueError(f"{value!r} is no IRI")
    return Term(f"<{value}>")


TYPE = iri(RDF + "type")
LABEL = iri(RDFS + "label")


def camel(predicate: str) -> str:
    """The property of a predicate: `holds_post` -> `holdsPost`."""
    first, *others = predicate.split("_")
    return first + "".join(word.capitalize() for word in others)


def literal(value: str, language: str | None = None) -> Term:
    """A string; lone surrogates, which no RDF file may hold, become U+FFFD."""
    clean = ESCAPED.sub(_escape, value)
    if not clean.isascii():
        clean = LONE.sub("\ufffd", clean)
    return Term(f'"{clean}"@{language}' if language else f'"{clean}"')


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return SHORT.get(character) or f"\\u{ord(character):04X}"


def statement(subject: Term, predicate: Term, value: Term) -> Statement:
    return f"{subject} {predicate} {value}"


def typed(value: object, datatype: str) -> Term:
    return Term(f'"{value}"^^<{XSD}{datatype}>')


def dates(name: str, value: str | None) -> dict[str, object]:
    """A date as printed (2022, 2022-01, 2022-01-21, or A/B), and its first and last day.

    Engines differ on how years, months and days compare; full days compare alike in all.
    """
    if not value:
        return {}
    first, _, last = value.partition("/")
    return {name: value, f"{name}From": _day(first, first=True), f"{name}To": _day(last or first, first=False)}


def _day(value: str, *, first: bool) -> Term:
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    month = month or (1 if first else 12)
    day = day or (1 if first else calendar.monthrange(year, month)[1])
    return typed(f"{year:04}-{month:02}-{day:02}", "date")


# Property -> its range, a kind of integer: the store of Oxigraph gives all of them back as xsd:integer.
INTEGERS = {
    **dict.fromkeys((OA + "start", OA + "end", "votesFor", "votesAgainst", "abstentions"), "nonNegativeInteger"),
    "number": "positiveInteger",
}


def integer_of(predicate: str, base: str) -> str | None:
    """The kind of integer that a property, by its IRI, asks for."""
    return INTEGERS.get(predicate.removeprefix(f"{base}ontology#"))


@dataclass(frozen=True, slots=True)
class Writer:
    """Makes statements with the project's own properties: `writer(subject, speaker=…, target=[…])`."""

    namespace: Namespace
    _terms: dict[str, Term] = field(default_factory=dict)

    def term(self, name: str) -> Term:
        """A class or property of the ontology."""
        found = self._terms.get(name)
        if found is None:
            found = self._terms[name] = iri(self.namespace.term(name))
        return found

    def __call__(self, subject: Term, **properties: object) -> Iterator[Statement]:
        for name, values in properties.items():
            for value in values if isinstance(values, list | tuple) else [values]:
                if value is not None:
                    yield f"{subject} {self.term(name)} {value if isinstance(value, Term) else literal(str(value))}"
