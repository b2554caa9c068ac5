"""What a graph says of things and texts, looked up by short id: names, keys, posts; and a reader of its records."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

from kg.network.passages import DocumentCard, Offsets, Passage, around, last
from kg.network.posts import is_bare
from kg.network.quoted_text import text_from_quotes
from kg.ontology import Ontology
from kg.rdf.records import EvidenceRecord, NamesRecord, RecordReader

__all__ = ["Thing", "GraphReader", "last", "short"]

CHINESE_FIRST = ("zh-hans", "zh-cn", "zh", "", "zh-hant", "zh-tw", "zh-hk", "en")
UNNAMED = "group/unnamed"


class Thing(NamedTuple):
    """Something by its short id and its names; it need not be a node."""

    id: str
    zh: str
    en: str


class GraphReader:
    """What is looked up again and again; things are known by their short id, `state/CHN`."""

    def __init__(self, records: RecordReader, ontology: Ontology) -> None:
        self.records, self.ontology = records, ontology
        known = records.documents()
        self.cards = {
            one.id: DocumentCard(one.id, one.title, one.published or "", one.publisher or "", one.url or "")
            for one in known
        }
        whole = {one.id: text for one in known if (text := records.text(one)) is not None}
        quoted = text_from_quotes(records)
        self.texts, self.fulltext = whole | quoted, not quoted
        self.earliest = {one.id: one.earliest for one in known if one.earliest}
        self.nameless = {short(iri) for iri in records.unnamed()} | {UNNAMED}
        self._nodes: dict[str, str] = {}  # IRI -> node, of those that were met
        self._iris: dict[str, str] = {}  # and back
        self._names: dict[str, NamesRecord] = {}
        self._labels: dict[str, Mapping[str, str]] = {}  # node -> language -> label

    def node(self, iri: str) -> str:
        """The short id of a thing, which is looked up under this IRI from now on."""
        node = self._nodes.get(iri)
        if node is None:
            node = self._nodes[iri] = short(iri)
            self._iris.setdefault(node, iri)
        return node

    def names(self, node: str) -> NamesRecord:
        """What a node is called; each is asked for once."""
        found = self._names.get(node)
        if found is None:
            iri = self._iris.get(node) or f"{self.records.namespace.base}id/{node}"
            found = self._names[node] = self.records.names(iri)
        return found

    def is_known(self, node: str) -> bool:
        """Whether it is an entity with a key."""
        names = self.names(node)
        return bool(names.key and names.kind)

    def key(self, node: str) -> tuple[str, str]:
        names = self.names(node)
        if names.key and names.kind:
            return names.key, names.kind
        kind, _, name = node.partition("/")
        return f"{kind}:{unquote(name)}", kind

    def aliases(self, node: str) -> frozenset[str]:
        return self.names(node).aliases

    def labels(self, node: str) -> Mapping[str, str]:
        """By language; of several the first in alphabetical order."""
        found = self._labels.get(node)
        if found is None:
            found = self._labels[node] = dict(reversed(self.names(node).labels))
        return found

    def label(self, node: str) -> str:
        names = self.labels(node)
        return next((names[language] for language in CHINESE_FIRST if language in names), unquote(last(node)))

    def english(self, node: str) -> str:
        return self.labels(node).get("en", "")

    def thing(self, iri: str) -> Thing:
        node = self.node(iri)
        return Thing(node, self.label(node), self.english(node))

    def term(self, name: str) -> Thing:
        """A class or property of the ontology."""
        return self.thing(self.records.namespace.term(name))

    def post(self, post: str, side: str) -> str:
        """The node of a post: one of that side where the post itself does not say whose it is; empty without a side."""
        label = self.label(post)
        names = () if side.startswith("state/") else self.aliases(side) | set(self.labels(side).values())
        if not is_bare(label, self.ontology) or any(label.startswith(name) for name in names):
            return post
        if not side:
            return ""
        whose = f"{post}-{last(side)}"
        self._labels[whose] = {"zh": f"{self.label(side)}{label}"}
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
