"""What hostile queries cost: python -m tests.benchmarks.queries FOLDER [SECONDS [MB]].

For each query the time until its answer or refusal, and the most memory that its process held (as /proc tells it). The graph
of FOLDER is asked as the command asks (a file) and as a notebook does (a store in memory).
"""

import multiprocessing
import re
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kg.errors import QueryError
from kg.model.namespaces import base_iri
from kg.rdf.sparql.queries import Table, load_store
from kg.rdf.sparql.worker import Limits, answer, answer_file

TWO, THREE = "?a ?b ?c . ?d ?e ?f", "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
ANY = "(<urn:x>|!<urn:x>)"
DOUBLED = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}, ?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(16))
QUERIES = {
    "sorted product": f"SELECT ?a ?d {{ {TWO} }} ORDER BY ?e",
    "grouped product": f"SELECT ?a ?d (COUNT(*) AS ?n) {{ {TWO} }} GROUP BY ?a ?d ?b ?e",
    "distinct product": f"SELECT DISTINCT ?a ?d ?g {{ {THREE} }}",
    "filtered product": f"SELECT (COUNT(*) AS ?n) {{ {THREE} FILTER(STR(?a) < STR(?d) && STR(?d) < STR(?g)) }}",
    "text doubled": f"SELECT (STRLEN(?x16) AS ?n) {{ BIND('0123456789' AS ?x0) {DOUBLED} }}",
    "path both ways": f"SELECT ?a ?b {{ ?a ({ANY}|^{ANY})* ?b }}",
    "all rows": f"SELECT * {{ {THREE} }}",
    "all triples": f"CONSTRUCT {{ ?a ?b ?f }} WHERE {{ {THREE} }}",
    "nested": "ASK " + "{" * 101 + "}" * 101,
}
HELD = re.compile(r"VmHWM:\s+(\d+) kB")


def watch(over: threading.Event, most: list[int]) -> None:
    """The largest size that any child process had so far, in kB."""
    while not over.wait(0.02):
        for child in multiprocessing.active_children():
            status = Path(f"/proc/{child.pid}/status")
            held = HELD.search(status.read_text()) if status.exists() else None
            most[0] = max(most[0], int(held[1]) if held else 0)


def cost(ask: Callable[[], Table]) -> str:
    over, most = threading.Event(), [0]
    watcher = threading.Thread(target=watch, args=(over, most))
    watcher.start()
    start = time.perf_counter()
    try:
        end = f"{len(ask())} rows"
    except QueryError as error:
        end = str(error)
    seconds = time.perf_counter() - start
    over.set()
    watcher.join()
    return f"{seconds:6.1f} s  {most[0] / 1024:6.0f} MiB  {end}"


def main(folder: Path, seconds: float = 60.0, megabytes: int = 2_000) -> None:
    path, base, limits = folder / "graph.nq", base_iri(), Limits(seconds, megabytes)
    store = load_store(path, base_iri())
    for name, sparql in QUERIES.items():
        print(f"{name:17} file   {cost(partial(answer_file, path, sparql, base, limits))}", flush=True)
        print(f"{name:17} store  {cost(partial(answer, store, sparql, base, limits))}", flush=True)


if __name__ == "__main__":
    words = sys.argv[2:]
    main(Path(sys.argv[1]), float(words[0]) if words else 60.0, int(words[1]) if words[1:] else 2_000)
