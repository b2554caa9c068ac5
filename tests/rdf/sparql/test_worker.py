"""What strangers ask: however hostile, it is answered or refused in one line, and whoever asked goes on living."""

import multiprocessing
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.graph import Graph
from kg.model.namespaces import DEFAULT_BASE
from kg.rdf.sparql import process, worker
from kg.rdf.sparql.memory import is_limited
from kg.rdf.sparql.queries import Table
from kg.rdf.sparql.tokens import DEEPEST
from kg.rdf.sparql.worker import Limits, answer, answer_file

pytestmark = pytest.mark.slow  # processes are started and ended again and again

Ask = Callable[[str, Limits], Table]

CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
ENDLESS = f"SELECT (COUNT(*) AS ?n) WHERE {{ {CROSS} FILTER(STR(?a) < STR(?d) && STR(?d) < STR(?g)) }}"
WALK = "SELECT (COUNT(*) AS ?n) WHERE { ?a (<urn:x>|!<urn:x>|^(<urn:x>|!<urn:x>))* ?b . ?c (<urn:x>|!<urn:x>)* ?d . ?b ?p ?c }"
GREEDY = [
    f"SELECT ?a ?e ?i {{ {CROSS} }} ORDER BY ?b",
    f"SELECT ?a ?e ?i (COUNT(*) AS ?n) {{ {CROSS} }} GROUP BY ?a ?e ?i ?b",
    "SELECT (STRLEN(?x9) AS ?n) { BIND('0123456789' AS ?x0) "
    + " ".join(f"BIND(CONCAT({', '.join([f'?x{n}'] * 9)}) AS ?x{n + 1})" for n in range(9))
    + " }",
]


@pytest.fixture(params=["file", "graph"])
def ask(request: pytest.FixtureRequest, built: Path, graph: Graph) -> Ask:
    """As the command asks, over a file, and as a notebook does, over a store in memory."""
    if request.param == "file":
        return lambda sparql, limits: answer_file(built / "graph.nq", sparql, DEFAULT_BASE, limits)
    return lambda sparql, limits: answer(graph.store, sparql, DEFAULT_BASE, limits)


@pytest.fixture
def no_word(capfd: pytest.CaptureFixture[str]) -> Callable[[], None]:
    """Nothing was printed by the process that fell."""

    def check() -> None:
        assert capfd.readouterr() == ("", "")

    return check


def test_a_question_is_answered_by_another_process(ask: Ask) -> None:
    found = ask("SELECT ?name { ?d kg:name ?name } ORDER BY ?name", Limits())
    assert found == Table(("name",), (("communique",), ("spokesperson",)))
    assert ask("ASK {}", Limits()).rows == (("true",),)
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("sparql", [ENDLESS, WALK])
def test_a_query_without_end_is_stopped(ask: Ask, sparql: str) -> None:
    with pytest.raises(QueryError, match=r"^no answer within 0.5 s; make the query narrower or raise --timeout$"):
        ask(sparql, Limits(timeout=0.5))
    assert not multiprocessing.active_children()


@pytest.mark.skipif(not is_limited(), reason="this system cannot limit memory")
@pytest.mark.parametrize("sparql", GREEDY)
def test_a_query_that_eats_memory_is_stopped(ask: Ask, sparql: str, no_word: Callable[[], None]) -> None:
    with pytest.raises(QueryError, match=r"^the query needed more than 100 MB; make it narrower or raise --memory$"):
        ask(sparql, Limits(timeout=50, memory=100))
    no_word()
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # a fork begins with what this process holds
    assert largest < max(2_000_000, own + 600_000), "kB that the largest process of all tests so far has held"


def test_an_answer_too_large_to_hold_is_refused(ask: Ask) -> None:
    with pytest.raises(QueryError, match=r"^the answer takes more than 25 MB; make the query narrower, set --rows"):
        ask(f"SELECT * {{ {CROSS} }}", Limits(memory=100))


def test_of_many_rows_the_first_are_given_and_that_there_are_more(ask: Ask) -> None:
    found = ask(f"SELECT * {{ {CROSS} }}", Limits(rows=5_000))
    assert len(found) == 5_000 and found.more
    assert found.rows == ask(f"SELECT * {{ {CROSS} }}", Limits(rows=9_000)).rows[:5_000]
    whole = ask("SELECT ?s { ?s kg:name ?name }", Limits(rows=2))
    assert len(whole) == 2 and not whole.more


def test_of_many_triples_the_first_are_given_and_that_there_are_more(ask: Ask) -> None:
    found = ask("CONSTRUCT { ?s kg:key ?key } WHERE { ?s kg:key ?key }", Limits(rows=3))
    assert found.turtle is not None and found.turtle.count("kg:key") == 3 and found.more
    none = ask("CONSTRUCT WHERE { ?s kg:nothing ?o }", Limits())
    assert none.turtle == "" and not none.more


@pytest.mark.parametrize(
    "sparql",
    ["SELECT ?s ?k ?t { ?s kg:key ?k . ?d kg:text ?t } ORDER BY ?s ?t", "CONSTRUCT WHERE { ?s rdfs:label ?o }"],
)
def test_an_answer_of_many_blocks_is_whole(
    ask: Ask, graph: Graph, sparql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = graph.rows(sparql)
    monkeypatch.setattr(worker, "BLOCK", 100)  # a forked process sees it too
    assert ask(sparql, Limits()) == whole


def test_an_answer_that_begins_and_does_not_end_is_stopped(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "BLOCK", 1)
    begun = f"SELECT ?a {{ {CROSS} }}"
    assert len(ask(begun, Limits(timeout=30, rows=1))) == 1
    with pytest.raises(QueryError, match="no answer within 1 s"):
        ask(begun, Limits(timeout=1))


@pytest.mark.parametrize(
    "sparql",
    ["ASK { FILTER" + "(" * DEEPEST + "1" + ")" * DEEPEST + " }", "ASK " + "{" * (DEEPEST + 1) + "}" * (DEEPEST + 1)],
)
def test_a_query_nested_too_deep_is_not_read(ask: Ask, sparql: str) -> None:
    with pytest.raises(QueryError, match=r"nests brackets more than 100 deep"):
        ask(sparql, Limits())


def test_what_nests_as_deep_as_allowed_is_answered(ask: Ask) -> None:
    deep = DEEPEST - 3
    assert ask("ASK { FILTER(" + "(" * deep + "true" + ")" * deep + ") }", Limits()).rows == (("true",),)
    assert ask("ASK { FILTER(" + "!" * 900 + "true) }", Limits()).rows == (("true",),)
    assert ask("ASK " + "{ FILTER EXISTS " * 49 + "{}" + " }" * 49, Limits()).rows == (("true",),)


@pytest.mark.parametrize(
    ("sparql", "reason"),
    [
        ("SELECT ?s WHERE { ?s ?p }", "not SPARQL: error at 1:"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE would call another server"),
        ("LOAD <http://127.0.0.1:9/>", "not SPARQL"),
        ("DROP ALL", "not SPARQL: .*; a query only asks: SELECT"),
        (" # first\nInsert data { kg:a kg:b kg:c }", "not SPARQL: .*; a query only asks: SELECT"),
        ("ASK { ?s ?p '\udcff' }", r"not in UTF-8 \(line 1, column 14\)"),
        ("SELECT ?s { ?s kg:key ?k FILTER(<urn:f>(?k)) }", "no answer: .*<urn:f>"),
    ],
)
def test_what_is_wrong_or_refused_is_said_across_processes(ask: Ask, sparql: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason):
        ask(sparql, Limits())


def test_graphs_elsewhere_are_not_fetched(ask: Ask, built: Path) -> None:
    assert ask(f"SELECT * FROM <{(built / 'graph.nq').as_uri()}> {{ ?s ?p ?o }}", Limits()).rows == ()


@pytest.mark.parametrize(
    ("code", "reason"),
    [(-6, "needed more than 7 MB"), (-11, "nested too deep"), (-9, "memory is short"), (3, r"\(exit code 3\)")],
)
def test_the_end_of_a_process_says_why(code: int, reason: str) -> None:
    with pytest.raises(QueryError, match=reason):
        raise process.fallen(code, Limits(memory=7))


def test_a_limit_larger_than_any_machine_is_none(ask: Ask) -> None:
    assert ask("ASK {}", Limits(timeout=1e300, memory=10**30)).rows == (("true",),)


def test_a_process_that_is_killed_from_outside_is_told(graph: Graph) -> None:
    def kill() -> None:
        while not (found := multiprocessing.active_children()):
            time.sleep(0.01)
        found[0].kill()

    threading.Thread(target=kill).start()
    with pytest.raises(QueryError, match="the system killed the query's process"):
        graph.query(ENDLESS, timeout=30)


def test_a_notebook_lives_on_and_asks_again(graph: Graph) -> None:
    before = os.getpid(), len(graph)
    for hostile in (ENDLESS, GREEDY[0], "ASK " + "{" * 5_000):
        with pytest.raises(QueryError):
            graph.query(hostile, timeout=2, memory=100)
    assert graph.query("SELECT ?d { ?d kg:name ?name }", rows=1).more
    assert (os.getpid(), len(graph)) == before


def test_several_threads_may_ask(graph: Graph) -> None:
    answers: list[Table] = []

    def ask() -> None:
        for _ in range(15):
            answers.append(graph.query("ASK {}"))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert answers == [Table(("answer",), (("true",),))] * 90


POOLED: list[Graph] = []  # what the processes of a pool inherit


def _in_pool(sparql: str) -> str:
    try:
        return str(POOLED[0].query(sparql, timeout=5, memory=100).rows)
    except QueryError as error:
        return str(error)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_the_processes_of_a_pool_have_the_same_limits(graph: Graph) -> None:
    POOLED[:] = [graph]
    with multiprocessing.get_context("fork").Pool(2) as pool:
        endless, greedy, easy = pool.map_async(_in_pool, [ENDLESS, GREEDY[0], "ASK {}"]).get(60)
    assert endless.startswith("no answer within 5 s") and easy == "(('true',),)"
    assert greedy.startswith("the query needed more than 100 MB") or not is_limited()
    assert multiprocessing.active_children() == []


def test_where_there_is_no_fork_the_other_limits_hold(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert graph.query("ASK {}").rows == (("true",),)
    assert graph.query(f"SELECT * {{ {CROSS} }}", rows=7).more
    with pytest.raises(QueryError, match="answer takes more than 2 MB"):
        graph.query(f"SELECT * {{ {CROSS} }}", memory=10)
    with pytest.raises(QueryError, match="no answer within 0 s"):
        graph.query(f"SELECT * {{ {CROSS} }}", timeout=0)
    with pytest.raises(QueryError, match="write it flatter"):
        graph.query("ASK " + "{" * (DEEPEST + 1))


def test_where_there_is_no_fork_a_file_is_asked_all_the_same(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert answer_file(built / "graph.nq", "ASK {}", DEFAULT_BASE, Limits()).rows == (("true",),)


def kg(built: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "query", *words, "-o", str(built)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def test_the_command_cuts_a_table_and_says_so(built: Path) -> None:
    found = kg(built, f"SELECT ?a ?i {{ {CROSS} }}")
    assert found.returncode == 0 and "(10000 rows)" in found.stdout
    assert found.stderr == "these are the first 10,000 rows; there are more: say --rows N, or --rows 0 for all\n"


def test_the_command_cuts_other_formats_only_where_told(built: Path) -> None:
    wide = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } LIMIT 12000"
    whole = kg(built, wide, "--format", "csv")
    assert whole.stdout.count("\n") == 12_001 and whole.stderr == ""
    assert kg(built, wide, "--rows", "0").stdout.endswith("(12000 rows)\n")
    cut = kg(built, wide, "--format", "tsv", "--rows", "3")
    assert cut.stdout.count("\n") == 4 and "the first 3 rows" in cut.stderr


@pytest.mark.skipif(not is_limited(), reason="this system cannot limit memory")
def test_the_command_tells_what_it_refused_in_one_line(built: Path) -> None:
    found = kg(built, GREEDY[0], "--memory", "100")
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr == "kg: the query needed more than 100 MB; make it narrower or raise --memory\n"
