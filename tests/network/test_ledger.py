"""The ledger beside the network is that of `kg positions`, record for record."""

from pathlib import Path

import pytest

from kg.export.page.data import page_data
from kg.graph import Graph, load
from kg.network.entities import network
from kg.network.ledger import with_ledger
from kg.network.standing import Ledger
from kg.pipeline import build
from kg.positions.differences import differences
from kg.positions.filtering import Filter
from kg.positions.ledger import positions
from tests.support.making import graph_of
from tests.support.places import FIXTURES

pytestmark = pytest.mark.slow  # whole builds, again and again

VOTE = "联合国大会通过关于不首先使用核武器的决议草案，中国投了赞成票，美国投了反对票，日本弃权。"
SAID = "中国外交部发言人毛宁3日表示，中方支持《禁止核武器条约》的宗旨。"


@pytest.fixture(scope="module")
def sample() -> Graph:
    return build(FIXTURES / "sample")


def ledger_of(graph: Graph) -> Ledger:
    return with_ledger(network(graph.records(), graph.ontology), graph).ledger


@pytest.mark.parametrize("topic", ["NPT", "TPNW", "NFU", "no first use", "AUKUS", "不扩散核武器条约", "核潜艇"])
def test_the_stands_on_a_subject_are_those_that_the_command_prints(sample: Graph, topic: str) -> None:
    printed = positions(sample, Filter(topic=topic))
    keys = {one["subject"] for one in printed}
    wanted = {
        (one["subject"], one["actor"], one["stance"], one["change"], one["claim"], one["earlier"] or "")
        for one in printed
    }
    assert {one for one in ledger_of(sample).stands if one.subject in keys} == wanted
    assert len(printed) == sum(one.subject in keys for one in ledger_of(sample).stands)


def test_differences_are_those_that_the_command_prints(sample: Graph) -> None:
    ledger = ledger_of(sample)
    printed = {
        (one["subject"], one["how"], one["one_claim"], one["other_claim"], one["pairs"]) for one in differences(sample)
    }
    shown = {
        (one.subject, one.how, ledger.stands[one.one].told, ledger.stands[one.other].told, one.pairs)
        for one in ledger.differences
    }
    assert printed and printed <= shown


def test_a_narrower_topic_has_stands_of_its_own_and_leads_to_the_wider(sample: Graph) -> None:
    ledger = ledger_of(sample)
    narrow = [one for one in ledger.subjects if one.above]
    assert narrow and {one.above for one in narrow} <= {
        *(one.key for one in ledger.subjects),
        *(one.above for one in narrow),
    }
    assert {one.key for one in narrow} <= {one.subject for one in ledger.stands}
    assert {one.key for one in ledger.subjects} == {one.subject for one in ledger.stands}, "no subject without a stand"


def test_a_vote_is_a_stand_that_its_passage_tells() -> None:
    graph = graph_of(("2023-11-02", VOTE), ("2023-11-03", SAID))
    shown = with_ledger(network(graph.records(), graph.ontology), graph)
    votes = [one for one in shown.ledger.stands if one.subject == "topic:no-first-use" and one.change == "vote"]
    assert {(one.actor, one.stance) for one in votes} == {
        ("state:CHN", "for"),
        ("state:USA", "against"),
        ("state:JPN", "neutral"),
    }
    data = page_data(shown)
    cast = [row for row in data["stands"] if row.told < -1]
    assert {row.told for row in cast} and all(0 <= -2 - row.told < len(data["passages"]) for row in cast)
    assert len(cast) == sum(one.change == "vote" for one in shown.ledger.stands), "each with its passage"
    told = [row for row in data["stands"] if row.told >= 0]
    assert told and {data["claims"][row.told].source for row in told} == {row.side for row in told}


def test_a_network_without_its_ledger_has_no_subjects() -> None:
    data = page_data(network(graph_of(("2023-11-03", SAID)).records()))
    assert data["subjects"] == data["stands"] == data["differences"] == []


def test_the_same_graph_loaded_has_the_same_ledger(sample: Graph, tmp_path: Path) -> None:
    sample.save(tmp_path)
    assert ledger_of(load(tmp_path)) == ledger_of(sample)
