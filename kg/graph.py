"""The graph in the hand of a user: fill it, query it, look at it, save it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.copies import copies
from kg.errors import KGError
from kg.files import printable
from kg.model import Annotation, Skipped
from kg.namespaces import Namespace, base_iri
from kg.ontology import Ontology, load_ontology
from kg.records import claims, entities, relations
from kg.store.filling import add, consolidate, provenance
from kg.store.queries import Table, load_store, query
from kg.store.sameness import left_out, texts, tie
from kg.store.worker import Limits, answer

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.notebook import Picture

__all__ = ["Graph", "load"]

USED = ("nuclear-kg", "pyoxigraph", "ahocorasick_rs", "jieba", "beautifulsoup4", "lxml")


class Graph:
    """RDF of documents and curated facts, in named graphs and one default graph without any proposition of a claim."""

    def __init__(
        self, store: ox.Store | None = None, *, ontology: Ontology | None = None, base: str | None = None
    ) -> None:
        self.ontology = ontology or (load_ontology(base=base) if base else load_ontology())
        self.base = base_iri(base) if base else self.ontology.namespace.base
        self.store = store or ox.Store()
        self.documents: dict[str, str] = {}  # id -> name
        self.skipped: list[Skipped] = []
        self.counts: dict[str, int] = {"mentions": 0, "relations": 0, "claims": 0, "events": 0, "dates": 0}

    # -- filling ---------------------------------------------------------------------------------------------------

    def add(self, annotation: Annotation) -> None:
        """One document. The same text under two names counts once; the second is listed as skipped."""
        document = annotation.document
        if document.id in self.documents:
            self.skip(Skipped(document.name, f"same text as {self.documents[document.id]}; counted once"))
            return
        add(self.store, annotation, self.ontology.namespace)
        self.documents[document.id] = document.name
        for name, found in (
            ("mentions", annotation.links),
            ("relations", annotation.relations),
            ("claims", annotation.claims),
            ("events", annotation.events),
            ("dates", annotation.dates),
        ):
            self.counts[name] += len(found)

    def skip(self, skipped: Skipped) -> None:
        """Remember an input that was not read, for the summary and `issues.jsonl`."""
        self.skipped.append(Skipped(printable(skipped.path), printable(skipped.reason)))

    def finish(self) -> None:
        """Tie copies of one text together; make the default graph and the record of the run."""
        tie(self.store, self.ontology.namespace, copies(texts(self.store, self.ontology.namespace)))
        consolidate(self.store, self.ontology)
        provenance(self.store, self.ontology.namespace, _versions(), sorted(self.documents))

    # -- asking ----------------------------------------------------------------------------------------------------

    def query(self, sparql: str, *, timeout: float = 60.0, memory: int = 2_000, rows: int | None = None) -> Table:
        """SPARQL 1.1 over the default graph (and named graphs by GRAPH); kg:, id: and usual prefixes are there.

        It is answered in a forked process, within `timeout` seconds, `memory` MB and the first `rows` rows (all if None;
        `more` of the answer says if some were left). Raises QueryError if it is wrong, refused, too slow or too large.
        """
        return answer(self.store, sparql, self.base, Limits(timeout, memory, rows))

    def rows(self, sparql: str) -> Table:
        """The answer to SPARQL of our own: in this process, without limits. For what others ask there is `query`."""
        return query(self.store, sparql, self.base)

    @property
    def entities(self) -> list[dict[str, Any]]:
        """One record an entity that a document names: key, kind, label, aliases, documents."""
        return entities(self.store, self.base)

    @property
    def relations(self) -> list[dict[str, Any]]:
        """One record a relation: subject, predicate, object, polarity, modality, date, document, quote, start, end …"""
        return relations(self.store, self.base)

    @property
    def claims(self) -> list[dict[str, Any]]:
        """One record a claim: speaker, on_behalf_of, illocution, targets, topics, content, cue, source, document, date …"""
        return claims(self.store, self.base)

    @cached_property
    def network(self) -> networkx.MultiDiGraph:
        """Entities as nodes; relations, and claims from the speaker's side to the target, as edges."""
        from kg.network import network

        return network(self.store, self.base)

    @property
    def dataset(self) -> rdflib.Dataset:
        """rdflib's view of the same store (oxrdflib): nothing is copied."""
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self.store))

    def __len__(self) -> int:
        return len(self.store)

    # -- looking ---------------------------------------------------------------------------------------------------

    def show(self, path: Path | str | None = None) -> Picture:
        """The interactive page: shown in a notebook, else opened in a browser; with `path` written there instead."""
        from kg.notebook import show

        return show(self._page(), path)

    def _repr_html_(self) -> str:
        from kg.notebook import frame

        return frame(self._page())

    def _page(self) -> str:
        from kg.exporting import formats

        return str(formats()["page"].page(self.network))

    # -- files -----------------------------------------------------------------------------------------------------

    def save(self, folder: Path | str, *, fulltext: bool = True) -> list[Path]:
        """Every view into a folder, each file whole or not at all; without `fulltext`, of the graph without texts."""
        from kg.exporting import export, formats

        graph, folder = self if fulltext else self.without_texts(), Path(folder)
        return [path for name in formats() for path in export(graph, name, folder)]

    def without_texts(self) -> Graph:
        """A copy with the quotes and titles of documents, but not their texts."""
        graph = Graph(left_out(self.store, Namespace(self.base)), ontology=self.ontology, base=self.base)
        graph.documents, graph.skipped, graph.counts = dict(self.documents), list(self.skipped), dict(self.counts)
        return graph

    def issues(self) -> Iterator[Mapping[str, str]]:
        """What was skipped, one record an input."""
        return ({"path": one.path, "reason": one.reason} for one in self.skipped)


def load(folder: Path | str, *, ontology: Ontology | None = None, base: str | None = None) -> Graph:
    """The graph that a build wrote: `graph.nq` and `issues.jsonl` of a folder, or an N-Quads file."""
    path = Path(folder)
    path = path / "graph.nq" if path.is_dir() else path
    if not path.exists():
        raise KGError(f"no graph at {path}; run `kg build INPUT… -o {path.parent}` first")
    graph = Graph(load_store(path), ontology=ontology, base=base)
    rows = graph.rows("SELECT ?id ?name WHERE { ?d a kg:Document ; kg:textId ?id ; kg:name ?name }")
    graph.documents = {str(row["id"]): str(row["name"]) for row in rows}
    issues = path.with_name("issues.jsonl")
    if issues.exists():
        records = map(json.loads, issues.read_text(encoding="utf-8").splitlines())
        graph.skipped = [Skipped(one["path"], one["reason"]) for one in records]
    return graph


def _versions() -> dict[str, str]:
    found = {}
    for name in USED:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "source"
    return found
