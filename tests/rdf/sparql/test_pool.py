"""Workers that stay: what one query suffers the next does not feel, and nothing is left when they end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.model.namespaces import DEFAULT_BASE
from kg.rdf.kept_store import written
from kg.rdf.sparql.pool import Pool
from kg.rdf.sparql.process import Limits, forks
from kg.rdf.sparql.replies import Wanted, reply
from tests.support.places import ROOT
from tests.support.processes import TELLS, children, runs

pytestmark = [
    pytest.mark.skipif(not forks() or not TELLS, reason="needs fork, and /proc to look at"),
    pytest.mark.slow,
]

LIMITS = Limits(timeout=20, memory=400, rows=10_000, raisable=False)
GOOD = "SELECT ?d ?name { ?d a kg:Document ; kg:name ?name } ORDER BY ?d"
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {CROSS} FILTER(STR(?a) < STR(?d) && STR(?d) < STR(?g)) }}"
GREEDY = f"SELECT ?a {{ {CROSS} }} ORDER BY ?i"


@pytest.fixture(scope="module")
def place(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("pool") / "store"
    store = ox.Store()
    store.bulk_load(path=str(built / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    written(store, found)
    del store
    return found


@pytest.fixture(params=[0, 1_000], ids=["disk", "memory"])
def pool(place: Path, request: pytest.FixtureRequest) -> Iterator[Pool]:
    made = Pool(place, DEFAULT_BASE, 2, request.param)
    yield made
    made.close()


def keeper(pool: Pool) -> int:
    return int(pool._keepers[0].process.pid)


def workers(pool: Pool) -> list[int]:
    return children(keeper(pool))


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize("sparql", [GOOD, "ASK { ?s ?p ?o }", "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }"])
def test_an_answer_has_the_bytes_that_a_process_of_its_own_gives(place: Path, pool: Pool, sparql: str) -> None:
    right = reply(place, Wanted(sparql), DEFAULT_BASE, LIMITS)
    assert [pool.reply(Wanted(sparql), LIMITS) for _ in range(20)] == [right] * 20
    assert 1 <= len(workers(pool)) <= 2


@pytest.mark.parametrize(
    ("sparql", "limits", "reason"),
    [
        (ENDLESS, Limits(timeout=0.5, memory=400, raisable=False), "no answer within 0.5 s"),
        (GREEDY, Limits(timeout=60, memory=60, raisable=False), "needed more than 60 MB"),
        ("ASK {" + "{" * 200 + "}" * 200 + "}", LIMITS, "nests brackets"),
        ("SELECT * { ?s ?p }", LIMITS, "not SPARQL: error at 1:"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", LIMITS, "SERVICE"),
    ],
    ids=["slow", "greedy", "deep", "wrong", "abroad"],
)
def test_what_fails_says_why_and_the_next_query_is_answered(
    pool: Pool, sparql: str, limits: Limits, reason: str
) -> None:
    before = pool.reply(Wanted(GOOD), LIMITS)
    for _ in range(3):
        with pytest.raises(QueryError, match=reason):
            pool.reply(Wanted(sparql), limits)
        assert pool.reply(Wanted(GOOD), LIMITS) == before


def test_a_worker_that_is_killed_is_replaced(pool: Pool) -> None:
    before = pool.reply(Wanted(GOOD), LIMITS)
    old = workers(pool)
    for one in old:
        os.kill(one, signal.SIGKILL)
    until(lambda: not set(old) & set(workers(pool)))
    assert pool.reply(Wanted(GOOD), LIMITS) == before


def test_when_their_keeper_is_killed_all_are_replaced(pool: Pool) -> None:
    before = pool.reply(Wanted(GOOD), LIMITS)
    old = workers(pool)
    os.kill(keeper(pool), signal.SIGKILL)
    until(lambda: not any(map(runs, old)))
    assert pool.reply(Wanted(GOOD), LIMITS) == before


def test_an_answer_that_is_left_in_the_middle_frees_its_worker(pool: Pool) -> None:
    right = pool.reply(Wanted(GOOD), LIMITS)
    for _ in range(4):  # twice as many as there are workers
        parts = pool._answer(Wanted(GOOD), LIMITS)
        next(parts)
        parts.close()  # type: ignore[attr-defined]
    assert pool.reply(Wanted(GOOD), LIMITS) == right
    until(lambda: len(workers(pool)) <= 2)


def test_nothing_is_left_of_a_pool_that_nobody_has_any_more(place: Path) -> None:
    before = set(children(os.getpid()))
    made = Pool(place, DEFAULT_BASE, 2, 1_000)
    made.reply(Wanted(GOOD), LIMITS)
    assert set(children(os.getpid())) - before and workers(made)
    del made
    assert set(children(os.getpid())) - before == set()


def test_the_workers_of_a_server_that_is_killed_end(place: Path, tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from kg.rdf.sparql.pool import Pool; from kg.rdf.sparql.replies import Wanted\n"
        "from kg.rdf.sparql.process import Limits\n"
        f"pool = Pool(Path({str(place)!r}), {DEFAULT_BASE!r}, 2, 1000); pool.reply(Wanted('ASK {{}}'), Limits()); print('ready', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT) as server:
        assert server.stdout and server.stdout.readline() == b"ready\n"
        below = children(server.pid)
        below += [one for parent in below for one in children(parent)]
        assert len(below) >= 2
        server.kill()
    until(lambda: not any(map(runs, below)))
