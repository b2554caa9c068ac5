"""`kg check`: what a curator has to mend, and what a graph must never hold."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from kg.model.kinds import KINDS
from kg.model.namespaces import RDF, RDFS, SKOS, Namespace
from kg.ontology import Ontology, load_ontology
from kg.ontology.tables import named_in
from kg.rdf.checks import check as check_store
from kg.rdf.graph import RdfGraph
from kg.text.script import fold
from kg.validation.examples import example_mistakes
from kg.validation.lexicons import lexicon_mistakes
from kg.validation.rules import rule_mistakes
from kg.validation.shacl import violations
from kg.validation.tables import Table, read_tables, table_mistakes, toml_mistakes
from kg.validation.turtle import Facts, read_turtle, turtle_mistakes

__all__ = ["check", "mistakes"]

NAMES = {"rdfs:label": RDFS + "label", "skos:altLabel": SKOS + "altLabel"}
# Table -> kind of thing; the table of organs makes organizations.
ROWS = {of.table: kind for kind, of in KINDS.items() if of.table}


def check(output: Path | None = None, ontology: Ontology | None = None, *, shapes: bool = False) -> Iterator[str]:
    """Problems as sentences: of the ontology's files and, if `output` is given, of the graph in it.

    Shapes and queries see sound files only: while `mistakes` finds something, they wait. `shapes` takes the
    graph's triples too.
    """
    ontology = ontology or load_ontology()
    folder, namespace = ontology.folder, ontology.namespace
    found, files, tables = _read(ontology)
    yield from found
    if found:
        return
    place = partial(_place, files=files, tables=tables, namespace=namespace)
    for iri, message in violations(ontology.facts, folder, namespace):
        yield f"{place(iri) or f'<{iri}>'}: {message.replace(': ', '; ', 1)}"
    store = ox.Store()
    curated = ox.NamedNode(namespace.graph("background"))
    store.bulk_extend(ox.Quad(one.subject, one.predicate, one.object, curated) for one in ontology.facts)
    for name, row in check_store(store, folder, namespace.base):
        where = next(filter(None, map(place, re.findall("<([^>]+)>", row))), f"{folder.name}/checks/{name}.rq")
        yield f"{where}: {_advice(folder / 'checks' / f'{name}.rq')} ({name}: {row})"
    if output:
        graph = RdfGraph.load(output, ontology=ontology)
        for name, row in check_store(graph.store, folder, graph.base):
            yield f"graph: {name}: {row}"
        if shapes:
            held = (quad.triple for quad in graph.store)
            for iri, message in violations(held, folder, namespace):
                yield f"graph: <{iri}>: {message}"


def mistakes(ontology: Ontology) -> list[str]:
    """The part of `check` that takes less than a second: of the files and, if these are sound, of the rules' examples."""
    return _read(ontology)[0]


def _read(ontology: Ontology) -> tuple[list[str], list[Facts], dict[str, Table]]:
    """The mistakes, the Turtle files that parse, and the tables that do."""
    folder = ontology.folder
    turtle, lists = list(read_turtle(folder, ontology.namespace)), list(read_tables(folder))
    files = [one for one in turtle if isinstance(one, Facts)]
    tables = {name: one for name, one in lists if isinstance(one, Table)}
    found = [
        one
        for one in (*turtle, *(one for _, one in lists), *toml_mistakes(folder), *lexicon_mistakes(ontology))
        if isinstance(one, str)
    ]
    found = found or list(dict.fromkeys(_mistakes(ontology, files, tables)))
    return found or list(example_mistakes(ontology)), files, tables


def _mistakes(ontology: Ontology, files: list[Facts], tables: dict[str, Table]) -> Iterator[str]:
    """Mistakes of files that parse."""
    namespace = ontology.namespace
    rows = {namespace.thing(kind, row["key"]) for name, kind in ROWS.items() for _, row in tables[name].rows}
    states = [row["key"] for _, row in tables["states"].rows]
    made = {
        namespace.thing("org", f"{state}-{row['suffix']}")
        for _, row in tables["organs"].rows
        for state in ([one for one in row["states"].split("|") if one] or states)
    }
    classes, predicates = _declared(files, namespace)
    yield from turtle_mistakes(files, rows | made)
    yield from _described_twice(files, tables, namespace)
    yield from table_mistakes(tables, classes)
    yield from rule_mistakes(ontology, predicates, classes)
    yield from _shared_names(files, tables, set(ontology.lexicons.ambiguous.words), namespace)


def _declared(files: list[Facts], namespace: Namespace) -> tuple[set[str], set[str]]:
    """The classes and the relation predicates that schema.ttl declares, without the base."""
    typed = [
        (subject.removeprefix(namespace.term("")), triple.object.value)
        for facts in files
        for subject, triples in facts.described.items()
        for triple in triples
        if triple.predicate.value == RDF + "type" and isinstance(triple.object, ox.NamedNode)
    ]
    return (
        {name for name, kind in typed if kind.endswith("owl#Class")},
        {name for name, kind in typed if kind == namespace.term("RelationPredicate")},
    )


def _described_twice(files: list[Facts], tables: dict[str, Table], namespace: Namespace) -> Iterator[str]:
    """Rows of things that have a file."""
    file_of = {subject: facts for facts in files for subject in facts.described}
    for name, kind in ROWS.items():
        for number, row in tables[name].rows:
            if facts := file_of.get(iri := namespace.thing(kind, row["key"])):
                at, other = tables[name].source.line(number), facts.at(iri)
                yield f"{at}: {row['key']} is described in {other} too; keep the file if it holds facts, else the row"


def _shared_names(
    files: list[Facts], tables: dict[str, Table], ambiguous: set[str], namespace: Namespace
) -> Iterator[str]:
    """No two entities of a kind share a full name."""
    owners: dict[tuple[str, str], dict[str, Callable[[], str]]] = defaultdict(dict)
    for facts in files:
        for subject in facts.described:
            kind, _, last = subject.removeprefix(namespace.base + "id/").partition("/")
            if facts.path.parent.parent.name == "entities" and last:
                for prop, iri in NAMES.items():
                    for name in facts.of(subject, iri):
                        quoted = re.escape(f'"{name.value}"')
                        owners[kind, fold(name.value)].setdefault(subject, partial(facts.at, subject, prop, quoted))
    for table, kind in ROWS.items():
        for number, row in tables[table].rows:
            english = row["en"] if kind == "org" else ""
            more = (name for name, _ in named_in(row["other_names"]))
            cells = [row["zh_hans"], row["zh_hant"], english, row.get("official_zh", ""), *more]
            for cell in filter(None, cells):
                at = partial(tables[table].source.line, number)
                owners[kind, fold(cell)].setdefault(namespace.thing(kind, row["key"]), at)
    for (kind, text), found in sorted(owners.items()):
        if len(found) > 1 and text not in ambiguous:
            first, *others = sorted(at() for at in found.values())
            yield (
                f"{first}: {text} also names another {kind}, in {' and '.join(others)}; "
                "make it :nominal in all but one, or list it in lexicon/ambiguous.toml"
            )


def _place(iri: str, files: list[Facts], tables: dict[str, Table], namespace: Namespace) -> str:
    """Where an IRI is described; empty if nowhere."""
    for name, kind in ROWS.items():
        for number, row in tables[name].rows:
            if iri == namespace.thing(kind, row["key"]):
                return tables[name].source.line(number)
    return next((facts.at(iri) for facts in files if iri in facts.described), "")


def _advice(path: Path) -> str:
    """The first comment of a check, which says what is wrong and what to do."""
    first = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ").rstrip(".")
    wrong, _, mend = first.partition(". ")
    return f"{wrong}; {mend[:1].lower()}{mend[1:]}"
