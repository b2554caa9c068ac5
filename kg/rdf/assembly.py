"""Parts put together: what all documents share, what ties one to another, and the record of the run."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model.keys import kind_of
from kg.model.namespaces import MODEL_VERSION, PROV, RDFS, Namespace
from kg.ontology import Ontology
from kg.rdf.parts import Part
from kg.rdf.serialization import NamedGraph
from kg.rdf.shared import one_label
from kg.rdf.tellings import Telling
from kg.rdf.terms import TYPE, Statement, Term, Writer, iri, literal, statement, typed
from kg.rdf.utterances import utterance_triples
from kg.text.near_duplicates import copies

__all__ = ["Gathered", "Shared", "assembled", "background", "graphs_of"]

Statements = list[Statement]


@dataclass(slots=True)
class Shared:
    """The graphs that all documents share, by their names, and what ties a document to others, by its id; sorted."""

    graphs: dict[str, Statements]
    ties: dict[str, Statements]
    size: int = 0  # statements of the whole


@dataclass(slots=True)
class Gathered:
    """What is wanted of all parts at once, which is little of each."""

    named: set[Statement] = field(default_factory=set)
    reported: set[Statement] = field(default_factory=set)
    tellings: list[Telling] = field(default_factory=list)
    sketches: dict[str, tuple[str | None, Sequence[int]]] = field(default_factory=dict)
    size: int = 0  # own statements of all documents

    def add(self, part: Part) -> None:
        self.named.update(part.named)
        self.reported.update(part.reported)
        self.tellings += part.tellings
        self.sketches[part.id] = (part.date, array("I", part.sketch))
        self.size += part.size


def graphs_of(parts: Mapping[str, Part], shared: Shared, base: str) -> Iterator[NamedGraph]:
    """Every named graph, in the order of their names."""
    namespace = Namespace(base)
    names = [(namespace.graph(name), "") for name in shared.graphs]
    names += [(namespace.graph("document", id), id) for id in parts]
    for name, id in sorted(names):
        if id:
            body = parts[id].body
            yield NamedGraph(name, body.own, shared.ties.get(id, ()), body.turtle, body.nodes)
        else:
            yield NamedGraph(name, shared.graphs[name.rpartition("/")[2]])


def assembled(all_: Gathered, ontology: Ontology, versions: Mapping[str, str]) -> Shared:
    """What the parts make together; no statement stands in two graphs.

    Not every engine takes the union of graphs for a set; where it is none, a triple in two graphs is two.
    """
    namespace = ontology.namespace
    known = set(background(ontology)) | set(_organs(all_.named, ontology))
    named = all_.named - known
    gone, instead = one_label(named)
    named = (named - set(gone)) | set(instead)
    graphs = {
        "background": sorted(known),
        "entities": sorted(named),
        "reported": sorted(all_.reported - known - named),
    }
    ties = _ties(all_, ontology)
    run = list(_provenance(namespace, versions, sorted(all_.sketches)))
    size = all_.size + sum(map(len, graphs.values())) + sum(map(len, ties.values())) + len(run) + 1
    build = iri(namespace.thing("activity", "build"))
    run.append(statement(build, iri(namespace.term("quadCount")), typed(size, "integer")))  # this one counts too
    return Shared(graphs | {"provenance": sorted(run)}, ties, size)


def background(ontology: Ontology) -> Iterator[Statement]:
    """The curated facts."""
    return iter(ontology.fact_lines)


def _organs(named: set[Statement], ontology: Ontology) -> Iterator[Statement]:
    """Whose organs those are that the documents name and only the table of organs makes."""
    key = f" <{ontology.namespace.term('key')}> "
    keys = {one.partition(key)[2][1:-1] for one in named if key in one}
    return map(str, ontology.ties(sorted(one for one in keys if kind_of(one) == "org")))


def _ties(all_: Gathered, ontology: Ontology) -> dict[str, Statements]:
    """`kg:sameTextAs` from each copy to the earliest document with its text, and `kg:utterance` from each claim."""
    namespace = ontology.namespace
    earliest = copies(all_.sketches)
    ties: dict[str, Statements] = defaultdict(list)
    for copy, first in earliest.items():
        one, other = (iri(namespace.thing("document", id)) for id in (copy, first))
        ties[copy].append(statement(one, iri(namespace.term("sameTextAs")), other))
    for document, told in utterance_triples(all_.tellings, earliest, ontology):
        ties[document].append(told)
    return {document: sorted(found) for document, found in ties.items()}


def _provenance(namespace: Namespace, versions: Mapping[str, str], documents: list[str]) -> Iterator[Statement]:
    """The run: versions, no time of day, so that the same input gives the same bytes."""
    run: Term = iri(namespace.thing("activity", "build"))
    yield statement(run, TYPE, iri(PROV + "Activity"))
    for name, version in sorted(versions.items()):
        agent = iri(namespace.thing("software", name))
        yield statement(agent, TYPE, iri(PROV + "SoftwareAgent"))
        yield statement(agent, iri(RDFS + "label"), literal(f"{name} {version}"))
        yield statement(run, iri(PROV + "wasAssociatedWith"), agent)
    for document in documents:
        yield statement(run, iri(PROV + "used"), iri(namespace.thing("document", document)))
    yield from Writer(namespace)(run, documentCount=str(len(documents)), modelVersion=MODEL_VERSION)
