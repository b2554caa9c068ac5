"""Stores and engines of others, where they are installed: they answer the saved questions as Oxigraph and rdflib do.

Debian's Virtuoso has no switch for its default graph: it is always the union of all graphs, and triples that stand in
two of them count twice there.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph import Graph
from kg.model.namespaces import DEFAULT_BASE
from kg.rdf.sparql.queries import prefixes
from tests.rdf.sparql.test_saved import ANSWERS, FIXTURES, NAMES, text_of
from tests.support import virtuoso

COMUNICA = shutil.which(os.environ.get("COMUNICA", "comunica-sparql-file"))
# Comunica 4.5 leaves a COUNT unbound if one row of its group lacks the variable; the others count the rows that have it.
MISCOUNTED = {"documents", "nuclear-weapon-free-zones", "p5-members", "people", "speakers", "treaties"}
CLAIMED = "ASK { state:GBR kg:withdrewFrom treaty:NPT }"  # a text of the pair says that somebody says so
COUNT = "SELECT (COUNT(?claim) AS ?claims) { ?claim a kg:Claim }"

pytestmark = pytest.mark.slow


def questions() -> bytes:
    quads = ox.parse(path=str(FIXTURES / "questions.trig"), format=ox.RdfFormat.TRIG)
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not virtuoso.installed():
        pytest.skip("Virtuoso is not installed")
    with virtuoso.serving(questions(), tmp_path_factory.mktemp("virtuoso")) as endpoint:
        yield endpoint


@pytest.mark.parametrize("name", NAMES)
def test_virtuoso_has_the_same_solutions(small: str, name: str) -> None:
    """Their order may differ: Virtuoso sorts what is not bound, and Chinese, in its own way."""
    assert sorted(virtuoso.rows(small, prefixes(DEFAULT_BASE) + text_of(name))) == sorted(ANSWERS[name])


def test_a_claim_is_no_fact_in_virtuoso_and_counts_once(graph: Graph, built: Path, tmp_path: Path) -> None:
    if not virtuoso.installed():
        pytest.skip("Virtuoso is not installed")
    with virtuoso.serving((built / "graph.nq").read_bytes(), tmp_path) as endpoint:
        assert virtuoso.rows(endpoint, prefixes(graph.base) + CLAIMED) == ["false"]
        assert virtuoso.rows(endpoint, prefixes(graph.base) + COUNT) == [str(len(graph.claims))]


@pytest.mark.skipif(
    not COMUNICA, reason="Comunica is not installed: npm package @comunica/query-sparql-file, or COMUNICA"
)
@pytest.mark.parametrize(
    "name",
    [pytest.param(one, marks=pytest.mark.xfail(strict=True)) if one in MISCOUNTED else one for one in NAMES],
)
def test_comunica_has_the_same_solutions(name: str, tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(questions())
    (tmp_path / "ask.rq").write_text(prefixes(DEFAULT_BASE) + text_of(name), encoding="utf-8")
    options = ["--unionDefaultGraph", "-t", "application/sparql-results+json"]
    command = [str(COMUNICA), str(tmp_path / "graph.nq"), "-f", str(tmp_path / "ask.rq"), *options]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=120).stdout)
    names, bindings = found["head"]["vars"], found["results"]["bindings"]
    rows = [" | ".join(row.get(name, {}).get("value", "") for name in names) for row in bindings]
    assert sorted(rows) == sorted(ANSWERS[name])
