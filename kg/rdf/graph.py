"""The graph: fill it, query it, load it. What shows or saves it lies above, in `kg.graph`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pyoxigraph as ox

from kg.errors import KGError
from kg.model import Annotation, Noted, Skipped
from kg.model.namespaces import Namespace, base_iri
from kg.ontology import Ontology, load_ontology
from kg.output import issues
from kg.output.files import printable
from kg.output.opening import Found, belongs, opened
from kg.rdf.loading import add, consolidate, provenance
from kg.rdf.records import RecordReader, StoreTriples, claim_row, entity_row, relation_row
from kg.rdf.size import recount, say_size
from kg.rdf.sparql.queries import Table, load_store, query
from kg.rdf.sparql.worker import Limits, answer
from kg.rdf.texts import link_duplicates, texts, without_texts
from kg.rdf.utterances import link_utterances
from kg.text.near_duplicates import copies

if TYPE_CHECKING:
    import rdflib

__all__ = ["RdfGraph"]

USED = ("nuclear-kg", "pyoxigraph", "ahocorasick_rs", "jieba", "beautifulsoup4", "lxml")


class RdfGraph:
    """RDF of documents and curated facts in named graphs; what is asked of it is asked of their union."""

    def __init__(
        self, store: ox.Store | None = None, *, ontology: Ontology | None = None, base: str | None = None
    ) -> None:
        self.ontology = ontology or (load_ontology(base=base) if base else load_ontology())
        self.base = base_iri(base) if base else self.ontology.namespace.base
        self.store = store or ox.Store()
        self.documents: dict[str, str] = {}  # id -> name
        self.origin: str | None = None  # sha256 of the file that it was loaded from, while nothing is added
        self.skipped: list[Skipped] = []
        self.notes: list[Noted] = []
        self.counts: dict[str, int] = {"mentions": 0, "relations": 0, "claims": 0, "events": 0, "dates": 0}

    @classmethod
    def load(
        cls, folder: Path | str, *, ontology: Ontology | None = None, base: str | None = None, fulltext: bool = True
    ) -> Self:
        """The graph that a build wrote: `graph.nq` and `issues.jsonl` of a folder, or an N-Quads file.

        `fulltext=False` as of `without_texts`. Raises KGError if there is none, if it is not whole, or has another base.
        """

        graph = cls(ontology=ontology, base=base)

        def read(found: Found) -> None:
            graph.store, graph.origin = load_store(found.path, graph.base), found.digest
            listed = _issues(found.path.with_name("issues.jsonl"), found)
            graph.skipped = [one for one in listed if isinstance(one, Skipped)]
            graph.notes = [one for one in listed if isinstance(one, Noted)]

        opened(Path(folder), graph.base, read)
        rows = graph.rows("SELECT ?id ?name WHERE { ?d a kg:Document ; kg:textId ?id ; kg:name ?name }")
        graph.documents = {str(row["id"]): str(row["name"]) for row in rows}
        return graph if fulltext else graph.without_texts()

    # -- filling ---------------------------------------------------------------------------------------------------

    def add(self, annotation: Annotation, path: str | None = None) -> None:
        """One document, all of it or, with an error, none. `path` is for `issues.jsonl`.

        The same text under two names counts once; the second is listed as skipped.
        """
        document = annotation.document
        path = path or document.name
        if document.id in self.documents:
            self.skip(Skipped(path, f"same text as {self.documents[document.id]}; counted once"))
            return
        self.origin = None
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
        self.notes += [Noted(printable(path), note) for note in annotation.notes]

    def skip(self, skipped: Skipped) -> None:
        """Remember an input that was not read, for the summary and `issues.jsonl`."""
        self.skipped.append(replace(skipped, path=printable(skipped.path), reason=printable(skipped.reason)))

    def finish(self) -> None:
        """Tie copies of one text together; add the curated facts and the record of the run."""
        self.origin = None
        link_duplicates(self.store, self.ontology.namespace, copies(texts(self.store, self.ontology.namespace)))
        consolidate(self.store, self.ontology)
        link_utterances(self.store, self.records().claims(), self.ontology)
        provenance(self.store, self.ontology.namespace, _versions(), sorted(self.documents))
        say_size(self.store, self.ontology.namespace)

    # -- asking ----------------------------------------------------------------------------------------------------

    def query(self, sparql: str, *, timeout: float = 60.0, memory: int = 2_000, rows: int | None = None) -> Table:
        """SPARQL 1.1 over the union of all graphs (one of them by GRAPH); kg:, treaty:, state: and usual prefixes are there.

        It is answered in a forked process, within `timeout` seconds, `memory` MB and the first `rows` rows (all if None;
        `more` of the answer says if some were left). Raises QueryError if it is wrong, refused, too slow or too large.
        """
        return answer(self.store, sparql, self.base, Limits(timeout, memory, rows))

    def rows(self, sparql: str) -> Table:
        """The answer to SPARQL of our own: in this process, without limits. For what others ask there is `query`."""
        return query(self.store, sparql, self.base)

    def records(self) -> RecordReader:
        """A reader of what the graph records now, typed: of claims, relations, events, entities and documents."""
        return RecordReader(StoreTriples(self.store), Namespace(self.base))

    @property
    def entities(self) -> list[dict[str, Any]]:
        """One record an entity that a document names: key, kind, label, aliases, documents."""
        return [entity_row(one) for one in self.records().entities()]

    @property
    def relations(self) -> list[dict[str, Any]]:
        """One record a relation: subject, predicate, object, polarity, modality, claimed_by, date, document, quote, start, end …"""
        return [relation_row(one) for one in self.records().relations()]

    @property
    def claims(self) -> list[dict[str, Any]]:
        """One record a claim: speaker, on_behalf_of, illocution, targets, topics, content, cue, source, document, date …"""
        return [claim_row(one) for one in self.records().claims()]

    @property
    def dataset(self) -> rdflib.Dataset:
        """rdflib's view of the same store (oxrdflib): nothing is copied."""
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self.store), default_union=True)

    def __len__(self) -> int:
        return len(self.store)

    # -- passing on -----------------------------------------------------------------------------------------------

    def without_texts(self) -> Self:
        """A copy with the quotes and titles of documents, but not their texts.

        The one place that decides what may be passed on: a text that is not in the graph leaves it by no way, be it a
        file, the page, a notebook or a query. Every `fulltext=False` and `--no-fulltext` leads here.
        """
        graph = type(self)(without_texts(self.store, Namespace(self.base)), ontology=self.ontology, base=self.base)
        graph.recount()
        graph.documents, graph.skipped, graph.counts = dict(self.documents), list(self.skipped), dict(self.counts)
        graph.notes = list(self.notes)
        return graph

    def made_from(self) -> str:
        """The sha256 of its `graph.nq`: of the file it came from, or of the one that would be written."""
        self.recount()
        if not self.origin:
            from kg.rdf.serialization import digest

            self.origin = digest(self.store, self.base)
        return self.origin

    def recount(self) -> None:
        """Put `kg:quadCount` right, if somebody has added to the store by hand, or taken from it."""
        if recount(self.store, Namespace(self.base)):
            self.origin = None

    def issues(self) -> Iterator[Mapping[str, str]]:
        """What was skipped, and what was read but only in parts: one record each."""
        found: list[Skipped | Noted] = [*self.skipped, *self.notes]
        return map(issues.record, found)


def _issues(path: Path, graph: Found) -> list[Skipped | Noted]:
    """What `issues.jsonl` lists; where that cannot be known, that this is so."""
    if not belongs(path, graph):
        return [Skipped(path.name, "of another build, or changed: what was skipped is not known; build again")]
    try:
        return list(issues.read(path))
    except (OSError, KGError):
        return [Skipped(path.name, "damaged: what was skipped is not known; build again")]


def _versions() -> dict[str, str]:
    found = {}
    for name in USED:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "source"
    return found
