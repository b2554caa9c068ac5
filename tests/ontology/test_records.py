"""What the ontology's files describe, as records."""

import pytest

from kg.model import Entity
from kg.ontology.records import Organ, Value, entity_of, entity_of_row, listed, names_of_row, organ_of_row, unique

ROW = {
    "key": "CHN", "wikidata": "Q148", "zh_hans": "中国", "zh_hant": "中國", "en": "China", "official_zh": "中华人民共和国",
    "other_names": "PRC|新中国", "side_form": "中方|我方",
}  # fmt: skip
STATE = Entity("state:SWE", "state", "瑞典", ("Sweden",))


def test_a_row_of_the_table_is_an_entity_with_its_names() -> None:
    found = entity_of_row("state", ROW)
    assert (found.key, found.label, found.wikidata, found.curated) == ("state:CHN", "中国", "Q148", True)
    assert found.aliases == ("中國", "China", "中华人民共和国", "PRC", "新中国")


def test_the_names_of_a_state_are_folded_chinese_and_its_side_is_short() -> None:
    found = {(one.text, one.form) for one in names_of_row("state", ROW)}
    assert found == {
        ("中国", "name"),
        ("中华人民共和国", "name"),
        ("新中国", "name"),
        ("中方", "short"),
        ("我方", "short"),
    }
    place = {
        one.text
        for one in names_of_row("place", {"key": "x", "zh_hans": "维也纳", "zh_hant": "維也納", "other_names": "Wien"})
    }
    assert place == {"维也纳", "Wien"}


@pytest.mark.parametrize(
    ("kind", "speaks"), [("GovernmentBody", True), ("ArmedForce", True), ("PoliticalParty", False), ("Company", False)]
)
def test_a_ministry_speaks_for_its_state_and_a_firm_for_itself(kind: str, speaks: bool) -> None:
    assert Organ("X", ("某部",), "Ministry", frozenset(), kind).speaks_for_state is speaks


def test_an_organ_of_a_state_is_named_after_both() -> None:
    organ = organ_of_row(
        {
            "suffix": "MFA",
            "zh": "外交部|外務部",
            "en": "Ministry of Foreign Affairs",
            "states": "",
            "class": "GovernmentBody",
        }
    )
    found = organ.of(STATE)
    assert (found.key, found.label) == ("org:SWE-MFA", "瑞典外交部")
    assert found.aliases == ("Sweden Ministry of Foreign Affairs",)
    assert organ.fits("SWE") and not Organ("State", ("国务院",), "State", frozenset({"USA"}), "GovernmentBody").fits(
        "SWE"
    )


def test_a_description_is_an_entity_with_the_simplified_label() -> None:
    about = {
        "label": [Value("NPT", "en"), Value("不扩散核武器条约", "zh-hans")],
        "altLabel": [Value("核不扩散条约", "zh-hans")],
        "shortName": [],
        "exactMatch": [Value("http://www.wikidata.org/entity/Q1")],
    }
    found = entity_of("treaty:NPT", "https://example.org/id/treaty/NPT", about)
    assert (found.kind, found.label, found.wikidata, found.iri_key) == ("treaty", "不扩散核武器条约", "Q1", "NPT")
    assert found.aliases == ("NPT", "核不扩散条约")


def test_lists_in_cells() -> None:
    assert listed("甲|乙||") == ["甲", "乙"] and listed("") == []
    assert unique(["甲", "", "乙", "甲"]) == ("甲", "乙")
