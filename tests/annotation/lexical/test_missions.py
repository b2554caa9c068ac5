"""驻: missions are their sender's; where they are accredited is a place."""

import pytest

from kg.annotation.lexical.missions import hosts, missions, wording
from kg.ontology import load_ontology
from tests.support.stages import linked, quote

MISSIONS = [  # text, missions with their senders, where somebody is stationed
    ("日本驻华大使馆开放。", [("日本驻华大使馆", "日本")], ["驻华", "驻华大使馆", "华"]),
    ("俄罗斯常驻维也纳代表团到会。", [], ["常驻维也纳"]),
    ("俄罗斯驻日本和韩国大使到会。", [], ["驻日本和韩国", "日本", "韩国"]),
    ("驻韩美军离开。", [], []),
    ("美军进驻日本。", [], []),
    ("驻地没有变化。", [], []),
    ("会议开幕。", [], []),
]


@pytest.mark.parametrize(("text", "sent", "stationed"), MISSIONS)
def test_a_mission_is_its_senders(text: str, sent: list[tuple[str, str | None]], stationed: list[str]) -> None:
    analysis = linked(text)
    found = list(missions(analysis.folded, analysis.mentions, analysis.ontology))
    assert [(quote(analysis, one.span), quote(analysis, one.sender)) for one in found] == sent
    places = sorted(set(hosts(analysis.folded, analysis.mentions, found, analysis.ontology)))
    assert [quote(analysis, one) for one in places] == stationed


@pytest.mark.parametrize(
    ("text", "stationed"),
    [("日本驻华大使馆", True), ("常驻维也纳代表团的", True), ("进驻日本", False), ("大使馆", False)],
)
def test_a_mission_may_stand_before_a_post(text: str, stationed: bool) -> None:
    assert bool(wording(load_ontology()).before_post.search(text)) is stationed
