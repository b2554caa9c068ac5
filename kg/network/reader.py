"""What a graph says of things and texts, looked up by short id: names, keys, posts, where evidence stands."""

from collections import defaultdict
from typing import NamedTuple
from urllib.parse import unquote

from pyoxigraph import Store

from kg.network.passages import DocumentCard, EvidenceLocation, Offsets, Passage, documents, rows, spots, texts
from kg.network.posts import is_bare
from kg.network.quoted_text import text_from_quotes
from kg.ontology import Ontology

__all__ = ["Thing", "GraphReader", "last", "short"]

CHINESE_FIRST = ("zh-hans", "zh-cn", "zh", "", "zh-hant", "zh-tw", "zh-hk", "en")
UNNAMED = "group/unnamed"
LABELS = "SELECT ?e ?lang ?label WHERE { ?e rdfs:label|skos:prefLabel ?label BIND (LCASE(LANG(?label)) AS ?lang) }"
ALIASES = "SELECT ?e ?alias WHERE { ?e kg:key ?key ; skos:altLabel|kg:shortName|rdfs:label ?alias }"
KEYS = "SELECT ?e ?key ?kind WHERE { ?e kg:key ?key ; kg:kind ?kind }"
COPIES = "SELECT ?copy ?earliest WHERE { ?copy kg:sameTextAs ?earliest }"
NAMELESS = "SELECT ?e WHERE { ?e a kg:UnnamedActor }"
PLACES = "SELECT ?c ?ev WHERE {{ ?c a kg:Claim ; kg:{} ?ev }}"


class Thing(NamedTuple):
    """Something by its short id and its names; it need not be a node."""

    id: str
    zh: str
    en: str


class GraphReader:
    """What is looked up again and again; things are known by their short id, `state/CHN`."""

    def __init__(self, store: Store, base: str, ontology: Ontology) -> None:
        self.store, self.base, self.ontology = store, base, ontology
        self.cards = documents(store, base)
        whole, quoted = texts(store, base), text_from_quotes(store, base)
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

    def places(self, tie: str) -> dict[str, Offsets]:
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

    def thing(self, iri: str) -> Thing:
        node = short(iri)
        return Thing(node, self.label(node), self.english(node))

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

    def passage(self, spot: EvidenceLocation) -> Passage:
        card = self.cards.get(spot.document) or DocumentCard(spot.document, "")
        return Passage(
            quote=spot.quote, document=card.id, title=card.title, start=spot.start, end=spot.end,
            before=spot.before, after=spot.after, published=card.date, copy=spot.document in self.earliest,
        )  # fmt: skip


def short(iri: str) -> str:
    """The short id of a thing: `https://w3id.org/nuclear-kg/id/state/CHN` -> `state/CHN`."""
    return "/".join(iri.split("/")[-2:])


def last(name: str) -> str:
    """The last part of a name: `…ontology#signed` -> `signed`, `illocution/criticize` -> `criticize`."""
    return name.replace("#", "/").rpartition("/")[2]
