"""Reads records out of triples: the one place that knows what they look like in RDF."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeVar

import pyoxigraph as ox

from kg.model import Tally
from kg.model.namespaces import RDF, RDFS, SKOS, Namespace
from kg.rdf.records.nouns import (
    ArticleRecord,
    ClaimRecord,
    DocumentRecord,
    EntityRecord,
    EntityRef,
    EventRecord,
    EvidenceRecord,
    NamesRecord,
    PropositionRecord,
    RelationRecord,
)
from kg.rdf.records.parts import EXACT, SELECTOR, SOURCE, START, PartReader, last, written
from kg.rdf.records.triples import Objects, Subject, Term, Triples, node, once

__all__ = ["RecordReader"]

ROLES = ("speaker", "onBehalfOf", "target", "mentionsInstrument", "addressee")  # in which a claim concerns an entity
TYPE, SUBJECT, PREDICATE, OBJECT = (RDF + name for name in ("type", "subject", "predicate", "object"))
CHINESE = ("zh", "zh-hans")
NAMES = (RDFS + "label", SKOS + "prefLabel")
Record = TypeVar("Record")


class RecordReader(PartReader):
    """Records of what the triples say now; make another reader where they have changed.

    A record that lacks what makes it one (a claim its speaker, illocution and words, say) is left out. Where a graph gives
    two values to what has one, the first counts.
    """

    def __init__(self, triples: Triples, namespace: Namespace) -> None:
        super().__init__(triples, namespace)
        self._claims: dict[str, ClaimRecord | None] = {}  # by IRI

    def forget(self) -> None:
        super().forget()
        self._claims.clear()

    # -- what there is ---------------------------------------------------------------------------------------------

    def claims(self, about: str | None = None) -> list[ClaimRecord]:
        """In the order of the texts; `about` a key: those in which it is speaker, principal, target, instrument or addressee.

        Of a topic (`topic:<name>`) those that are on it.
        """
        found = self._kept(self.claim, self._of_class("Claim") if about is None else self._in_roles(about, ROLES))
        return sorted(found, key=lambda one: (*_place(one.evidence), one.claim))

    def relations(self, about: str | None = None, *, predicates: Collection[str] | None = None) -> list[RelationRecord]:
        """In the order of the texts; `about` a key: those of which it is subject or object; else of some predicates."""
        if about is not None:
            nodes: Iterable[Subject] = self._in_roles(about, (SUBJECT, OBJECT))
        elif predicates is not None:
            nodes = [one for name in predicates for one in self._valued(PREDICATE, self.namespace.term(name))]
        else:
            nodes = self._of_class("Relation")
        found = self._kept(self.relation, nodes)
        return sorted(
            found,
            key=lambda one: (
                *_place(one.evidence), one.predicate, one.subject.key or "", one.object.key or "", one.relation,
            ),
        )  # fmt: skip

    def events(self) -> list[EventRecord]:
        """What texts narrate, by IRI; a curated event that no text narrates is none."""
        return self._kept(self.event, dict.fromkeys(one for one, _ in self.triples.pairs(self._own + "participant")))

    def entities(self) -> list[EntityRecord]:
        """Entities that documents mention, by key."""
        counts = self.triples.counts(self._own + "mentions")
        things = [thing for thing in counts if isinstance(thing, Subject)]
        said = self.triples.said(things, (self._own + "key", self._own + "kind", RDFS + "label", SKOS + "altLabel"))
        found = (self._entity(thing, about, counts[thing]) for thing, about in said)
        return sorted((one for one in found if one), key=lambda one: (one.key, one.entity))

    def documents(self, mentioning: str | None = None) -> list[DocumentRecord]:
        """By IRI; `mentioning` an IRI: those that mention it."""
        if mentioning is None:
            return [self.document(node) for node in self._of_class("Document")]
        return list(map(self.document, self.triples.subjects(self._own + "mentions", ox.NamedNode(mentioning))))

    def text(self, document: DocumentRecord) -> str | None:
        """The text of a document, where it was not left out of the graph."""
        return self._value(ox.NamedNode(document.document), "text")

    def mentions(self) -> list[tuple[str, str]]:
        """IRIs of documents and of what they mention, sorted; asked document by document, for all pairs are many."""
        found = ((one, self.triples.objects(one, self._own + "mentions")) for one in self._of_class("Document"))
        return [
            (document, thing.value)
            for document, things in ((one.value, some) for one, some in found)
            for thing in things
            if isinstance(thing, ox.NamedNode)
        ]

    def organs(self) -> list[tuple[str, str]]:
        """IRIs of organs and of the states whose they are, sorted."""
        pairs = self.triples.pairs(self._own + "organOf")
        return [(organ.value, state.value) for organ, state in pairs if isinstance(state, ox.NamedNode)]

    def unnamed(self) -> list[str]:
        """IRIs of those who speak but are not named."""
        return [one.value for one in self._of_class("UnnamedActor")]

    def quotes(self, documents: Collection[str]) -> list[tuple[str, int, str]]:
        """IRI, start and words of all that is quoted from these documents, sorted and each once; it need not be evidence."""
        if not documents:
            return []
        found = set()
        for one, source in self.triples.pairs(SOURCE):
            if written(source) not in documents:
                continue
            for selector in self._nodes(self.triples.about(one), SELECTOR):
                at = self.triples.about(selector)
                start, quote = self._text(at, START), self._text(at, EXACT)
                if start is not None and quote is not None:
                    found.add((written(source), int(start), quote))
        return sorted(found)

    # -- one of them -----------------------------------------------------------------------------------------------

    def claim(self, subject: Subject) -> ClaimRecord | None:
        iri = subject.value
        if iri not in self._claims:
            self._claims[iri] = self._claim(subject, iri)
        return self._claims[iri]

    def _claim(self, subject: Subject, iri: str) -> ClaimRecord | None:
        said = self.triples.about(subject)
        speaker, evidence = self._ref(said, "speaker"), self._evidence_of(said, "contentEvidence")
        illocution = self._text(said, "illocution")
        if not (speaker and evidence and illocution and self._is(said, "Claim")):
            return None
        confidence = self._text(said, "confidence")
        return ClaimRecord(
            claim=iri,
            speaker=speaker,
            on_behalf_of=self._ref(said, "onBehalfOf"),
            illocution=sys.intern(last(illocution)),
            content=self._word(said, "contentText") or evidence.quote,
            polarity=self._word(said, "polarity") or "affirmative",
            modality=self._word(said, "modality"),
            quotation=self._word(said, "quotationForm"),
            date=self._word(said, "claimDate"),
            confidence=float(confidence) if confidence else None,
            rule=self._word(said, "rule"),
            evidence=evidence,
            cue=self._evidence_of(said, "cueEvidence"),
            source=self._evidence_of(said, "sourceEvidence"),
            capacity=self._ref(said, "speakerCapacity"),
            addressee=self._ref(said, "addressee"),
            made_at=self._ref(said, "madeAt"),
            relayed_by=self._ref(said, "relayedBy"),
            embedded_in=self._text(said, "embeddedIn"),
            plover=self._word(said, "plover"),
            targets=self._refs_of(said, "target"),
            topics=tuple(last(one.value) for one in self._nodes(said, "topic")),
            instruments=self._refs_of(said, "mentionsInstrument"),
            articles=tuple(self._kept(self._article, self._nodes(said, "citesArticle"))),
            propositions=tuple(
                sorted(
                    self._kept(self._proposition, self._nodes(said, "proposes")),
                    key=lambda one: (one.subject.iri, one.predicate, one.object.iri, one.polarity),
                )
            ),
            date_text=self._word(said, "dateText"),
            utterance=self._text(said, "utterance"),
        )

    def names(self, iri: str) -> NamesRecord:
        """Of a thing of which nothing is said, no names."""
        said = self.triples.about(ox.NamedNode(iri))
        labels = [one for name in NAMES for one in said.get(name, ())]
        key, kind = self._text(said, "key"), self._text(said, "kind")
        aliases = [*said.get(SKOS + "altLabel", ()), *said.get(self._own + "shortName", ()), *said.get(NAMES[0], ())]
        return NamesRecord(
            key, kind, tuple(sorted({(_language(one), written(one)) for one in labels})),
            frozenset(map(written, aliases)) if key else frozenset(),
        )  # fmt: skip

    def _article(self, subject: Subject) -> ArticleRecord | None:
        said = self.triples.about(subject)
        treaty, number = self._ref(said, "articleOf"), self._text(said, "number")
        return ArticleRecord(treaty, int(number)) if treaty and number else None

    def _proposition(self, subject: Subject) -> PropositionRecord | None:
        said = self.triples.about(subject)
        ends = self._ends(said)
        if not ends:
            return None
        polarity, rule = self._text(said, "polarity") or "affirmative", self._text(said, "rule")
        return PropositionRecord(subject.value, *ends, polarity, rule, self._evidence_of(said, "evidence"))

    def relation(self, subject: Subject) -> RelationRecord | None:
        said = self.triples.about(subject)
        ends, evidence = self._ends(said), self._evidence_of(said, "evidence")
        if not (ends and evidence and self._is(said, "Relation")):  # a proposition has ends too
            return None
        claims = self._nodes(said, "claimedIn")
        return RelationRecord(
            subject.value,
            *ends,
            polarity=self._word(said, "polarity") or "affirmative",
            modality=self._word(said, "modality"),
            date=self._word(said, "date"),
            rule=self._word(said, "rule"),
            evidence=evidence,
            claimed_in=self.claim(claims[0]) if claims else None,
        )

    def event(self, subject: Subject) -> EventRecord | None:
        said = self.triples.about(subject)
        classes = [last(one.value) for one in self._nodes(said, TYPE) if one != node(self._own + "Event")]
        evidence = self._kept(self._location, self._nodes(said, "evidence"))
        if not (classes and evidence):
            return None
        return EventRecord(
            event=subject.value,
            event_class=classes[0],
            participants=self._refs_of(said, "participant"),
            objects=self._refs_of(said, "involves"),
            place=self._ref(said, "heldAt"),
            date=self._text(said, "date"),
            reported_by=self._ref(said, "reportedBy"),
            evidence=tuple(evidence),
            tally=self._tally(said),
        )

    def _tally(self, said: Objects) -> Tally | None:
        """The counts of a vote."""
        counts = [self._text(said, name) or "" for name in ("votesFor", "votesAgainst", "abstentions")]
        return Tally(*(int(one) if one.isdecimal() else None for one in counts)) if any(counts) else None

    def _entity(self, node: Subject, said: Objects, documents: int) -> EntityRecord | None:
        key, kind = self._text(said, "key"), self._text(said, "kind")
        names = once(said.get(RDFS + "label", []))
        labels = [one.value for one in names if isinstance(one, ox.Literal) and one.language in CHINESE]
        if not (key and kind and labels):
            return None
        aliases = sorted({written(one) for one in said.get(SKOS + "altLabel", ())})
        return EntityRecord(node.value, key, kind, labels[0], tuple(aliases), documents)

    def _ends(self, said: Objects) -> tuple[EntityRef, str, EntityRef] | None:
        subject, thing = self._ref(said, SUBJECT), self._ref(said, OBJECT)
        predicate = self._text(said, PREDICATE)
        return (subject, last(predicate), thing) if subject and predicate and thing else None

    def _is(self, said: Objects, name: str) -> bool:
        return node(self._own + name) in said.get(TYPE, ())

    def _of_class(self, name: str) -> list[Subject]:
        return self._valued(TYPE, self._own + name)

    def _valued(self, predicate: str, iri: str) -> list[Subject]:
        return self.triples.subjects(predicate, ox.NamedNode(iri))

    def _in_roles(self, key: str, roles: Iterable[str]) -> Iterator[Subject]:
        things: Sequence[Subject] = self.triples.subjects(self._own + "key", ox.Literal(key))
        if key.startswith("topic:"):  # concepts have no key
            things, roles = [ox.NamedNode(f"{self._things}topic/{key.removeprefix('topic:')}")], ("topic",)
        found = {
            one for thing in things for role in roles for one in self.triples.subjects(self._properties[role], thing)
        }
        yield from found

    def _kept(self, read: Callable[[Subject], Record | None], nodes: Iterable[Subject]) -> list[Record]:
        return [one for node in nodes if (one := read(node)) is not None]


def _language(term: Term) -> str:
    return (term.language or "").lower() if isinstance(term, ox.Literal) else ""


def _place(evidence: EvidenceRecord) -> tuple[str, int, int]:
    return evidence.document.name, evidence.start, evidence.end
