"""Eight shapes of queries, ours beside rdflib: python -m benchmarks.shapes FOLDER [QUADS [PAIRS]].

The graph of FOLDER is multiplied until it has so many quads (1,000,000): of each copy the documents, claims and what belongs
to them are its own, what they speak of is shared. We answer as the endpoint of a server that runs does (workers that stay, JSON, which is read); rdflib
evaluates over its memory store, with nothing but the rows taken. Both get the same answer, which is checked. Printed are
seconds (medians), the ratio of each shape, and their geometric mean.
"""

import json
import multiprocessing
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox
import rdflib

from kg.model.namespaces import DEFAULT_BASE, Namespace
from kg.rdf.sparql.pool import Pool
from kg.rdf.sparql.process import Limits
from kg.rdf.sparql.replies import Wanted

T = TypeVar("T")
QUADS = 1_000_000
OWN = re.compile(r"(/id/(?:document|claim|utterance|relation|proposition|evidence|event)/|/graph/document/)([^>/]+)")
# Those of the usual benchmarks (one thing, star, chain, snowflake, circle, aggregate, text, negation), as analysts ask them.
SHAPES = {
    "lookup": "SELECT ?p ?o { treaty:NPT ?p ?o }",
    "star": "SELECT ?c ?t ?d { ?c kg:onBehalfOf state:CHN ; kg:illocution illocution:oppose ; kg:contentText ?t ; kg:claimDate ?d }",
    "chain": "SELECT ?name (COUNT(?c) AS ?n) { ?c kg:contentEvidence ?e . ?e oa:hasSource ?d . ?d kg:name ?name } GROUP BY ?name",
    "snowflake": "SELECT ?who ?whom ?name ?t { ?c a kg:Claim ; kg:illocution illocution:criticize ; kg:contentText ?t ; kg:statedIn ?d ; "
    "kg:speaker ?s ; kg:target ?o . ?d kg:name ?name . ?s rdfs:label ?who . ?o rdfs:label ?whom FILTER(LANG(?who) = 'en' && LANG(?whom) = 'en') }",
    "circle": "SELECT ?b (COUNT(*) AS ?n) { ?c kg:onBehalfOf state:IRN ; kg:target ?b ; kg:illocution illocution:criticize . "
    "?e kg:onBehalfOf ?b ; kg:target state:IRN ; kg:illocution illocution:criticize } GROUP BY ?b",
    "aggregate": "SELECT ?i (COUNT(?c) AS ?n) { ?c a kg:Claim ; kg:illocution ?i } GROUP BY ?i",
    "text": "SELECT ?c ?t { ?c a kg:Claim ; kg:contentText ?t FILTER(CONTAINS(?t, '无核')) }",
    "negation": "SELECT (COUNT(?c) AS ?n) { ?c a kg:Claim FILTER NOT EXISTS { ?c kg:target ?t } }",
}


def multiplied(path: Path, quads: int) -> Iterator[bytes]:
    """The lines of a graph, and of copies of its documents, until there are so many."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    written = 0
    for copy in range(quads // len(lines) + 1):
        for line in lines:
            if written == quads:
                return
            own = OWN.sub(rf"\1\2-{copy}", line) if copy else line
            if not copy or own != line:
                written += 1
                yield own.encode()


def main(folder: Path, quads: int = QUADS, pairs: int = 5) -> None:
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in Namespace(DEFAULT_BASE).prefixes().items())
    limits = Limits(timeout=600, memory=8_000, raisable=False)
    with tempfile.TemporaryDirectory() as made:
        source, place = Path(made) / "graph.nq", Path(made) / "store"
        with source.open("wb") as file:
            file.writelines(multiplied(folder / "graph.nq", quads))
        begun = time.perf_counter()
        store = ox.Store(str(place))
        store.bulk_load(path=str(source), format=ox.RdfFormat.N_QUADS)
        store.flush()
        size = len(store)
        del store
        print(f"{size:,} quads; ours loaded in {time.perf_counter() - begun:.0f} s", flush=True)
        begun = time.perf_counter()
        theirs = rdflib.Dataset(default_union=True)
        theirs.parse(source, format="nquads")
        print(f"rdflib {rdflib.__version__} loaded in {time.perf_counter() - begun:.0f} s", flush=True)
        pool = multiprocessing.get_context("spawn").Pool(1)  # a fork of this process would copy what rdflib holds
        pool.apply(timed, (partial(_ours, place, SHAPES["lookup"], limits),))
        ratios = []
        for name, query in SHAPES.items():
            one, other = [], []
            for _ in range(pairs):
                seconds, ours = pool.apply(timed, (partial(_ours, place, query, limits),))
                one.append(seconds)
                seconds, rows = timed(partial(_theirs, theirs, prefixes + query))
                other.append(seconds)
            assert ours == rows, (name, ours, rows)
            ratios.append(statistics.median(other) / statistics.median(one))
            print(
                f"{name:10} {ours:7,} rows  {statistics.median(one):8.3f} s  {statistics.median(other):8.3f} s  {ratios[-1]:7.1f} x",
                flush=True,
            )
        pool.close()  # not terminate: it has a process to end
        pool.join()
        print(f"geometric mean {statistics.geometric_mean(ratios):.1f} x")


def _ours(place: Path, query: str, limits: Limits) -> int:
    return len(json.loads(_workers(place).reply(Wanted(query), limits).body)["results"]["bindings"])


@cache
def _workers(place: Path) -> Pool:
    return Pool(place, DEFAULT_BASE, size=1, megabytes=2_000)


def _theirs(graph: rdflib.Dataset, query: str) -> int:
    return sum(1 for _ in graph.query(query))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
