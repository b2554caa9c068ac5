"""English names are composed where every part has one, and only there."""

import pytest

from kg.network.english import Composer
from kg.ontology import load_ontology

KNOWN = (
    ("中国", "China"), ("美国", "United States"), ("外交部", "Ministry of Foreign Affairs of China"),
    ("维也纳", "Vienna"), ("奥地利", "Austria"), ("英国", "United Kingdom"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "label", "english"),
    [
        ("post", "美国国务卿", "Secretary of State, United States"),
        ("post", "美國國務卿", "Secretary of State, United States"),
        ("post", "外交部军控司长", "Director-General, Arms Control Department, Ministry of Foreign Affairs of China"),
        ("post", "中国外交部发言人", "Spokesperson, Ministry of Foreign Affairs of China"),
        ("event", "2019年12月6日维也纳会议", "Meeting, Vienna, 6 Dec 2019"),
        ("event", "2021年3月维也纳会谈", "Talks, Vienna, Mar 2021"),
        ("event", "2021年中国美国磋商", "Consultations, United States, China, 2021"),
        ("event", "2017年8月30日媒体吹风会", "Media briefing, 30 Aug 2017"),
        ("event", "2021年13月维也纳会议", "Meeting, Vienna, 2021"),
        ("post", "国务卿", ""),  # whose?
        ("post", "某所国务卿", ""),
        ("post", "美国首席裁判", ""),
        ("event", "维也纳会议", ""),
        ("event", "2019年维也纳某会议", ""),
        ("person", "美国国务卿", ""),
    ],
)
def test_a_name_is_composed_of_what_is_known(kind: str, label: str, english: str) -> None:
    assert Composer(load_ontology(), KNOWN).of(kind, label) == english
