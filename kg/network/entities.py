"""RDF graph -> networkx, shared by Gephi, GraphML, the tables and the page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import networkx
from pyoxigraph import Store

from kg.network.claims import Details, details
from kg.network.events import event_rows
from kg.network.passages import Passage, around
from kg.network.posts import PostHolders
from kg.network.reader import GraphReader, last, short
from kg.network.style import style_sheet
from kg.ontology import Ontology, load_ontology

__all__ = ["ClaimRow", "EdgeId", "network", "outlets", "weight"]

LEFT_OUT = frozenset({"publishedBy", "reportedBy"})  # these tie documents, which are no nodes
AFFILIATED = ("relation", "affiliatedWith", "affirmative")
UNSURE = frozenset({"claimed", "intended"})  # modalities of relations that no text reports as done in its own voice

MENTIONS = "SELECT ?d ?e WHERE { ?d a kg:Document ; kg:mentions ?e }"
RELATIONS = """
SELECT ?s ?p ?o ?polarity ?ev ?date ?rule ?modality ?claim WHERE {
  ?r a kg:Relation ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:evidence ?ev .
  OPTIONAL { ?r kg:polarity ?polarity } OPTIONAL { ?r kg:modality ?modality }
  OPTIONAL { ?r kg:date ?date } OPTIONAL { ?r kg:rule ?rule } OPTIONAL { ?r kg:claimedIn ?claim }
  FILTER NOT EXISTS { ?s a kg:Document } FILTER NOT EXISTS { ?o a kg:Document } }
"""
SPEAKERS = "SELECT ?c ?speaker WHERE { ?r kg:claimedIn ?c . ?c kg:speaker ?speaker }"
CLAIMS = """
SELECT ?c ?speaker ?behalf ?illocution ?polarity ?ev ?date ?rule ?modality ?form ?confidence WHERE {
  ?c a kg:Claim ; kg:speaker ?speaker ; kg:illocution ?illocution ; kg:contentEvidence ?ev .
  OPTIONAL { ?c kg:onBehalfOf ?behalf } OPTIONAL { ?c kg:polarity ?polarity } OPTIONAL { ?c kg:claimDate ?date }
  OPTIONAL { ?c kg:rule ?rule } OPTIONAL { ?c kg:modality ?modality }
  OPTIONAL { ?c kg:quotationForm ?form } OPTIONAL { ?c kg:confidence ?confidence } }
"""
ORGANS = "SELECT ?organ ?state WHERE { ?organ kg:organOf ?state }"
TIES = """
SELECT ?c ?tie ?e WHERE { ?c a kg:Claim ; ?tie ?e FILTER (?tie IN (kg:target, kg:topic, kg:mentionsInstrument)) }
"""


class EdgeId(NamedTuple):
    """What makes one edge: all its evidences say the same of the same two nodes."""

    source: str
    target: str
    kind: str  # relation or claim
    predicate: str
    polarity: str
    unsure: str = ""  # claimed or intended, of a relation that no text reports as done

    @property
    def key(self) -> str:
        return ":".join(filter(None, (self.kind, self.predicate, self.polarity, self.unsure)))


class ClaimRow(NamedTuple):
    """One claim, with or without a target: nodes by id, topics as (Chinese, English)."""

    date: str
    source: str  # the side that speaks
    speaker: str
    illocution: str
    polarity: str
    targets: tuple[str, ...]
    instruments: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    passage: Passage
    details: Details = Details()


def network(store: Store, base: str, ontology: Ontology | None = None) -> networkx.MultiDiGraph:
    """The network of a graph under `base`, with the words and looks of an ontology (else of the usual one).

    A node is an entity that a relation, a claim or a document names: `state/CHN` with label, label_en, kind, key,
    aliases, degree (edges) and documents (how many mention it). An edge is a relation or a claim, from the side of
    the speaker to each target; equal edges are one, with their evidences as `Passage`s; its weight counts the
    evidences of copies once, its outlets the publishers of what is no copy. What is claimed or intended is an edge apart
    from what is reported as done. `graph["claims"]` holds every claim as `ClaimRow`, `graph["events"]` what texts narrate as
    `EventRow`, `graph["style"]` the `StyleSheet` it is drawn by; `documents`, `texts` and `mentions`
    (nodes) are by the id of a document; without `fulltext` a text is but what quotes show of it (see `kg.network.quoted_text`).
    A post that does not say whose it is is one of each side: `post/5e1f-USA`.
    """
    view = GraphReader(store, base, ontology or load_ontology())
    claims = sorted(claim_rows(view), key=lambda row: (row.date, row.passage.document, row.passage.start, repr(row)))
    edges: dict[EdgeId, set[Passage]] = defaultdict(set)
    for edge, passage in [*relation_edges(view), *claim_edges(claims)]:
        edges[edge].add(passage)
    result = networkx.MultiDiGraph(
        claims=tuple(claims), events=event_rows(view), documents=view.cards, texts=view.texts, fulltext=view.fulltext,
        style=style_sheet(view.ontology),
    )  # fmt: skip
    add_nodes(result, view, edges, claims)
    add_edges(result, edges, view)
    for node, degree in result.degree():
        result.nodes[node]["degree"] = degree
    return result


def relation_edges(view: GraphReader) -> Iterator[tuple[EdgeId, Passage]]:
    found, sayings = [], sayings_of(view)
    for subject, predicate, thing, polarity, evidence, date, rule, modality, claim in view.rows(RELATIONS):
        unsure = modality if modality in UNSURE else ""
        edge = EdgeId(short(subject), short(thing), "relation", last(predicate), polarity or "affirmative", unsure)
        if edge.predicate in LEFT_OUT or evidence not in view.spots or view.nameless & {edge.source, edge.target}:
            continue
        passage = view.passage(view.spots[evidence])
        passage = passage._replace(date=date, rule=rule, modality=modality)
        found.append((edge, passage._replace(**sayings.get(claim, {}))))
    ties = [(edge.source, edge.target, passage.document) for edge, passage in found if edge[2:5] == AFFILIATED]
    organ_of = {short(organ): short(state) for organ, state in view.rows(ORGANS)}
    sides = PostHolders(ties, view.keys.__contains__, organ_of)
    for edge, passage in found:
        if edge.predicate != "holdsPost":
            yield edge, passage
        elif post := view.post(edge.target, sides.of(edge.source, passage.document)):
            yield edge._replace(target=post), passage


def sayings_of(view: GraphReader) -> dict[str, dict[str, Any]]:
    """IRI of a claim -> who speaks in it, and where the text says so, as fields of a passage."""
    sources, cues = view.places("sourceEvidence"), view.places("cueEvidence")
    return {
        claim: {
            "speaker": "unnamed" if short(speaker) in view.nameless else view.key(short(speaker))[0],
            "source": sources.get(claim, (0, 0)),
            "cue": cues.get(claim, (0, 0)),
        }
        for claim, speaker in view.rows(SPEAKERS)
    }


def claim_rows(view: GraphReader) -> Iterator[ClaimRow]:
    ties: dict[tuple[str, str], list[str]] = defaultdict(list)
    sources, cues = view.places("sourceEvidence"), view.places("cueEvidence")
    more = details(view)
    for claim, tie, thing in view.rows(TIES):
        ties[claim, last(tie)].append(short(thing))
    for claim, *terms, polarity, evidence, date, rule, modality, form, confidence in view.rows(CLAIMS):
        speaker, behalf, illocution = (short(term) if term else "" for term in terms)
        if evidence not in view.spots:
            continue
        source, cue = sources.get(claim, (0, 0)), cues.get(claim, (0, 0))
        passage = view.passage(view.spots[evidence])
        text = view.texts.get(passage.document, "")
        before, after = around(text, (passage.start, passage.end), source, cue)
        passage = passage._replace(
            date=date or passage.published, speaker=view.key(speaker)[0], rule=rule, modality=modality, form=form,
            confidence=float(confidence) if confidence else None, source=source, cue=cue, before=before, after=after,
        )  # fmt: skip
        yield ClaimRow(
            date=passage.date,
            source=behalf if behalf and behalf not in view.nameless else speaker,
            speaker=speaker,
            illocution=last(illocution),
            polarity=polarity or "affirmative",
            targets=tuple(thing for thing in ties[claim, "target"] if thing not in view.nameless),
            instruments=tuple(ties[claim, "mentionsInstrument"]),
            topics=tuple((view.label(topic), view.english(topic)) for topic in ties[claim, "topic"]),
            passage=passage,
            details=more.get(claim, Details()),
        )


def claim_edges(claims: list[ClaimRow]) -> Iterator[tuple[EdgeId, Passage]]:
    for row in claims:
        for target in row.targets:
            yield EdgeId(row.source, target, "claim", row.illocution, row.polarity), row.passage


def add_nodes(
    result: networkx.MultiDiGraph, view: GraphReader, edges: dict[EdgeId, set[Passage]], claims: list[ClaimRow]
) -> None:
    mentions = [(last(document), short(entity)) for document, entity in view.rows(MENTIONS)]
    mentioned = Counter(node for _, node in mentions)
    named = {node for edge in edges for node in (edge.source, edge.target)} | mentioned.keys()
    named |= {node for row in claims for node in (row.source, row.speaker, *row.targets, *row.instruments)}
    for node in sorted(named - view.nameless):
        key, kind = view.key(node)
        label, english = view.label(node), view.english(node)
        result.add_node(
            node, label=label, label_en=english, kind=kind, key=key,
            aliases=tuple(sorted(view.aliases[node] - {label, english})), degree=0, documents=mentioned[node],
        )  # fmt: skip
    result.graph["mentions"] = {
        document: tuple(node for _, node in group if node in result)
        for document, group in groupby(mentions, key=itemgetter(0))
    }


def add_edges(result: networkx.MultiDiGraph, edges: dict[EdgeId, set[Passage]], view: GraphReader) -> None:
    looks, publishers = style_sheet(view.ontology), {name: card.publisher for name, card in view.cards.items()}
    for edge in sorted(edges):
        if edge.source not in result or edge.target not in result:
            continue  # an unnamed speaker
        evidence = tuple(sorted(edges[edge], key=lambda passage: (passage.date, passage.document, repr(passage))))
        look = looks.edge(edge.kind, edge.predicate, edge.polarity, edge.unsure)
        said = {passage.speaker for passage in evidence if edge.unsure and passage.speaker}
        result.add_edge(
            edge.source, edge.target, key=edge.key, kind=edge.kind, predicate=edge.predicate, polarity=edge.polarity,
            modality=" ".join(sorted({passage.modality for passage in evidence if passage.modality})),
            unsure=edge.unsure, claimed_by=tuple(sorted(said)), label=look.zh, label_en=look.en,
            weight=weight(evidence, view.earliest), outlets=outlets(evidence, view.earliest, publishers),
            dates=tuple(sorted({passage.date for passage in evidence if passage.date})), evidence=evidence,
        )  # fmt: skip


def weight(evidence: Iterable[Passage], earliest: dict[str, str]) -> int:
    """How many evidences there are; of documents with the same text, those of the one that has most."""
    most: dict[str, int] = {}
    for document, number in Counter(passage.document for passage in evidence).items():
        text = earliest.get(document, document)
        most[text] = max(most.get(text, 0), number)
    return sum(most.values())


def outlets(evidence: Iterable[Passage], earliest: dict[str, str], publishers: dict[str, str]) -> int:
    """How many publishers put it out; a copy counts for that of its earliest text, unnamed ones are one together."""
    return len({publishers.get(earliest.get(one.document, one.document), "") for one in evidence})
