"""RDF graph -> networkx, shared by Gephi, GraphML, the tables and the page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import networkx

from kg.network.claims import ShownClaim, said_by, shown_claims
from kg.network.english import Composer
from kg.network.events import ShownEvent, shown_events
from kg.network.passages import DocumentCard, Passage, in_order, last, place, years_of
from kg.network.posts import PostHolders
from kg.network.reader import GraphReader
from kg.network.standing import Ledger
from kg.network.style import style_sheet
from kg.ontology import Ontology, load_ontology
from kg.rdf.records import RecordReader

__all__ = ["EdgeId", "Network", "Topic", "by_year", "network", "outlets", "weight"]

LEFT_OUT = frozenset({"publishedBy", "reportedBy"})  # these tie documents, which are no nodes
AFFILIATED = ("relation", "affiliatedWith", "affirmative")
UNSURE = frozenset({"claimed", "intended"})  # modalities of relations that no text reports as done in its own voice


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


class Topic(NamedTuple):
    """What a topic is called."""

    zh: str
    en: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Entities as nodes and what ties them as edges, and beside them what is neither; the page shows all of it.

    `documents`, `texts` and `mentions` (nodes) are by the id of a document, `topics` by their nodes; without `fulltext` a text is but what quotes
    show of it (see `kg.network.quoted_text`).
    """

    multigraph: networkx.MultiDiGraph
    claims: tuple[ShownClaim, ...] = ()
    events: tuple[ShownEvent, ...] = ()
    documents: Mapping[str, DocumentCard] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    mentions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fulltext: bool = True
    relations: int = 0  # records of the graph; those of documents and of unnamed actors are no edges
    ledger: Ledger = field(default_factory=Ledger)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    base: str = ""  # of all IRIs


def network(records: RecordReader, ontology: Ontology | None = None) -> Network:
    """The network of a graph's records, with the words and looks of an ontology (else of the usual one).

    A node is an entity that a relation, a claim or a document names: `state/CHN` with label, label_en, kind, key,
    aliases, degree (edges) and documents (how many mention it). An edge is a relation or a claim, from the side of
    the speaker to each target; equal edges are one, with their evidences as `Passage`s; its weight counts the
    evidences of copies and the reports of one utterance once, its outlets the publishers of what is no copy. What is claimed or intended is an edge apart
    from what is reported as done. A post that does not say whose it is is one of each side: `post/5e1f-USA`.
    """
    view = GraphReader(records, ontology or load_ontology())
    claims = shown_claims(view)
    edges: dict[EdgeId, set[Passage]] = defaultdict(set)
    for edge, passage in [*relation_edges(view), *claim_edges(claims)]:
        edges[edge].add(passage)
    result, mentions = networkx.MultiDiGraph(style=style_sheet(view.ontology)), mentions_of(view)
    add_nodes(result, view, edges, claims, Counter(node for _, node in mentions))
    add_edges(result, edges, view)
    for node, degree in result.degree():
        result.nodes[node]["degree"] = degree
    return Network(
        multigraph=result,
        claims=tuple(claims),
        events=shown_events(view),
        documents=view.cards,
        texts=view.texts,
        mentions={
            document: tuple(node for _, node in group if node in result)
            for document, group in groupby(mentions, key=itemgetter(0))
        },
        fulltext=view.fulltext,
        relations=len(records.relations()),
        topics=topics_of(claims, view),
        base=records.namespace.base,
    )


def topics_of(claims: list[ShownClaim], view: GraphReader) -> dict[str, Topic]:
    """The topics on which somebody says something, by their nodes."""
    found = sorted({node for row in claims for node, _ in row.stances if node.startswith("topic/")})
    return {node: Topic(view.label(node), view.english(node), tuple(sorted(view.aliases(node)))) for node in found}


def mentions_of(view: GraphReader) -> list[tuple[str, str]]:
    """Ids of documents, each with a node that it mentions."""
    found = ((last(document), view.node(entity)) for document, entity in view.records.mentions())
    return [(document, node) for document, node in found if document in view.cards]


def relation_edges(view: GraphReader) -> Iterator[tuple[EdgeId, Passage]]:
    found = []
    for one in view.records.relations():
        unsure = one.modality if one.modality in UNSURE else ""
        edge = EdgeId(
            view.node(one.subject.iri), view.node(one.object.iri), "relation", one.predicate, one.polarity, unsure
        )
        ends = {edge.source, edge.target}
        if edge.predicate in LEFT_OUT or "this" in (one.subject.key, one.object.key) or view.nameless & ends:
            continue
        passage = view.passage(one.evidence)
        passage = passage._replace(date=one.date or "", rule=one.rule or "", modality=one.modality or "")
        found.append((edge, said_by(one.claimed_in, passage, view) if one.claimed_in else passage))
    ties = [(edge.source, edge.target, passage.document) for edge, passage in found if edge[2:5] == AFFILIATED]
    organ_of = {view.node(organ): view.node(state) for organ, state in view.records.organs()}
    sides = PostHolders(ties, view.is_known, organ_of)
    for edge, passage in found:
        if edge.predicate != "holdsPost":
            yield edge, passage
        elif post := view.post(edge.target, sides.of(edge.source, passage.document)):
            yield edge._replace(target=post), passage


def claim_edges(claims: list[ShownClaim]) -> Iterator[tuple[EdgeId, Passage]]:
    for row in claims:
        for target in row.targets:
            yield EdgeId(row.side, target, "claim", row.illocution, row.polarity), row.passage


def add_nodes(
    result: networkx.MultiDiGraph, view: GraphReader, edges: Iterable[EdgeId], claims: list[ShownClaim], mentioned: Counter[str],
) -> None:  # fmt: skip
    named = {node for edge in edges for node in (edge.source, edge.target)} | mentioned.keys()
    named |= {node for row in claims for node in (row.side, row.speaker, *row.targets, *row.instruments)}
    nodes = sorted(named - view.nameless)
    composer = Composer(view.ontology, names_with_english(nodes, view))
    for node in nodes:
        key, kind = view.key(node)
        label = view.label(node)
        english = view.english(node) or composer.of(kind, label)
        result.add_node(
            node, label=label, label_en=english, kind=kind, key=key,
            aliases=tuple(sorted(view.aliases(node) - {label, english})), degree=0, documents=mentioned[node],
        )  # fmt: skip


def names_with_english(nodes: Iterable[str], view: GraphReader) -> Iterator[tuple[str, str]]:
    """All Chinese names, of the ontology and of these nodes, beside the English one."""
    for one in view.ontology.entities.values():
        english = next((name for name in (one.label, *one.aliases) if name.isascii() and len(name) > 3), "")
        yield from ((name, english) for name in (*one.aliases, one.label) if not name.isascii())
    for node in nodes:
        if english := view.english(node):
            yield from (
                (name, english) for name in sorted({*view.aliases(node), view.label(node)}) if not name.isascii()
            )


def add_edges(result: networkx.MultiDiGraph, edges: dict[EdgeId, set[Passage]], view: GraphReader) -> None:
    looks, publishers = style_sheet(view.ontology), {name: card.publisher for name, card in view.cards.items()}
    for edge in sorted(edges):
        if edge.source not in result or edge.target not in result:
            continue  # an unnamed speaker
        evidence = tuple(in_order(edges[edge], place))
        look = looks.edge(edge.kind, edge.predicate, edge.polarity, edge.unsure)
        said = {passage.speaker for passage in evidence if edge.unsure and passage.speaker}
        result.add_edge(
            edge.source, edge.target, key=edge.key, kind=edge.kind, predicate=edge.predicate, polarity=edge.polarity,
            modality=" ".join(sorted({passage.modality for passage in evidence if passage.modality})),
            unsure=edge.unsure, claimed_by=tuple(sorted(said)), label=look.zh, label_en=look.en,
            weight=weight(evidence, view.earliest), years=by_year(evidence, view.earliest), outlets=outlets(evidence, view.earliest, publishers),
            dates=tuple(sorted({passage.date for passage in evidence if passage.date})), evidence=evidence,
        )  # fmt: skip


def weight(evidence: Iterable[Passage], earliest: dict[str, str]) -> int:
    """How many evidences there are: of claims the utterances that they report; of documents with the same text those of one.

    That is the one that has most. A claim in a copy counts only where no other document has it.
    """
    known = list(evidence)
    texts = {passage.document for passage in known if not passage.copy}
    said = {
        passage.utterance
        for passage in known
        if passage.utterance and not (passage.copy and earliest.get(passage.document) in texts)
    }
    most: dict[str, int] = {}
    for document, number in Counter(passage.document for passage in known if not passage.utterance).items():
        text = earliest.get(document, document)
        most[text] = max(most.get(text, 0), number)
    return len(said) + sum(most.values())


def by_year(evidence: Iterable[Passage], earliest: dict[str, str]) -> dict[str, int]:
    """Year -> the weight of the evidence of that year; what has no date counts in none, a longer time in each of its years."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for one in evidence:
        for year in years_of(one.date):
            found[year].append(one)
    return {year: weight(some, earliest) for year, some in sorted(found.items())}


def outlets(evidence: Iterable[Passage], earliest: dict[str, str], publishers: dict[str, str]) -> int:
    """How many publishers put it out; a copy counts for that of its earliest text, unnamed ones are one together."""
    return len({publishers.get(earliest.get(one.document, one.document), "") for one in evidence})
