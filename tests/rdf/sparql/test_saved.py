"""Every saved question has its words, runs, and answers right on a small graph; some are asked of the seeds too."""

import json
import re
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest

from kg.graph import Graph
from kg.model.namespaces import DEFAULT_BASE
from kg.ontology import load_ontology
from kg.rdf.sparql import saved
from kg.rdf.sparql.queries import Table, prefixes, query
from tests.support.places import FIXTURES, SHARED

pytestmark = pytest.mark.slow  # whole builds, again and again

Ask = Callable[[str], list[str]]
SEEDS = SHARED / "seeds"
NAMES = sorted(path.stem for path in (load_ontology().folder / "queries").glob("*.rq"))
# Rows in their order, cells joined by " | "; a cell without a value is empty.
ANSWERS: dict[str, list[str]] = json.loads((FIXTURES / "questions.json").read_text(encoding="utf-8"))


def text_of(name: str) -> str:
    """The SPARQL of a question."""
    return saved.text_of(name, load_ontology().folder)


def quads() -> list[ox.Quad]:
    """The small graph."""
    return list(ox.parse(path=str(FIXTURES / "questions.trig"), format=ox.RdfFormat.TRIG))


def filled(given: list[ox.Quad]) -> ox.Store:
    store = ox.Store()
    for quad in given:
        store.add(quad)
    return store


def rows(table: Table) -> list[str]:
    return [" | ".join(cell or "" for cell in row) for row in table.rows]


@pytest.fixture(scope="module")
def small() -> ox.Store:
    return filled(quads())


def test_there_are_questions_and_each_has_an_answer() -> None:
    assert len(NAMES) >= 26
    assert sorted(ANSWERS) == NAMES
    assert [row["name"] for row in saved.listing(load_ontology().folder)] == NAMES
    assert not [name for name, answer in ANSWERS.items() if not answer], "an empty answer tests nothing"


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_put_in_chinese_and_in_english(name: str) -> None:
    lines = text_of(name).splitlines()
    assert re.fullmatch(r"# .*[\u4e00-\u9fff].*？", lines[0])
    assert re.fullmatch(r"# [A-Z][^\u4e00-\u9fff]*\?", lines[1])
    assert not [line for line in lines if line.startswith("PREFIX")]
    assert "ORDER BY" in text_of(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_question_has_the_answer_found_by_hand(small: ox.Store, name: str) -> None:
    assert rows(query(small, text_of(name), DEFAULT_BASE)) == ANSWERS[name]


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_does_not_depend_on_the_order_of_the_quads(name: str) -> None:
    assert rows(query(filled(quads()[::-1]), text_of(name), DEFAULT_BASE)) == ANSWERS[name]


# -- Engines: the same solutions, in the same order, whether the default graph is the union of all graphs or holds all -----


@pytest.fixture(scope="module", params=["Oxigraph", "rdflib"])
def engine(request: pytest.FixtureRequest, small: ox.Store) -> dict[str, Ask]:
    """How an engine answers, without anything of ours but the prefixes, over the union of named graphs and over Turtle."""
    quads = ox.serialize(small, format=ox.RdfFormat.N_QUADS) or b""
    turtle = ox.serialize((quad.triple for quad in small), format=ox.RdfFormat.TURTLE) or b""
    if request.param == "Oxigraph":
        plain = ox.Store()
        plain.load(turtle, format=ox.RdfFormat.TURTLE)
        return {
            "union": lambda text: of_oxigraph(small.query(text, use_default_graph_as_union=True)),
            "no union": lambda text: of_oxigraph(plain.query(text)),
        }
    import rdflib

    dataset, graph = rdflib.Dataset(default_union=True), rdflib.Graph()
    dataset.parse(data=quads, format="nquads")
    graph.parse(data=turtle, format="turtle")
    return {"union": lambda text: of_rdflib(dataset.query(text)), "no union": lambda text: of_rdflib(graph.query(text))}


def of_oxigraph(found: Any) -> list[str]:
    return [" | ".join("" if value is None else value.value for value in row) for row in found]


def of_rdflib(found: Any) -> list[str]:
    return [" | ".join("" if value is None else str(value) for value in row) for row in found]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", NAMES)
def test_a_question_has_one_answer_in_every_engine(engine: dict[str, Ask], name: str) -> None:
    for way, ask in engine.items():
        assert ask(prefixes(DEFAULT_BASE) + text_of(name)) == ANSWERS[name], way


def test_no_name_in_a_question_has_an_escaped_slash() -> None:
    """rdflib takes the backslash for a part of the name and answers with nothing, or with everything."""
    assert not [name for name in NAMES if "\\/" in text_of(name)]


@pytest.mark.parametrize("name", NAMES)
def test_a_question_runs_on_an_empty_graph(name: str) -> None:
    assert not rows(query(ox.Store(), text_of(name), DEFAULT_BASE))


def test_the_evidence_of_the_small_graph_is_in_its_texts(small: ox.Store) -> None:
    evidence = "[ oa:hasSource/kg:text ?text ; oa:hasSelector [ oa:start ?start ; oa:end ?end ; oa:exact ?quote ] ]"
    properties = "kg:evidence|kg:contentEvidence|kg:sourceEvidence"
    found = query(small, f"SELECT * WHERE {{ ?record {properties} {evidence} }}", DEFAULT_BASE)
    assert len(found) > 20
    for row in found:
        assert str(row["text"])[int(str(row["start"])) : int(str(row["end"]))] == row["quote"]
    content = "?claim kg:contentText ?text ; kg:contentEvidence/oa:hasSelector/oa:exact ?quote FILTER(?text != ?quote)"
    assert not rows(query(small, f"SELECT ?claim WHERE {{ {content} }}", DEFAULT_BASE))


# -- The seeds: facts that the five texts state -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def seeds() -> Graph:
    if not SEEDS.is_dir():
        pytest.skip("no seeds beside this checkout")
    from kg.pipeline import build

    return build([SEEDS])


def asked(graph: Graph, name: str, *columns: str) -> list[tuple[str, ...]]:
    """The answer's columns, in its order."""
    return [tuple(row[column] or "" for column in columns) for row in graph.query(text_of(name))]


@pytest.mark.slow
class TestSeeds:
    """One question a test."""

    def test_five_states_and_their_group_issued_the_joint_statement(self, seeds: Graph) -> None:
        found = set(asked(seeds, "documents-issued", "issuer_key", "text_key"))
        issuers = ("state:CHN", "state:FRA", "state:GBR", "state:RUS", "state:USA", "group:P5")
        assert {(issuer, "doc:P5-joint-statement-2022") for issuer in issuers} <= found

    def test_wang_yi_met_stoltenberg(self, seeds: Graph) -> None:
        found = {(frozenset(row[:2]), row[2]) for row in asked(seeds, "meetings", "one_key", "other_key", "date")}
        assert (frozenset({"person:王毅", "person:斯托尔滕贝格"}), "2021-09-27") in found

    def test_china_denies_that_the_ban_treaty_is_customary_law(self, seeds: Graph) -> None:
        found = asked(seeds, "claims-about-tpnw", "speaker_key", "act", "content")
        assert any(row[:2] == ("state:CHN", "否认") and row[2].startswith("《禁止核武器条约》不反映") for row in found)

    def test_officials_hold_the_posts_that_the_texts_give_them(self, seeds: Graph) -> None:
        assert {
            ("person:赵立坚", "外交部发言人"),
            ("person:傅聪", "外交部军控司司长"),
            ("person:马朝旭", "外交部副部长"),
            ("person:王毅", "国务委员"),
        } <= set(asked(seeds, "posts", "person_key", "post"))

    def test_china_criticizes_the_united_states_and_japan(self, seeds: Graph) -> None:
        found = set(asked(seeds, "criticism", "side_key", "target_key"))
        assert {("state:CHN", "state:USA"), ("state:CHN", "state:JPN")} <= found

    def test_zhao_lijian_pledges_no_first_use(self, seeds: Graph) -> None:
        found = asked(seeds, "no-first-use", "speaker_key", "act", "content")
        assert any(row[:2] == ("person:赵立坚", "承诺") and "不首先使用核武器" in row[2] for row in found)

    def test_nato_is_worried_about_china(self, seeds: Graph) -> None:
        found = set(asked(seeds, "concerns", "speaker_key", "behalf", "target_key"))
        assert ("person:斯托尔滕贝格", "北大西洋公约组织", "state:CHN") in found

    def test_stoltenberg_asks_china_to_keep_its_commitments(self, seeds: Graph) -> None:
        found = asked(seeds, "requests", "speaker_key", "target_key", "content")
        assert any(row[:2] == ("person:斯托尔滕贝格", "state:CHN") and "遵守国际承诺" in row[2] for row in found)

    def test_hua_chunying_denies_an_arms_race(self, seeds: Graph) -> None:
        found = asked(seeds, "denials", "speaker_key", "behalf", "content")
        assert any(row[:2] == ("person:华春莹", "中国") and "核军备竞赛" in row[2] for row in found)

    def test_the_npt_is_named_in_four_documents_and_most(self, seeds: Graph) -> None:
        assert asked(seeds, "treaties", "treaty_key", "documents")[0] == ("treaty:NPT", "4")

    def test_the_five_have_their_members(self, seeds: Graph) -> None:
        found = [key for (key,) in asked(seeds, "p5-members", "state_key")]
        assert found == ["state:CHN", "state:FRA", "state:GBR", "state:RUS", "state:USA"]

    def test_zhao_lijian_was_at_the_press_conference_of_21_january(self, seeds: Graph) -> None:
        found = asked(seeds, "event-participants", "participant_key", "date", "event")
        assert any(row[:2] == ("person:赵立坚", "2022-01-21") and "记者会" in row[2] for row in found)

    def test_the_documents_have_their_dates(self, seeds: Graph) -> None:
        found = [date for (date,) in asked(seeds, "documents", "date")]
        assert found == ["2021-09-28", "2022-01-03", "2022-01-04", "2022-01-04", "2022-01-21"]

    def test_no_accusation_became_a_withdrawal(self, seeds: Graph) -> None:
        assert asked(seeds, "treaty-exits", "party_key") == []
