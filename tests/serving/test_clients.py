"""Clients that people have, against a server that listens: SPARQLWrapper, pandas, curl. What they read is what the graph says."""

import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas
import pytest
import rdflib

pytest.importorskip("starlette")

import SPARQLWrapper

from kg.graph import Graph
from kg.serving.running import Server
from tests.serving.conftest import server_of
from tests.support.places import ROOT

ROWS = "SELECT ?claim ?speaker ?quote WHERE { ?claim a kg:Claim ; kg:speaker ?speaker ; kg:contentText ?quote } ORDER BY ?claim ?speaker"
TRIPLES = "CONSTRUCT { ?claim kg:speaker ?speaker } WHERE { ?claim a kg:Claim ; kg:speaker ?speaker }"
DESCRIBED = "DESCRIBE treaty:NPT"
needs_curl = pytest.mark.skipif(not shutil.which("curl"), reason="no curl")


@pytest.fixture(scope="module")
def server(sample_folder: Path) -> Iterator[Server]:
    with server_of(sample_folder) as server:
        yield server


def asked(
    server: Server, query: str, form: str | None = None, *, post: bool = False, only_connection: bool = True
) -> Any:
    """A question as SPARQLWrapper sends it."""
    client = SPARQLWrapper.SPARQLWrapper(f"{server.address}sparql")
    client.setQuery(query)
    client.setOnlyConneg(only_connection)  # else it sends the format by six further parameters too
    if form:
        client.setReturnFormat(form)
    if post:
        client.setMethod(SPARQLWrapper.POST)
    return client.query()


def plain(rows: Any) -> list[tuple[str, ...]]:
    return [tuple(str(row[name]) for name in ("claim", "speaker", "quote")) for row in rows]


@pytest.fixture(scope="module")
def rows(sample: Graph) -> list[tuple[str, ...]]:
    """What `graph.query` says."""
    found = plain(sample.query(ROWS))
    assert len(found) > 100
    return found


# -- SPARQLWrapper -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("post", [False, True])
@pytest.mark.parametrize("only_connection", [False, True])
def test_sparqlwrapper_reads_the_rows_as_json(
    server: Server, rows: list[tuple[str, ...]], post: bool, only_connection: bool
) -> None:
    found = asked(server, ROWS, SPARQLWrapper.JSON, post=post, only_connection=only_connection).convert()
    assert found["head"]["vars"] == ["claim", "speaker", "quote"]
    assert plain({name: one["value"] for name, one in row.items()} for row in found["results"]["bindings"]) == rows


def test_sparqlwrapper_reads_the_rows_as_xml(server: Server, rows: list[tuple[str, ...]]) -> None:
    document = asked(server, ROWS, SPARQLWrapper.XML).convert()
    results = [
        {one.getAttribute("name"): one.firstChild.firstChild.data for one in result.getElementsByTagName("binding")}
        for result in document.getElementsByTagName("result")
    ]
    assert plain(results) == rows


@pytest.mark.parametrize(("form", "separator"), [(SPARQLWrapper.CSV, ","), (SPARQLWrapper.TSV, "\t")])
def test_sparqlwrapper_reads_the_rows_as_a_table(
    server: Server, rows: list[tuple[str, ...]], form: str, separator: str
) -> None:
    text = asked(server, ROWS, form).convert().decode("utf-8")
    table = pandas.read_csv(io.StringIO(text), sep=separator, dtype=str, keep_default_na=False)
    if form == SPARQLWrapper.TSV:  # terms stand there as in Turtle, under names with question marks
        terms = [
            tuple(str(rdflib.util.from_n3(row[name])) for name in ("?claim", "?speaker"))
            for row in table.to_dict("records")
        ]
        assert terms == [row[:2] for row in rows]
    else:
        assert plain(table.to_dict("records")) == rows


@pytest.mark.parametrize("post", [False, True])
def test_sparqlwrapper_reads_a_yes_or_no(server: Server, post: bool) -> None:
    for query, answer in (("ASK { ?claim a kg:Claim }", True), ("ASK { ?claim a kg:Unicorn }", False)):
        assert asked(server, query, SPARQLWrapper.JSON, post=post).convert()["boolean"] is answer
        document = asked(server, query, SPARQLWrapper.XML, post=post).convert()
        assert document.getElementsByTagName("boolean")[0].firstChild.data == str(answer).lower()


@pytest.mark.parametrize("post", [False, True])
@pytest.mark.parametrize("form", [SPARQLWrapper.TURTLE, SPARQLWrapper.N3, SPARQLWrapper.RDFXML, SPARQLWrapper.JSONLD])
@pytest.mark.parametrize("query", [TRIPLES, DESCRIBED])
def test_sparqlwrapper_reads_a_graph(server: Server, sample: Graph, form: str, query: str, post: bool) -> None:
    wanted = rdflib.Graph().parse(data=sample.query(query).turtle, format="turtle")
    found = asked(server, query, form, post=post).convert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
    assert len(wanted) > 5
    assert set(graph) == set(wanted)


def test_sparqlwrapper_hears_what_is_wrong(server: Server) -> None:
    with pytest.raises(SPARQLWrapper.SPARQLExceptions.QueryBadFormed, match="expected"):
        asked(server, "SELECT * WHERE {", SPARQLWrapper.JSON)


# -- pandas ------------------------------------------------------------------------------------------------------------


def test_pandas_reads_the_rows_of_a_query(server: Server, rows: list[tuple[str, ...]]) -> None:
    from urllib.parse import urlencode

    found = pandas.read_csv(f"{server.address}sparql?{urlencode({'query': ROWS, 'format': 'csv'})}", dtype=str)
    assert plain(found.to_dict("records")) == rows


def test_pandas_reads_the_claims_of_the_api(server: Server, sample: Graph) -> None:
    wanted = {one["claim"]: one for one in sample.claims if one["illocution"] == "criticize"}
    table = pandas.read_csv(
        f"{server.address}api/claims?illocution=criticize&limit=200&format=csv", keep_default_na=False
    )
    assert set(table.iri) == wanted.keys()
    for row in table.itertuples():
        one = wanted[row.iri]
        assert (row.speaker, row.content_at_start, row.content_at_end) == (one["speaker"], one["start"], one["end"])
        assert [*filter(None, row.targets.split("; "))] == one["targets"]
    by_target = table.assign(targets=table.targets.str.split("; ")).explode("targets").groupby("targets").size()
    assert by_target["state:USA"] == sum("state:USA" in one["targets"] for one in wanted.values())
    counted = pandas.read_json(f"{server.address}api/claims/counts?by=illocution", orient="records", typ="series")
    counts = pandas.DataFrame(counted["items"]).set_index("value").claims
    assert counts["illocution:criticize"] == len(wanted)


def test_pandas_makes_a_matrix_of_positions(server: Server, sample: Graph) -> None:
    from kg.positions.ledger import matrix

    pages = [pandas.read_csv(f"{server.address}api/matrix?format=csv&limit=200&offset={at}") for at in (0, 200)]
    table = pandas.concat(pages).pivot_table(index="actor", columns=["subject", "stance"], values="count", fill_value=0)
    for cell in matrix(sample):
        for stance in cell["claims"]:
            known = table.get((cell["subject"], stance))
            assert (0 if known is None else known.get(cell["actor"], 0)) == cell[stance]


# -- curl --------------------------------------------------------------------------------------------------------------


def curl(*arguments: str) -> bytes:
    return subprocess.run(["curl", "-sS", "--fail-with-body", *arguments], capture_output=True, check=True).stdout


@needs_curl
def test_curl_gets_data_and_not_a_page(server: Server, rows: list[tuple[str, ...]]) -> None:
    endpoint = f"{server.address}sparql"
    for arguments in (
        ("--get", "--data-urlencode", f"query={ROWS}", endpoint),
        ("--data-urlencode", f"query={ROWS}", endpoint),
        ("--data-binary", ROWS, "-H", "Content-Type: application/sparql-query", endpoint),
    ):
        found = json.loads(curl(*arguments))
        assert plain({name: one["value"] for name, one in row.items()} for row in found["results"]["bindings"]) == rows
    turtle = curl("-H", "Accept: text/turtle", "--data-urlencode", f"query={TRIPLES}", endpoint)
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) == len(rows)


@needs_curl
def test_curl_follows_the_links_from_page_to_page(server: Server, sample: Graph, tmp_path: Path) -> None:
    address, seen = f"{server.address}api/claims?limit=50", []
    while address:
        found = json.loads(curl(address, "-D", str(tmp_path / "head")))
        seen += [one["iri"] for one in found["items"]]
        head = (tmp_path / "head").read_text("utf-8").lower()
        assert (f'link: <{found["next"]}>; rel="next"' in head) if found["next"] else "link:" not in head
        address = found["next"]
    assert sorted(seen) == sorted(one["claim"] for one in sample.claims) and len(set(seen)) == len(seen)


@needs_curl
def test_curl_is_told_when_it_has_an_answer(server: Server, tmp_path: Path) -> None:
    tag, answer = str(tmp_path / "tag"), str(tmp_path / "answer")
    address = f"{server.address}api/entities/treaty:NPT"
    told = ("-w", "%{http_code}", "-o", answer)
    assert curl(address, "--etag-save", tag, *told) == b"200"
    assert json.loads(Path(answer).read_text("utf-8"))["item"]["ref"]["key"] == "treaty:NPT"
    assert curl(address, "--etag-compare", tag, *told) == b"304"


@needs_curl
def test_every_address_of_the_documentation_answers(server: Server) -> None:
    page = (ROOT / "docs" / "api.md").read_text("utf-8").replace("{here}", "http://127.0.0.1:8000")
    addresses = sorted(set(re.findall(r"http://127\.0\.0\.1:8000(/[^\s`'\")]*)", page)))
    assert len(addresses) > 5
    for address in addresses:
        assert curl("-L", server.address.rstrip("/") + address), address


@needs_curl
def test_curl_reconciles_as_openrefine_does(server: Server) -> None:
    queries = json.dumps({"q0": {"query": "美國"}}, ensure_ascii=False)
    found = json.loads(curl("--data-urlencode", f"queries={queries}", f"{server.address}reconcile"))
    assert [(one["id"], one["match"]) for one in found["q0"]["result"]][:1] == [("state:USA", True)]
