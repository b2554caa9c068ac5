"""What records are made of: things by their keys, documents, evidence with its offsets."""

import sys
from collections.abc import Sequence

import pyoxigraph as ox

from kg.model.namespaces import DCTERMS, OA, RDFS, SCHEMA, Namespace
from kg.rdf.records.nouns import DocumentRecord, EntityRef, EvidenceRecord
from kg.rdf.records.triples import Objects, Subject, Term, Triples, once

__all__ = ["PartReader", "last", "written"]

SOURCE, SELECTOR, START, END, EXACT = (OA + name for name in ("hasSource", "hasSelector", "start", "end", "exact"))
NODES = (ox.NamedNode, ox.BlankNode)


class Properties(dict[str, str]):
    """IRIs of properties by what they are called here: ours by their names, others by their IRIs."""

    def __init__(self, own: str) -> None:
        super().__init__()
        self._own = own

    def __missing__(self, name: str) -> str:
        found = self[name] = name if ":" in name else self._own + name
        return found


class PartReader:
    """Reads each part once. Properties are those of our ontology by their names, others by their IRIs."""

    def __init__(self, triples: Triples, namespace: Namespace) -> None:
        self.triples, self.namespace = triples, namespace
        self._own, self._things = namespace.term(""), f"{namespace.base}id/"
        self._properties = Properties(self._own)
        self._refs: dict[Subject, EntityRef] = {}
        self._documents: dict[Subject, DocumentRecord] = {}
        self._evidence: dict[str, EvidenceRecord | None] = {}  # by IRI

    def forget(self) -> None:
        """Let go of what was read; what is asked for again is read again."""
        for kept in (self._refs, self._documents, self._evidence):
            kept.clear()

    def document(self, node: Subject) -> DocumentRecord:
        """Also of a document of which nothing is said."""
        if node not in self._documents:
            id, copied = last(node.value), self.triples.objects(node, self._own + "sameTextAs")
            earliest = copied[0] if copied and isinstance(copied[0], Subject) else None
            self._documents[node] = DocumentRecord(
                document=node.value,
                id=id,
                name=self._value(node, "name") or id,
                title=self._value(node, RDFS + "label") or "",
                published=self._value(node, DCTERMS + "issued"),
                publisher=self._value(node, "publisherName"),
                url=self._value(node, SCHEMA + "url"),
                same_text_as=self.document(earliest).name if earliest else None,
                earliest=last(earliest.value) if earliest else None,
            )
        return self._documents[node]

    def ref(self, node: Subject) -> EntityRef:
        """The thing by its IRI and the name that records give it."""
        found = self._refs.get(node)
        if found is None:
            found = self._refs[node] = EntityRef(node.value, self._key(node))
        return found

    def _key(self, node: Subject) -> str | None:
        kind, _, name = node.value.removeprefix(self._things).partition("/")
        if kind == "document":
            return "this"
        if kind in ("topic", "arms"):
            return f"{kind}:{name}"
        return self._value(node, "key") or (self._value(node, RDFS + "label") if kind == "post" else None)

    def _location(self, node: Subject) -> EvidenceRecord | None:
        iri = node.value  # a node of Oxigraph, kept beside it, would take as much room again
        if iri not in self._evidence:
            self._evidence[iri] = self._located(node, iri)
        return self._evidence[iri]

    def _located(self, node: Subject, iri: str) -> EvidenceRecord | None:
        said = self.triples.about(node)
        sources, selectors = self._nodes(said, SOURCE), self._nodes(said, SELECTOR)
        if not (sources and selectors):
            return None
        at = self.triples.about(selectors[0])
        start, end, quote = self._text(at, START), self._text(at, END), self._word(at, EXACT)
        if start is None or end is None or quote is None:
            return None
        return EvidenceRecord(iri, self.document(sources[0]), int(start), int(end), quote)

    def _evidence_of(self, said: Objects, name: str) -> EvidenceRecord | None:
        for node in self._nodes(said, name):
            if found := self._location(node):
                return found
        return None

    def _ref(self, said: Objects, name: str) -> EntityRef | None:
        found = self._nodes(said, name)
        return self.ref(found[0]) if found else None

    def _refs_of(self, said: Objects, name: str) -> tuple[EntityRef, ...]:
        return tuple(map(self.ref, self._nodes(said, name)))

    def _nodes(self, said: Objects, name: str) -> Sequence[Subject]:
        found = said.get(self._properties[name])
        if found is None:
            return ()
        return [one for one in (found if len(found) == 1 else once(found)) if isinstance(one, NODES)]

    def _text(self, said: Objects, name: str) -> str | None:
        """The first value, of a literal or an IRI."""
        found = said.get(self._properties[name])
        if found is None:
            return None
        return written(found[0] if len(found) == 1 else once(found)[0])

    def _word(self, said: Objects, name: str) -> str | None:
        """Likewise of what many records say, which is in the memory once."""
        found = self._text(said, name)
        return found and sys.intern(found)

    def _value(self, node: Subject, name: str) -> str | None:
        """The first value of one property, where the others are not wanted."""
        found = self.triples.objects(node, self._properties[name])
        return written(found[0]) if found else None


def last(iri: str) -> str:
    """`…ontology#signed` -> `signed`, `…id/illocution/criticize` -> `criticize`."""
    return iri.replace("#", "/").rpartition("/")[2]


def written(term: Term) -> str:
    """What a term says; nothing of a triple, which ours never hold."""
    return "" if isinstance(term, ox.Triple) else term.value
