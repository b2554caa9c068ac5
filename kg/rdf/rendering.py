"""Statements in the two ways that people read: blocks of Turtle, and nodes of JSON-LD, with prefixed names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kg.model.namespaces import Namespace
from kg.rdf.terms import TYPE, Statement

__all__ = ["Rendering"]

LOCAL = re.compile(r"[A-Za-z0-9_\u3400-\u4dbf\u4e00-\u9fff][A-Za-z0-9_\u3400-\u4dbf\u4e00-\u9fff-]*")
MOST = 200_000  # names kept
NODE = '{"@id": "'
TRUTH = ("true", "false")


class Rendering:
    """Renders statements of one base. `statements` are sorted, so that those of a subject stand together."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.prefixes = Namespace(base).prefixes()
        self._starts = sorted(((start, prefix) for prefix, start in self.prefixes.items()), reverse=True)
        self._names: dict[str, str] = {}  # <IRI> -> prefix:rest, where a prefix fits, else the IRI without brackets
        self._terms: dict[str, str] = {}  # <IRI> or datatype -> how Turtle writes it

    # -- Turtle ----------------------------------------------------------------------------------------------------

    def head(self) -> str:
        """The lines that declare the prefixes, of Turtle and TriG."""
        return "".join(f"@prefix {prefix}: <{start}> .\n" for prefix, start in sorted(self.prefixes.items()))

    def turtle(self, statements: Sequence[Statement]) -> str:
        """A block a subject, with all its properties."""
        self._forget()
        pieces: list[str] = []
        last_subject = last_predicate = ""
        for one in statements:
            subject, predicate, value = one.split(" ", 2)
            if subject != last_subject:
                pieces.append(f"{' .' if last_subject else ''}\n{self._term(subject)} {self._verb(predicate)} ")
            elif predicate != last_predicate:
                pieces.append(f" ;\n\t{self._verb(predicate)} ")
            else:
                pieces.append(" , ")
            pieces.append(self._term(value) if value[0] == "<" else self._literal(value))
            last_subject, last_predicate = subject, predicate
        return "".join(pieces)[1:] + " .\n" if pieces else ""

    def _forget(self) -> None:
        """Names of spans and claims come up in one graph only: those of all documents would fill the memory."""
        if len(self._names) + len(self._terms) > MOST:
            self._names.clear()
            self._terms.clear()

    def _verb(self, predicate: str) -> str:
        return "a" if predicate == TYPE else self._term(predicate)

    def _term(self, iri: str) -> str:
        found = self._terms.get(iri)
        if found is None:
            prefix, rest = self._split(iri[1:-1])
            found = self._terms[iri] = f"{prefix}:{rest}" if prefix and LOCAL.fullmatch(rest) else iri
        return found

    def _literal(self, value: str) -> str:
        if value[-1] != ">":
            return value
        text, _, datatype = value.rpartition("^^")
        return f"{text}^^{self._term(datatype)}"

    # -- JSON-LD ---------------------------------------------------------------------------------------------------

    def nodes(self, statements: Iterable[Statement], ties: Iterable[Statement] = ()) -> Iterator[str]:
        """A line of JSON a subject; what ties say stands at its end, or in lines of their own after all others."""
        self._forget()
        nodes = [self._node(subject, some) for subject, some in groupby(statements, _subject)]
        yield from self.tied(nodes, ties)

    def tied(self, nodes: Sequence[str], ties: Iterable[Statement]) -> list[str]:
        """The lines of nodes with what ties say of them besides."""
        found, after = list(nodes), list[str]()
        at = {_id(node): number for number, node in enumerate(found)} if ties else {}
        for subject, some in groupby(ties, _subject):
            number = at.get(self.name(subject))
            if number is None:
                after.append(self._node(subject, some))
            else:
                found[number] = f"{found[number][:-1]}{self._properties(some)}}}"
        return found + after

    def _node(self, subject: str, statements: Iterable[Statement]) -> str:
        return f'{NODE}{self.name(subject)}"{self._properties(statements)}}}'

    def _properties(self, statements: Iterable[Statement]) -> str:
        found: dict[str, list[str]] = {}
        for one in statements:
            _, predicate, value = one.split(" ", 2)
            if predicate == TYPE:
                found.setdefault("@type", []).append(f'"{self.name(value)}"')
            else:
                found.setdefault(self.name(predicate), []).append(self._value(value))
        return "".join(
            f', "{name}": {several[0] if len(several) == 1 else "[" + ", ".join(several) + "]"}'
            for name, several in found.items()
        )

    def _value(self, value: str) -> str:
        """What N-Triples escapes, JSON escapes in the same way: the quoted text is taken as it is."""
        if value[0] == "<":
            return f'{{"@id": "{self.name(value)}"}}'
        if value[-1] == '"':
            return value
        text, _, rest = value.rpartition('"')
        if rest[0] == "@":
            return f'{{"@value": {text}", "@language": "{rest[1:]}"}}'
        datatype = self.name(rest[2:])
        if datatype == "xsd:boolean" and text[1:] in TRUTH:
            return text[1:]
        return f'{{"@value": {text}", "@type": "{datatype}"}}'

    # -- names -----------------------------------------------------------------------------------------------------

    def name(self, iri: str) -> str:
        """`prefix:rest` of an IRI in brackets where a prefix fits, else the IRI."""
        found = self._names.get(iri)
        if found is None:
            prefix, rest = self._split(iri[1:-1])
            found = self._names[iri] = f"{prefix}:{rest}" if prefix else rest
        return found

    def _split(self, iri: str) -> tuple[str, str]:
        """The prefix that fits, and what stands behind it; without one "" and the IRI."""
        for start, prefix in self._starts:
            if iri.startswith(start) and iri != start and not iri.startswith("//", len(start)):
                return prefix, iri[len(start) :]
        return "", iri


def _id(node: str) -> str:
    """The name in `{"@id": "claim:5f", …}`."""
    return node[len(NODE) : node.index('"', len(NODE))]


def _subject(one: Statement) -> str:
    return one.partition(" ")[0]
