"""RDF graph -> networkx, shared by Gephi, GraphML, the tables and the page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple
from urllib.parse import unquote

import networkx
from pyoxigraph import Store

from kg.appearance import appearance
from kg.passages import DocumentCard, Passage, Place, Spot, documents, rows, spots, texts
from kg.patchwork import patchwork
from kg.whose_posts import Sides, is_bare

__all__ = ["ClaimRow", "EdgeId", "network", "weight"]

LEFT_OUT = frozenset({"publishedBy", "reportedBy"})  # these tie documents, which are no nodes
CHINESE_FIRST = ("zh-hans", "zh-cn", "zh", "", "zh-hant", "zh-tw", "zh-hk", "en")
UNNAMED = "group/unnamed"
AFFILIATED = ("relation", "affiliatedWith", "affirmative")

LABELS = "SELECT ?e ?lang ?label WHERE { ?e rdfs:label|skos:prefLabel ?label BIND (LCASE(LANG(?label)) AS ?lang) }"
ALIASES = "SELECT ?e ?alias WHERE { ?e kg:key ?key ; skos:altLabel|kg:shortName|rdfs:label ?alias }"
KEYS = "SELECT ?e ?key ?kind WHERE { ?e kg:key ?key ; kg:kind ?kind }"
MENTIONS = "SELECT ?d ?e WHERE { ?d a kg:Document ; kg:mentions ?e }"
COPIES = "SELECT ?copy ?earliest WHERE { ?copy kg:sameTextAs ?earliest }"
NAMELESS = "SELECT ?e WHERE { ?e a kg:UnnamedActor }"
RELATIONS = """
SELECT ?s ?p ?o ?polarity ?ev ?date ?rule ?modality WHERE {
  ?r a kg:Relation ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:evidence ?ev .
  OPTIONAL { ?r kg:polarity ?polarity } OPTIONAL { ?r kg:modality ?modality }
  OPTIONAL { ?r kg:date ?date } OPTIONAL { ?r kg:rule ?rule }
  FILTER NOT EXISTS { ?s a kg:Document } FILTER NOT EXISTS { ?o a kg:Document } }
"""
CLAIMS = """
SELECT ?c ?speaker ?behalf ?illocution ?polarity ?ev ?date ?rule ?modality ?form ?confidence WHERE {
  ?c a kg:Claim ; kg:speaker ?speaker ; kg:illocution ?illocution ; kg:contentEvidence ?ev .
  OPTIONAL { ?c kg:onBehalfOf ?behalf } OPTIONAL { ?c kg:polarity ?polarity } OPTIONAL { ?c kg:claimDate ?date }
  OPTIONAL { ?c kg:rule ?rule } OPTIONAL { ?c kg:modality ?modality }
  OPTIONAL { ?c kg:quotationForm ?form } OPTIONAL { ?c kg:confidence ?confidence } }
"""
TIES = """
SELECT ?c ?tie ?e WHERE { ?c a kg:Claim ; ?tie ?e FILTER (?tie IN (kg:target, kg:topic, kg:mentionsInstrument)) }
"""
PLACES = "SELECT ?c ?ev WHERE {{ ?c a kg:Claim ; kg:{} ?ev }}"


class EdgeId(NamedTuple):
    """What makes one edge: all its evidences say the same of the same two nodes."""

    source: str
    target: str
    kind: str  # relation or claim
    predicate: str
    polarity: str

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.predicate}:{self.polarity}"


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


class View:
    """What is looked up again and again; things are known by their short id, `state/CHN`."""

    def __init__(self, store: Store, base: str) -> None:
        self.store, self.base = store, base
        self.cards = documents(store, base)
        whole, quoted = texts(store, base), patchwork(store, base)
        self.texts, self.fulltext = whole | quoted, not quoted
        self.spots = spots(store, base, self.texts)
        self.earliest = {last(copy): last(earliest) for copy, earliest in self.rows(COPIES)}
        self.keys = {short(iri): (key, kind) for iri, key, kind in self.rows(KEYS)}
        self.nameless = {short(iri) for (iri,) in self.rows(NAMELESS)} | {UNNAMED}
        self.names: dict[str, dict[str, str]] = defaultdict(dict)
        for iri, language, label in self.rows(LABELS):
            self.names[short(iri)].setdefault(language, label)
        self.aliases: dict[str, set[str]] = defaultdict(set)
        for iri, alias in self.rows(ALIASES):
            self.aliases[short(iri)].add(alias)

    def rows(self, query: str) -> list[tuple[str, ...]]:
        return rows(self.store, self.base, query)

    def places(self, tie: str) -> dict[str, Place]:
        """Where the source or the cue of each claim stands; the first where there are several."""
        found = ((claim, self.spots.get(evidence)) for claim, evidence in reversed(self.rows(PLACES.format(tie))))
        return {claim: (spot.start, spot.end) for claim, spot in found if spot}

    def key(self, node: str) -> tuple[str, str]:
        kind, _, name = node.partition("/")
        return self.keys.get(node) or (f"{kind}:{unquote(name)}", kind)

    def label(self, node: str) -> str:
        names = self.names.get(node, {})
        return next((names[language] for language in CHINESE_FIRST if language in names), unquote(last(node)))

    def english(self, node: str) -> str:
        return self.names.get(node, {}).get("en", "")

    def post(self, post: str, side: str) -> str:
        """The node of a post: one of that side where the post itself does not say whose it is; empty without a side."""
        label = self.label(post)
        names = () if side.startswith("state/") else self.aliases[side] | set(self.names.get(side, {}).values())
        if not is_bare(label) or any(label.startswith(name) for name in names):
            return post
        if not side:
            return ""
        whose = f"{post}-{last(side)}"
        self.names[whose] = {"zh": f"{self.label(side)}{label}"}
        return whose

    def passage(self, spot: Spot) -> Passage:
        card = self.cards.get(spot.document) or DocumentCard(spot.document, "")
        return Passage(
            quote=spot.quote, document=card.id, title=card.title, start=spot.start, end=spot.end,
            before=spot.before, after=spot.after, published=card.date, copy=spot.document in self.earliest,
        )  # fmt: skip


def network(store: Store, base: str) -> networkx.MultiDiGraph:
    """The network of the default graph under `base`.

    A node is an entity that a relation, a claim or a document names: `state/CHN` with label, label_en, kind, key,
    aliases, degree (edges) and documents (how many mention it). An edge is a relation or a claim, from the side of
    the speaker to each target; equal edges are one, with their evidences as `Passage`s; its weight counts the
    evidences of copies once. `graph["claims"]` holds every claim as `ClaimRow`; `documents`, `texts` and `mentions`
    (nodes) are by the id of a document; without `fulltext` a text is but what quotes show of it (see `kg.patchwork`).
    A post that does not say whose it is is one of each side: `post/5e1f-USA`.
    """
    view = View(store, base)
    claims = sorted(claim_rows(view), key=lambda row: (row.date, row.passage.document, row.passage.start, repr(row)))
    edges: dict[EdgeId, set[Passage]] = defaultdict(set)
    for edge, passage in [*relation_edges(view), *claim_edges(claims)]:
        edges[edge].add(passage)
    result = networkx.MultiDiGraph(claims=tuple(claims), documents=view.cards, texts=view.texts, fulltext=view.fulltext)
    add_nodes(result, view, edges, claims)
    add_edges(result, edges, view.earliest)
    for node, degree in result.degree():
        result.nodes[node]["degree"] = degree
    return result


def relation_edges(view: View) -> Iterator[tuple[EdgeId, Passage]]:
    found = []
    for subject, predicate, thing, polarity, evidence, date, rule, modality in view.rows(RELATIONS):
        edge = EdgeId(short(subject), short(thing), "relation", last(predicate), polarity or "affirmative")
        if edge.predicate in LEFT_OUT or evidence not in view.spots or view.nameless & {edge.source, edge.target}:
            continue
        passage = view.passage(view.spots[evidence])
        found.append((edge, passage._replace(date=date, rule=rule, modality=modality)))
    ties = [(edge.source, edge.target, passage.document) for edge, passage in found if edge[2:] == AFFILIATED]
    sides = Sides(ties, view.keys.__contains__)
    for edge, passage in found:
        if edge.predicate != "holdsPost":
            yield edge, passage
        elif post := view.post(edge.target, sides.of(edge.source, passage.document)):
            yield edge._replace(target=post), passage


def claim_rows(view: View) -> Iterator[ClaimRow]:
    ties: dict[tuple[str, str], list[str]] = defaultdict(list)
    sources, cues = view.places("sourceEvidence"), view.places("cueEvidence")
    for claim, tie, thing in view.rows(TIES):
        ties[claim, last(tie)].append(short(thing))
    for claim, *terms, polarity, evidence, date, rule, modality, form, confidence in view.rows(CLAIMS):
        speaker, behalf, illocution = (short(term) if term else "" for term in terms)
        if evidence not in view.spots:
            continue
        passage = view.passage(view.spots[evidence])
        passage = passage._replace(
            date=date or passage.published, speaker=view.key(speaker)[0], rule=rule, modality=modality, form=form,
            confidence=float(confidence) if confidence else None, source=sources.get(claim, (0, 0)),
            cue=cues.get(claim, (0, 0)),
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
        )


def claim_edges(claims: list[ClaimRow]) -> Iterator[tuple[EdgeId, Passage]]:
    for row in claims:
        for target in row.targets:
            yield EdgeId(row.source, target, "claim", row.illocution, row.polarity), row.passage


def add_nodes(
    result: networkx.MultiDiGraph, view: View, edges: dict[EdgeId, set[Passage]], claims: list[ClaimRow]
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


def add_edges(result: networkx.MultiDiGraph, edges: dict[EdgeId, set[Passage]], earliest: dict[str, str]) -> None:
    looks = appearance()
    for edge in sorted(edges):
        if edge.source not in result or edge.target not in result:
            continue  # an unnamed speaker
        evidence = tuple(sorted(edges[edge], key=lambda passage: (passage.date, passage.document, repr(passage))))
        look = looks.edge(edge.kind, edge.predicate, edge.polarity)
        result.add_edge(
            edge.source, edge.target, key=edge.key, kind=edge.kind, predicate=edge.predicate, polarity=edge.polarity,
            modality=" ".join(sorted({passage.modality for passage in evidence if passage.modality})),
            label=look.zh, label_en=look.en, weight=weight(evidence, earliest),
            dates=tuple(sorted({passage.date for passage in evidence if passage.date})), evidence=evidence,
        )  # fmt: skip


def weight(evidence: Iterable[Passage], earliest: dict[str, str]) -> int:
    """How many evidences there are; of documents with the same text, those of the one that has most."""
    most: dict[str, int] = {}
    for document, number in Counter(passage.document for passage in evidence).items():
        text = earliest.get(document, document)
        most[text] = max(most.get(text, 0), number)
    return sum(most.values())


def short(iri: str) -> str:
    """The short id of a thing: `https://w3id.org/nuclear-kg/id/state/CHN` -> `state/CHN`."""
    return "/".join(iri.split("/")[-2:])


def last(name: str) -> str:
    """The last part of a name: `…ontology#signed` -> `signed`, `illocution/criticize` -> `criticize`."""
    return name.replace("#", "/").rpartition("/")[2]
