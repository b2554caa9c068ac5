"""Part of the records of a graph, read as if they were all: the network of a selection is made like any other."""

from collections.abc import Collection, Iterable

from kg.rdf.records import (
    ClaimRecord,
    DocumentRecord,
    EntityRef,
    EventRecord,
    RecordReader,
    RelationRecord,
)

__all__ = ["SelectedRecords"]


class SelectedRecords(RecordReader):
    """Some claims, relations and events of a reader, with the documents that tell them and what these mention of it.

    `documents` are IRIs of further documents, whose mentions all count.
    """

    def __init__(
        self,
        whole: RecordReader,
        *,
        claims: Iterable[ClaimRecord] = (),
        relations: Iterable[RelationRecord] = (),
        events: Iterable[EventRecord] = (),
        documents: Collection[str] = (),
    ) -> None:
        super().__init__(whole.triples, whole.namespace)
        self._some_claims, self._some_relations, self._some_events = list(claims), list(relations), list(events)
        self._asked = frozenset(documents)
        evidence = [one.evidence for one in self._some_claims] + [one.evidence for one in self._some_relations]
        evidence += [place for one in self._some_events for place in one.evidence]
        self._told_in = {one.document.document: one.document for one in evidence}
        self._named = {one.iri for one in self._refs_of_all()}

    def _refs_of_all(self) -> Iterable[EntityRef]:
        for claim in self._some_claims:
            yield from (one for one in (claim.speaker, claim.on_behalf_of) if one)
            yield from (*claim.targets, *claim.instruments)
        for relation in self._some_relations:
            yield from (relation.subject, relation.object)
        for event in self._some_events:
            yield from (*event.participants, *event.objects)

    def claims(self, about: str | None = None) -> list[ClaimRecord]:
        if about is None:
            return list(self._some_claims)
        known = {one.claim for one in self._some_claims}
        return [one for one in super().claims(about) if one.claim in known]

    def relations(self, about: str | None = None, *, predicates: Collection[str] | None = None) -> list[RelationRecord]:
        if about is None:
            return [one for one in self._some_relations if predicates is None or one.predicate in predicates]
        known = {one.relation for one in self._some_relations}
        return [one for one in super().relations(about, predicates=predicates) if one.relation in known]

    def events(self) -> list[EventRecord]:
        return list(self._some_events)

    def documents(self, mentioning: str | None = None) -> list[DocumentRecord]:
        known = self._told_in.keys() | self._asked
        return [one for one in super().documents(mentioning) if one.document in known]

    def mentions(self) -> list[tuple[str, str]]:
        return [
            (document, thing)
            for document, thing in super().mentions()
            if document in self._asked or (document in self._told_in and thing in self._named)
        ]
