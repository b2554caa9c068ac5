"""What a graph says of things and texts, looked up by short id: names, keys, posts; and a reader of its records."""

from collections import defaultdict
from typing import NamedTuple
from urllib.parse import unquote

from pyoxigraph import Store

from kg.model.namespaces import Namespace
from kg.network.passages import DocumentCard, Offsets, Passage, around, last, rows
from kg.network.posts import is_bare
from kg.network.quoted_text import text_from_quotes
from kg.ontology import Ontology
from kg.rdf.records import EvidenceRecord, RecordReader, StoreTriples

__all__ = ["Thing", "GraphReader", "last", "short"]

CHINESE_FIRST = ("zh-hans", "zh-cn", "zh", "", "zh-hant", "zh-tw", "zh-hk", "en")
UNNAMED = "group/unnamed"
LABELS = "SELECT ?e ?lang ?label WHERE { ?e rdfs:label|skos:prefLabel ?label BIND (LCASE(LANG(?label)) AS ?lang) }"
ALIASES = "SELECT ?e ?alias WHERE { ?e kg:key ?key ; skos:altLabel|kg:shortName|rdfs:label ?alias }"
KEYS = "SELECT ?e ?key ?kind WHERE { ?e kg:key ?key ; kg:kind ?kind }"
NAMELESS = "SELECT ?e WHERE { ?e a kg:UnnamedActor }"


class Thing(NamedTuple):
    """Something by its short id and its names; it need not be a node."""

    id: str
    zh: str
    en: str


class GraphReader:
    """What is looked up again and again; things are known by their short id, `state/CHN`."""

    def __init__(self, store: Store, base: str, ontology: Ontology) -> None:
        self.store, self.base, self.ontology = store, base, ontology
        self.namespace = Namespace(base)
        self.records = RecordReader(StoreTriples(store), self.namespace)
        known = self.records.documents()
        self.cards = {
            one.id: DocumentCard(one.id, one.title, one.published or "", one.publisher or "", one.url or "")
            for one in known
        }
        whole = {one.id: text for one in known if (text := self.records.text(one)) is not None}
        quoted = text_from_quotes(store, base)
        self.texts, self.fulltext = whole | quoted, not quoted
        self.earliest = {one.id: one.earliest for one in known if one.earliest}
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

    def key(self, node: str) -> tuple[str, str]:
        kind, _, name = node.partition("/")
        return self.keys.get(node) or (f"{kind}:{unquote(name)}", kind)

    def label(self, node: str) -> str:
        names = self.names.get(node, {})
        return next((names[language] for language in CHINESE_FIRST if language in names), unquote(last(node)))

    def english(self, node: str) -> str:
        return self.names.get(node, {}).get("en", "")

    def thing(self, iri: str) -> Thing:
        node = short(iri)
        return Thing(node, self.label(node), self.english(node))

    def term(self, name: str) -> Thing:
        """A class or property of the ontology."""
        return self.thing(self.namespace.term(name))

    def post(self, post: str, side: str) -> str:
        """The node of a post: one of that side where the post itself does not say whose it is; empty without a side."""
        label = self.label(post)
        names = () if side.startswith("state/") else self.aliases[side] | set(self.names.get(side, {}).values())
        if not is_bare(label, self.ontology) or any(label.startswith(name) for name in names):
            return post
        if not side:
            return ""
        whose = f"{post}-{last(side)}"
        self.names[whose] = {"zh": f"{self.label(side)}{label}"}
        return whose

    def passage(self, evidence: EvidenceRecord, *others: Offsets) -> Passage:
        """The evidence with the rest of its sentence; with others (source, cue), of all sentences of the claim."""
        card = self.cards.get(evidence.document.id) or DocumentCard(evidence.document.id, "")
        before, after = around(self.texts.get(card.id, ""), (evidence.start, evidence.end), *others)
        return Passage(
            quote=evidence.quote, document=card.id, title=card.title, start=evidence.start, end=evidence.end,
            before=before, after=after, published=card.date, copy=card.id in self.earliest,
        )  # fmt: skip


def short(iri: str) -> str:
    """The short id of a thing: `https://w3id.org/nuclear-kg/id/state/CHN` -> `state/CHN`."""
    return "/".join(iri.split("/")[-2:])
