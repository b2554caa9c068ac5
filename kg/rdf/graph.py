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
from kg.rdf.assembly import Gathered, Shared, assembled, graphs_of
from kg.rdf.kept_store import linked, open_graph, opened_store, written
from kg.rdf.parts import Part, part_of, without_text
from kg.rdf.records import LineTriples, RecordReader, StoreTriples, Triples, claim_row, entity_row, relation_row
from kg.rdf.serialization import NamedGraph, digest, nquads, statements_of
from kg.rdf.size import recount
from kg.rdf.sparql.queries import Table, query
from kg.rdf.sparql.worker import Limits, answer, answer_file
from kg.rdf.texts import without_texts

if TYPE_CHECKING:
    import rdflib

__all__ = ["RdfGraph"]

USED = ("nuclear-kg", "pyoxigraph", "ahocorasick_rs", "jieba", "beautifulsoup4", "lxml")


class RdfGraph:
    """RDF of documents and curated facts in named graphs; what is asked of it is asked of their union."""

    def __init__(
        self,
        store: ox.Store | None = None,
        *,
        ontology: Ontology | None = None,
        base: str | None = None,
        parts: Mapping[str, Part] | None = None,
    ) -> None:
        """An empty graph, or that of a store. With `parts` given, they are kept there and not here: see `add_part`."""
        self.ontology = ontology or (load_ontology(base=base) if base else load_ontology())
        self.base = base_iri(base) if base else self.ontology.namespace.base
        self.documents: dict[str, str] = {}  # id -> name
        self.origin: str | None = None  # sha256 of the file that it was loaded from, while nothing is added
        self.skipped: list[Skipped] = []
        self.notes: list[Noted] = []
        self.counts: dict[str, int] = {"mentions": 0, "relations": 0, "claims": 0, "events": 0, "dates": 0}
        self._parts: Mapping[str, Part] = {} if parts is None else parts
        self._gathered: Gathered | None = Gathered()  # None if it was let go
        self._shared: Shared | None = None  # of the parts, as far as they were put together
        self._store = store
        self._records: RecordReader | None = None  # of the parts, while nothing is added
        self._kept: Path | None = None  # where the store lies, if it is one that is kept on the disk
        self._file = Path()  # of which it was made
        self._is_store = store is not None  # what counts: the store, which somebody may have changed, or the parts

    @classmethod
    def load(
        cls, folder: Path | str, *, ontology: Ontology | None = None, base: str | None = None, fulltext: bool = True
    ) -> Self:
        """The graph that a build wrote: `graph.nq` and `issues.jsonl` of a folder, or an N-Quads file.

        `fulltext=False` as of `without_texts`. Raises KGError if there is none, if it is not whole, or has another base.
        """

        graph = cls(ontology=ontology, base=base)

        def read(found: Found) -> None:
            graph._store, graph._kept = open_graph(found.path, found.digest, graph.base)
            graph._is_store, graph._file = True, found.path
            graph.origin = found.digest
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

        The same text under two names counts once; the second is listed as skipped. Raises KGError if the graph was loaded.
        """
        if self._is_store:
            raise KGError(
                "no document can be added to a graph that was loaded, or whose store was taken; build it anew"
            )
        self.add_part(part_of(annotation, self.ontology.namespace), path or annotation.document.name)

    def add_part(self, part: Part, path: str) -> None:
        """One document that was made a part elsewhere."""
        if part.id in self.documents:
            self.skip(Skipped(path, f"same text as {self.documents[part.id]}; counted once"))
            return
        self.origin = self._shared = self._store = self._records = None
        self._all_parts.add(part)
        if isinstance(self._parts, dict):  # else they are kept elsewhere
            self._parts[part.id] = part
        self.documents[part.id] = part.name
        for name, number in part.counts.items():
            self.counts[name] += number
        self.notes += [Noted(printable(path), note) for note in part.notes]

    def skip(self, skipped: Skipped) -> None:
        """Remember an input that was not read, for the summary and `issues.jsonl`."""
        self.skipped.append(replace(skipped, path=printable(skipped.path), reason=printable(skipped.reason)))

    def finish(self) -> None:
        """Put together what was added: the names of things, copies of one text, utterances, the record of the run."""
        if not self._is_store and self._shared is None:
            self._shared = assembled(self._all_parts, self.ontology, _versions())

    @property
    def _all_parts(self) -> Gathered:
        """What is wanted of all parts at once."""
        if self._gathered is None:
            self._gathered = Gathered()
            for id in self.documents:
                self._gathered.add(self._parts[id])
        return self._gathered

    @property
    def store(self) -> ox.Store:
        """An Oxigraph store with the graph. Once you have it, it is the graph: what you change in it is written and asked."""
        found, self._is_store = self._asked, True
        if self._kept:  # that one cannot be changed
            self._kept, self._store = None, ox.Store()
            self._store.bulk_extend(found)
        return self._store or found

    @property
    def _asked(self) -> ox.Store:
        """The store to ask, not to change."""
        if self._store is None:
            self._store = ox.Store()
            for piece in nquads(self.graphs()):
                self._store.bulk_load(piece, format=ox.RdfFormat.N_QUADS)
        return self._store

    def graphs(self) -> Iterator[NamedGraph]:
        """Every named graph with its statements, as they are written."""
        if self._is_store and self._store is not None:
            yield from statements_of(self._store, self.base)
        else:
            self.finish()
            assert self._shared is not None
            yield from graphs_of(self._parts, self._shared, self.base)

    # -- asking ----------------------------------------------------------------------------------------------------

    def query(self, sparql: str, *, timeout: float = 60.0, memory: int = 2_000, rows: int | None = None) -> Table:
        """SPARQL 1.1 over the union of all graphs (one of them by GRAPH); kg:, treaty:, state: and usual prefixes are there.

        It is answered in a forked process, within `timeout` seconds, `memory` MB and the first `rows` rows (all if None;
        `more` of the answer says if some were left). Raises QueryError if it is wrong, refused, too slow or too large.
        """
        limits = Limits(timeout, memory, rows)
        if self._kept:  # a store on the disk has threads, which a forked process lacks: it opens its own
            return answer_file(self._file, sparql, self.base, limits, self._kept)
        return answer(self._asked, sparql, self.base, limits)

    def rows(self, sparql: str) -> Table:
        """The answer to SPARQL of our own: in this process, without limits. For what others ask there is `query`."""
        return query(self._asked, sparql, self.base)

    def records(self) -> RecordReader:
        """A reader of what the graph records now, typed: of claims, relations, events, entities and documents."""
        if self._is_store:
            return RecordReader(self._triples(), Namespace(self.base))
        if self._records is None:
            self._records = RecordReader(self._triples(), Namespace(self.base))
        return self._records

    def read_from(self, place: Path) -> None:
        """Read the records of this graph, as it is now, from a kept store of it: not all graphs fit into the memory.

        What was put together of its parts is let go, and put together again should anybody ask.
        """
        self._gathered = self._shared = None
        self._records = RecordReader(StoreTriples(opened_store(place, self.base)), Namespace(self.base))

    def served_from(self, place: Path) -> Path | ox.Store:
        """What queries of others are put to: a store in a folder of the caller's own, which no build takes away.

        Where the disk takes none, it is one in memory.
        """
        store = place / "store"
        try:
            if self._kept:
                linked(self._kept, store)
            else:
                written(self._asked, store)
            self._store = opened_store(store, self.base)
        except OSError:
            return self._asked
        self._kept, self._is_store = store, True
        return store

    def _triples(self) -> Triples:
        if self._is_store:
            return StoreTriples(self._asked)
        return LineTriples(one for graph in self.graphs() for some in (graph.own, graph.ties) for one in some)

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
        if self._is_store:
            return len(self._asked)
        self.finish()
        return self._shared.size if self._shared else 0

    # -- passing on -----------------------------------------------------------------------------------------------

    def without_texts(self) -> Self:
        """A copy with the quotes and titles of documents, but not their texts.

        The one place that decides what may be passed on: a text that is not in the graph leaves it by no way, be it a
        file, the page, a notebook or a query. Every `fulltext=False` and `--no-fulltext` leads here.
        """
        if self._is_store:
            graph = type(self)(without_texts(self._asked, Namespace(self.base)), ontology=self.ontology, base=self.base)
            graph.recount()
        else:
            graph = type(self)(ontology=self.ontology, base=self.base)
            for part in self._parts.values():
                graph.add_part(without_text(part, self.ontology.namespace), part.name)
        graph.documents, graph.skipped, graph.counts = dict(self.documents), list(self.skipped), dict(self.counts)
        graph.notes = list(self.notes)
        return graph

    def made_from(self) -> str:
        """The sha256 of its `graph.nq`: of the file it came from, or of the one that would be written."""
        self.recount()
        if not self.origin:
            self.origin = digest(self.graphs())
        return self.origin

    def recount(self) -> None:
        """Put `kg:quadCount` right, if somebody has added to the store by hand, or taken from it."""
        if self._is_store and recount(self._asked, Namespace(self.base)):
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
