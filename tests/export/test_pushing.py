"""A graph sent to a store is there as it was, whatever the protocol, twice or once; and what went wrong is said, with how far it came."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import FormatError, PushError
from kg.export.pushing import protocols
from kg.export.pushing.connection import Connection
from kg.export.pushing.counting import counted, holds
from kg.export.pushing.credentials import Credentials
from kg.export.pushing.endpoints import Endpoints, resolved
from kg.export.pushing.protocols import PROTOCOLS
from kg.export.pushing.push import Outcome, check_protocol, push
from kg.export.pushing.source import Body, open_source
from kg.graph import load
from kg.model.namespaces import DEFAULT_BASE
from tests.support import virtuoso
from tests.support.sparql_store import (
    Answer,
    Request,
    Store,
    oxigraph_installed,
    oxigraph_running,
    quads_of,
)

pytestmark = pytest.mark.slow  # builds, servers and stores, again and again

OURS = f"{DEFAULT_BASE}graph/"
INCOMING = f"{OURS}incoming"
OLD = f"{OURS}document/0000000000000000"  # of a document that is no more
THEIRS = "http://example.org/theirs"
# Text that looks like what a protocol means by it.
TRICKY = [
    "a\\u4e2db",
    "\\U0001F600",
    "\\\\u0041",
    "} } ; DROP ALL #",
    '"""\n\t\x01',
    "> <http://example.org/g> .",
    "é核😀",
    "\\",
]


@pytest.fixture
def store() -> Iterator[Store]:
    with Store().running() as found:
        yield found


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Path:
    """The graph of the pair without the curated facts, which are nine tenths of it; with a graph of tricky literals."""
    folder = tmp_path_factory.mktemp("small")
    mine = load(built)
    mine.store.remove_graph(ox.NamedNode(f"{OURS}background"))
    node = ox.NamedNode("http://example.org/n")
    mine.store.extend(ox.Quad(node, node, ox.Literal(one), ox.NamedNode(f"{OURS}tricky")) for one in TRICKY)
    mine.save(folder)
    return folder


@pytest.fixture
def less(tmp_path: Path, small: Path) -> Path:
    """A later build: a document less, and one in which something else is said."""
    mine = load(small)
    one, other = sorted(str(graph.value) for graph in mine.store.named_graphs() if "/document/" in str(graph.value))
    mine.store.remove_graph(ox.NamedNode(one))
    for quad in list(mine.store.quads_for_pattern(None, None, None, ox.NamedNode(other)))[::3]:
        mine.store.remove(quad)
    mine.save(tmp_path / "less")
    return tmp_path / "less"


def whole(folder: Path) -> set[str]:
    return quads_of((folder / "graph.nq").read_bytes())


def sent(
    url: str,
    folder: Path,
    *,
    protocol: str = "auto",
    replace: bool = False,
    said: Endpoints | None = None,
    credentials: Credentials | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Outcome:
    connection = Connection(credentials or Credentials(), 60.0, lambda seconds: None)
    source = open_source(folder, DEFAULT_BASE)
    with closing(source.file), closing(connection):
        endpoints = resolved(url, said or Endpoints(), protocol, connection)
        return push(source, endpoints, connection, DEFAULT_BASE, protocol=protocol, replace=replace, progress=progress)


def put(store: Store, name: str) -> None:
    node = ox.NamedNode("http://example.org/was")
    store.quads.add(ox.Quad(node, node, node, ox.NamedNode(name) if name else ox.DefaultGraph()))


@pytest.mark.parametrize("protocol", ["auto", *PROTOCOLS])
def test_the_store_holds_what_the_file_says_once_or_twice_and_after_a_change(
    store: Store, small: Path, less: Path, protocol: str
) -> None:
    for _ in range(2):
        done = sent(store.url, small, protocol=protocol)
        assert quads_of(store.quads) == whole(small)
        assert done.there and sum(done.there.values()) == done.statements == len(whole(small)) and done.others == ()
    gone = store.graphs() - {part.split("<")[-1].rstrip(">") for part in whole(less)}
    assert sent(store.url, less, protocol=protocol).others == tuple(gone) and len(gone) == 1
    kept = {one for one in whole(small) if one.endswith(f"<{next(iter(gone))}>")}
    assert quads_of(store.quads) == whole(less) | kept, "a graph of an earlier build stays"
    assert sent(store.url, less, protocol=protocol, replace=True).removed == tuple(gone)
    assert quads_of(store.quads) == whole(less)


@pytest.mark.parametrize("protocol", ["auto", *PROTOCOLS])
@pytest.mark.parametrize("replace", [False, True])
def test_what_is_not_ours_is_never_touched(store: Store, small: Path, protocol: str, replace: bool) -> None:
    for name in ("", THEIRS, f"{DEFAULT_BASE}graphs", OLD):
        put(store, name)
    done = sent(store.url, small, protocol=protocol, replace=replace)
    left = quads_of(store.quads) - whole(small)
    names = {one.rpartition("<")[2].rstrip(">") for one in left if one.count("<") == 4}
    assert names == {THEIRS, f"{DEFAULT_BASE}graphs"} | (set() if replace else {OLD})
    assert len(left) == len(names) + 1, "and the default graph"
    assert (done.removed, done.others) == (((OLD,), ()) if replace else ((), (OLD,)))


def test_an_empty_store_takes_all_at_once_and_another_graph_by_graph(store: Store, small: Path) -> None:
    assert sent(store.url, small).way == "quads"
    assert len(store.heard("POST")) == 3 and not store.heard("PUT", "DELETE")  # is it empty, the quads, what is there
    assert sent(store.url, small).way == "graphs"
    assert [one.graph for one in store.heard("PUT")] == sorted(store.graphs())


def test_many_graphs_go_in_requests_of_a_size_and_a_smaller_one_if_the_store_wants_it(
    store: Store, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocols, "TOGETHER", 1)
    sent(store.url, small)
    assert len([one for one in store.heard("POST") if one.path == "/store"]) == len(store.graphs())
    monkeypatch.undo()
    largest = max(int(one.headers["content-length"]) for one in store.heard("POST"))
    store.requests.clear()
    store.script = lambda request: Answer(413) if len_of(request) > largest else None
    sent(store.url, small, protocol="quads")
    assert quads_of(store.quads) == whole(small)
    assert len([one for one in store.heard("POST") if one.path == "/store"]) > 1


def len_of(request: Request) -> int:
    return int(request.headers.get("content-length", 0))


def test_an_update_goes_in_pieces_that_the_store_takes(
    store: Store, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocols, "STATEMENTS", 100)
    most = max(map(len, (small / "graph.nq").read_bytes().splitlines())) + 200  # one statement always goes
    store.script = lambda request: Answer(413) if len_of(request) > most else None
    sent(store.url, small, protocol="update")
    assert quads_of(store.quads) == whole(small) and INCOMING not in store.graphs()
    assert any(b"MOVE" in one.body for one in store.requests)


def test_a_large_graph_is_never_half_in_its_place(store: Store, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocols, "STATEMENTS", 100)
    seen: list[dict[str, int]] = []
    full = {name: number for name, number in numbers(whole(small)).items()}

    def looks(request: Request) -> Answer | None:
        seen.append(numbers(quads_of(store.quads)))
        return None

    for _ in range(2):
        store.script = looks
        sent(store.url, small, protocol="update")
    assert any(INCOMING in one for one in seen), "or nothing was sent in pieces"
    assert [one for one in seen if {name: full[name] for name in one.keys() - {INCOMING}} != without(one)] == []


def without(found: dict[str, int]) -> dict[str, int]:
    return {name: number for name, number in found.items() if name != INCOMING}


def numbers(quads: set[str]) -> dict[str, int]:
    names = [one.rpartition("<")[2].rstrip(">") for one in quads]
    return {name: names.count(name) for name in set(names)}


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_store_that_fails_in_the_middle_is_told_of_and_the_next_push_completes_it(
    store: Store, small: Path, monkeypatch: pytest.MonkeyPatch, protocol: str
) -> None:
    monkeypatch.setattr(protocols, "TOGETHER", 1)
    monkeypatch.setattr(protocols, "STATEMENTS", 100)
    sent(store.url, small, protocol="graphs")
    before, third = quads_of(store.quads), sorted(store.graphs())[2]

    def fails(request: Request) -> Answer | None:
        here = request.graph == third and request.method == "PUT"
        late = (
            request.path in ("/update", "/store")
            and len([one for one in store.requests if one.path == request.path]) > 4
        )
        return Answer(500, body=b"disk is full\nat line 1") if here or late and protocol != "graphs" else None

    store.requests.clear()
    store.script = fails
    with pytest.raises(PushError) as told:
        sent(store.url, small, protocol=protocol)
    said = str(told.value)
    assert "500 Internal Server Error: disk is full;" in said and "Run it again" in said and "\n" not in said
    done = re.search(r"(\d+) of (\d+) graphs \(([\d,]+) of ([\d,]+) statements\) are in the store, each whole", said)
    assert done and 0 <= int(done[1]) < int(done[2]) == len({one.rpartition("<")[2] for one in before})
    if protocol == "quads":
        assert "some may be missing" in said
    else:
        there = {one for one in quads_of(store.quads) if INCOMING not in one}
        assert there == before, "the old graph is there still"
        assert ("a part of one lies in" in said) == (INCOMING in store.graphs()) == (protocol == "update")
    store.script = lambda request: None
    sent(store.url, small, protocol=protocol)
    assert quads_of(store.quads) == before


def test_what_was_left_beside_its_place_is_taken_away_when_the_store_listens_again(
    store: Store, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocols, "STATEMENTS", 100)
    store.script = lambda request: Answer(500) if INCOMING in store.graphs() else None
    with pytest.raises(PushError, match="0 of"):
        sent(store.url, small, protocol="update", said=Endpoints(update=f"{store.url}/update"))
    assert store.graphs() == {INCOMING}
    store.script = lambda request: None
    assert sent(store.url, small, protocol="graphs").others == (INCOMING,)
    assert sent(store.url, small, protocol="graphs", replace=True).removed == (INCOMING,)
    put(store, INCOMING)
    sent(store.url, small, protocol="update")
    assert quads_of(store.quads) == whole(small)


def test_a_connection_that_is_cut_in_the_middle_costs_nothing(store: Store, small: Path) -> None:
    cut: list[str] = []

    def cuts(request: Request) -> Answer | None:
        if request.method == "PUT" and request.path not in cut:
            cut.append(request.path)
            return Answer(cut=True)
        return None

    store.script = cuts
    sent(store.url, small, protocol="graphs")
    assert quads_of(store.quads) == whole(small) and len(cut) == len(store.graphs())


@pytest.mark.parametrize(("refused", "way"), [({"POST /store"}, "graphs"), ({"POST /store", "PUT /store"}, "update")])
def test_auto_takes_the_next_way_if_the_store_has_not_the_first(
    store: Store, small: Path, refused: set[str], way: str
) -> None:
    def has_not(request: Request) -> Answer | None:
        return Answer(405) if f"{request.method} {request.path.partition('?')[0]}" in refused else None

    store.script = has_not
    assert sent(store.url, small).way == way and quads_of(store.quads) == whole(small)


def test_auto_sends_in_pieces_what_is_too_large_for_the_other_ways(
    store: Store, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocols, "STATEMENTS", 100)
    most = max(map(len, (small / "graph.nq").read_bytes().splitlines())) + 200
    store.script = lambda request: Answer(413, unread=True) if len_of(request) > most else None
    done = sent(store.url, small)
    assert done.way.endswith("update") and quads_of(store.quads) == whole(small)
    assert done.there and sum(done.there.values()) == done.statements


def test_a_store_that_takes_nothing_is_named_with_its_first_answer(store: Store, small: Path) -> None:
    store.script = lambda request: (
        Answer(405, body=b"read only") if request.path != "/query" and request.method != "GET" else None
    )
    with pytest.raises(PushError, match="405 Method Not Allowed: read only.*0 of 6 graphs"):
        sent(store.url, small)


@pytest.mark.parametrize(
    ("status", "hint"), [(401, "--user NAME"), (403, "may not write there"), (413, "--protocol update")]
)
def test_what_to_do_is_said_with_what_a_store_says(store: Store, small: Path, status: int, hint: str) -> None:
    store.script = lambda request: Answer(status) if request.method == "PUT" else None
    with pytest.raises(PushError, match=hint):
        sent(store.url, small, protocol="graphs")


def test_progress_counts_graphs_up_to_all(store: Store, small: Path) -> None:
    seen: list[tuple[int, int]] = []
    sent(store.url, small, protocol="graphs", progress=lambda done, total: seen.append((done, total)))
    number = len(store.graphs())
    assert seen == [(one, number) for one in range(1, number + 1)]


def test_what_was_lost_on_the_way_is_seen(store: Store, small: Path) -> None:
    def loses(request: Request) -> Answer | None:
        if request.graph.endswith("/entities"):
            return Answer(204)
        if "COUNT" in str(request.path) or request.path == "/query":
            for quad in list(store.quads.quads_for_pattern(None, None, None, ox.NamedNode(f"{OURS}tricky")))[:1]:
                store.quads.remove(quad)
        return None

    put(store, OLD)  # so that it goes graph by graph
    store.script = loses
    done = sent(store.url, small)
    source = open_source(small, DEFAULT_BASE)
    source.file.close()
    found = {part.name.removeprefix(OURS): (part.statements, there) for part, there in done.differing(source)}
    assert found["tricky"] == (len(TRICKY), len(TRICKY) - 1) and found["entities"][1] == 0 and len(found) == 2


def test_where_nothing_can_be_asked_that_is_said_and_nothing_is_removed(store: Store, small: Path) -> None:
    said = Endpoints(graph_store=f"{store.url}/store", query=f"{store.url}/nowhere")
    done = sent(store.url, small, said=said)
    assert done.there is None and "404" in done.unknown and list(done.differing(open_source(small, DEFAULT_BASE))) == []
    put(store, OLD)
    with pytest.raises(PushError, match="all graphs were sent, and none was removed.*404"):
        sent(store.url, small, said=said, replace=True)
    with pytest.raises(PushError, match="--replace has to ask.*--query URL"):
        sent(store.url, small, said=Endpoints(update=f"{store.url}/other"), replace=True)
    assert OLD in store.graphs()


def test_a_store_that_misunderstands_what_is_ours_loses_nothing_of_its_own(store: Store, small: Path) -> None:
    put(store, THEIRS)
    all_of_them = b'{"results": {"bindings": [{"g": {"value": "%s"}, "n": {"value": "1"}}]}}' % THEIRS.encode()
    store.script = lambda request: Answer(body=all_of_them) if request.path == "/query" else None
    assert sent(store.url, small, replace=True).removed == () and THEIRS in store.graphs()


def test_graphs_are_counted_over_many_pages(store: Store) -> None:
    names = [f"{OURS}{number:03}" for number in range(23)]
    for name in names:
        put(store, name)
    put(store, THEIRS)
    connection = Connection(Credentials())
    with closing(connection):
        assert counted(connection, f"{store.url}/query", OURS, page=5) == dict.fromkeys(names, 1)
        assert len(store.requests) == 5
        assert holds(connection, f"{store.url}/query", OURS)
        assert not holds(connection, f"{store.url}/query", "http://example.org/none")


@pytest.mark.parametrize("answer", [b"", b"[]", b'{"results": 3}', b'{"results": {"bindings": [{"g": 1}]}}', b"<html>"])
def test_an_answer_that_is_none_is_said(store: Store, answer: bytes) -> None:
    store.script = lambda request: Answer(body=answer)
    connection = Connection(Credentials())
    with closing(connection), pytest.raises(PushError, match="does not answer a question about its graphs: 200"):
        counted(connection, f"{store.url}/query", OURS)


def test_protocols_are_named() -> None:
    check_protocol("auto")
    with pytest.raises(FormatError, match="no protocol 'ftp'; there are auto, quads, graphs, update"):
        check_protocol("ftp")


# -- stores of others, on this machine ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not oxigraph_installed():
        pytest.skip("the Oxigraph server is not installed: PyPI package `oxigraph`")
    with oxigraph_running(tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


def dump(url: str) -> set[str]:
    connection = Connection(Credentials())
    with closing(connection):
        return quads_of(connection.request("GET", f"{url}/store", accept="application/n-quads").text.encode())


@pytest.mark.parametrize("protocol", ["auto", *PROTOCOLS])
def test_oxigraphs_server_holds_what_the_file_says(
    oxigraph: str, built: Path, small: Path, less: Path, protocol: str
) -> None:
    for folder, replace in ((built, True), (small, True), (small, False), (less, True)):
        done = sent(oxigraph, folder, protocol=protocol, replace=replace)
        assert dump(oxigraph) == whole(folder), folder
        assert done.there and sum(done.there.values()) == done.statements


def half(size: int) -> Body:
    """A body of which the first half comes, up to the end of a line, and then nothing."""
    line = b'<http://example.org/a> <http://example.org/b> "%06d" .\n'

    def pieces() -> Iterator[bytes]:
        yield b"".join(line % number for number in range(size))
        raise ConnectionAbortedError("pulled out")

    return Body(2 * size * len(line % 0), pieces)


def test_a_graph_stays_as_it_was_if_the_line_is_cut_while_another_comes(oxigraph: str, small: Path) -> None:
    sent(oxigraph, small, replace=True)
    connection = Connection(Credentials(), 60.0, lambda seconds: None)
    for method, kind in (("PUT", "application/n-triples"), ("POST", "application/n-triples")):
        with pytest.raises(PushError, match="pulled out"):
            connection.request(method, f"{oxigraph}/store?graph={OURS}entities", half(1_000), kind=kind)
    assert dump(oxigraph) == whole(small)


@pytest.fixture(scope="module")
def openlink(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not virtuoso.installed():
        pytest.skip("Virtuoso is not installed")
    with virtuoso.running(tmp_path_factory.mktemp("virtuoso")) as (_, url):
        yield url


def held(url: str, name: str) -> set[str]:
    """The triples of a graph in Virtuoso."""
    connection = Connection(Credentials("dba", "dba"))
    with closing(connection):
        at = f"{url}/sparql-graph-crud-auth?graph={name}"
        return quads_of(connection.request("GET", at, accept="application/n-triples").text.encode())


@pytest.mark.slow
@pytest.mark.parametrize("protocol", ["auto", "graphs", "update"])
def test_virtuoso_holds_what_the_file_says(openlink: str, built: Path, small: Path, less: Path, protocol: str) -> None:
    mine = Credentials("dba", "dba")
    for folder, replace in ((built, True), (small, True), (small, False), (less, True)):
        done = sent(openlink, folder, protocol=protocol, replace=replace, credentials=mine)
        assert done.there and list(done.differing(open_source(folder, DEFAULT_BASE))) == [] and done.others == ()
        for name in (f"{OURS}entities", f"{OURS}tricky", f"{OURS}reported"):
            mine_here = {one.removesuffix(f" <{name}>") for one in whole(folder) if one.endswith(f"<{name}>")}
            assert {like(one) for one in held(openlink, name)} == {like(one) for one in mine_here}, (folder, name)


def like(triple: str) -> str:
    """Booleans as Virtuoso writes them: as integers."""
    for word, number in (("true", 1), ("false", 0)):
        triple = re.sub(rf'"(?:{word}|{number})"\^\^<\S+#(?:boolean|integer)>', f'"{number}"', triple)
    return triple


@pytest.mark.slow
def test_virtuoso_keeps_a_graph_as_it_was_if_the_line_is_cut(openlink: str, small: Path) -> None:
    mine, name = Credentials("dba", "dba"), f"{OURS}entities"
    sent(openlink, small, credentials=mine)
    before = held(openlink, name)
    connection = Connection(mine, 60.0, lambda seconds: None)
    with pytest.raises(PushError, match="pulled out"):
        at = f"{openlink}/sparql-graph-crud-auth?graph={name}"
        connection.request("PUT", at, half(1_000), kind="application/n-triples")
    assert held(openlink, name) == before


@pytest.mark.slow
def test_virtuoso_says_who_may_not_write(openlink: str, small: Path) -> None:
    with pytest.raises(PushError, match="asks who you are"):
        sent(openlink, small)
    with pytest.raises(PushError, match="does not take that name and password"):
        sent(openlink, small, credentials=Credentials("dba", "wrong"))
