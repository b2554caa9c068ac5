"""A thousand hostile queries: each is answered or refused in words, the server lives on, its memory stays, good ones pass."""

import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

pytest.importorskip("starlette")

from kg.rdf.sparql import saved
from tests.support.places import ROOT

pytestmark = pytest.mark.slow

SEED = 13
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
GOOD = "SELECT (COUNT(*) AS ?n) { ?d a kg:Document }"
SIGNS = "{}()[]<>.;,?$:#\"'\\/|*+-=!&^@_ \n\t\0é核\u202e"
MOST = 400  # MB that the server itself may hold


def hostile(random: random.Random) -> Iterator[str]:
    """A thousand, of every kind that has hurt an endpoint."""
    for number in range(12):  # without end
        yield f"SELECT (COUNT(*) AS ?n) {{ {CROSS} FILTER(STR(?a) < STR(?d) && STR(?d) < STR(?{'ghi'[number % 3]})) }}"
        yield f"SELECT ?a {{ {CROSS} }} ORDER BY ?{'abcdefghi'[number % 9]} ?i"
        yield f"SELECT (COUNT(*) AS ?n) {{ ?a (<urn:{number}>|!<urn:x>|^(<urn:x>|!<urn:x>))* ?b . ?c (<urn:x>|!<urn:x>)* ?d . ?b ?p ?c }}"
    for number in range(60):  # deep
        opened, closed = random.choice(["{}", "()", "[]"])
        yield f"ASK {{ FILTER {opened * (90 + 40 * number)}{closed * (90 + 40 * number)} }}"
        yield "ASK " + "{ OPTIONAL " * (40 * number) + "{}" + " }" * (40 * number)
        yield "ASK { FILTER(" + "!" * (200 * number) + "true) }"
    for number in range(60):  # long
        yield "ASK { " + "?s ?p ?o . " * (200 * number) + "}"
        yield "ASK { FILTER(1" + "+1" * (50 * number) + " = 1) }"
        yield "SELECT * { VALUES ?x { " + "1 " * (1_500 * number) + "} }"
        yield f"ASK {{ FILTER(REGEX('{'a' * 1_000}', '(a*)*{number}b')) }}"
        yield f"SELECT (CONCAT({', '.join(['STR(?o)'] * (number + 1))}) AS ?x) {{ ?s ?p ?o }}"
    for number in range(30):  # abroad, and what changes
        yield f"SELECT * {{ SERVICE {'SILENT ' * (number % 2)}<http://127.0.0.1:9/{number}> {{ ?s ?p ?o }} }}"
        yield f"SELECT * FROM <http://127.0.0.1:9/{number}> {{ ?s ?p ?o }}"
        yield f"SELECT * FROM <file:///etc/{number}> {{ ?s ?p ?o }}"
        yield random.choice(
            [
                "LOAD <http://127.0.0.1:9/>",
                "CLEAR ALL",
                "DROP ALL",
                "CREATE GRAPH <urn:a>",
                "INSERT DATA { <urn:a> <urn:b> 1 }",
            ]
        )
    texts = [saved.text_of(str(row[0]), ROOT / "ontology") for row in saved.listing(ROOT / "ontology").rows]
    while True:  # damaged
        text = list(random.choice(texts))
        for _ in range(random.randrange(1, 30)):
            at = random.randrange(len(text))
            text[at : at + random.randrange(3)] = random.choice(SIGNS)
        yield "".join(text)


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    """A server of its own, as it is started by hand."""
    command = [sys.executable, "-m", "kg", "serve", str(built), "--no-open", "--timeout", "0.5", "--memory", "300"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stderr
        said = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert found, said
        yield f"{found[0]} {process.pid}"
        process.terminate()
        assert process.wait(20) in (0, -15)


def ask(address: str, query: str) -> tuple[int, bytes]:
    request = Request(address + "sparql", urlencode({"query": query}).encode(), {"Accept": "text/csv"})
    try:
        with urlopen(request, timeout=30) as found:
            return found.status, found.read()
    except HTTPError as error:
        return error.code, error.read()


def held(process: str) -> float:
    """MB of memory."""
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+)", status)
    assert found
    return int(found[1]) / 1000


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="nobody says here how much memory a process has")
def test_a_thousand_hostile_queries_hurt_nobody(address: str) -> None:
    where, process = address.split()
    queries, codes = hostile(random.Random(SEED)), Counter[int]()
    good = ask(where, GOOD)
    begun = time.monotonic()
    for number in range(1_000):
        code, said = ask(where, next(queries))
        codes[code] += 1
        assert code in (200, 400, 413, 503), (code, said)
        assert code == 200 or said.strip(), code
        if number % 20 == 0:
            assert ask(where, GOOD) == good
            assert held(process) < MOST
    print(f"1,000 queries in {time.monotonic() - begun:.0f} s: {dict(codes)}; {held(process):.0f} MB held")
    assert codes[400] > 300 and codes[503] >= 20 and codes[200] > 100
