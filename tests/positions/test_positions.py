"""The ledger of positions: what was said first, again, otherwise or no longer; and where two actors differ."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import KGError
from kg.graph import Graph
from kg.network.views.positions import view
from kg.ontology import load_ontology
from kg.positions.changes import dropped as no_longer
from kg.positions.changes import mark
from kg.positions.differences import COLUMNS as PAIRED
from kg.positions.differences import differences
from kg.positions.filtering import Filter
from kg.positions.ledger import COLUMNS, dropped, matrix, positions
from kg.positions.looked_at import looked_at
from kg.positions.rules import rules
from kg.positions.similarity import likeness
from kg.positions.stance import contradict, opposed, stance, toward
from kg.positions.subjects import Vocabulary, actors, subjects
from tests.support.making import graph_of

RULES = rules(load_ontology())
TPNW, NFU = "treaty:TPNW", "topic:no-first-use"
SAID = (
    ("2019-03-01", "中国外交部发言人耿爽表示，中方支持《禁止核武器条约》的目标。"),
    ("2020-03-01", "中国外交部发言人耿爽重申，中方一贯支持《禁止核武器条约》的目标。"),
    ("2021-03-01", "中国外交部发言人汪文斌表示，中方坚决反对《禁止核武器条约》。"),
    ("2021-04-01", "奥地利外交部发言人表示，奥方支持《禁止核武器条约》。"),
    ("2021-05-01", "中国外交部发言人汪文斌表示，中方始终恪守不首先使用核武器政策。"),
    ("2022-05-01", "中国外交部发言人汪文斌表示，中国减少高浓铀库存的立场没有变化。"),
)


@pytest.fixture(scope="module")
def read() -> Graph:
    return graph_of(*SAID)


@pytest.fixture(scope="module")
def folder(read: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("positions")
    read.save(folder)
    return folder


def claim(content: str, illocution: str, date: str | None = "2020-01-01", **other: Any) -> dict[str, Any]:
    """A position written by hand."""
    record: dict[str, Any] = {
        "claim": content, "content": content, "illocution": illocution, "date": date, "document": date, "actor": "state:CHN",
        "speaker": "state:CHN", "subject": TPNW, "polarity": "affirmative", "modality": "asserted", "targets": [], "opens": False,
        "confidence": 0.8, **other,
    }  # fmt: skip
    return {"stance": stance(record, record["subject"], RULES, record.get("names", ["禁止核武器条约"])), **record}


def changes(*said: dict[str, Any]) -> list[str]:
    mark(said, RULES)
    return [one["change"] for one in said]


# -- What a stance is ------------------------------------------------------------------------------------------------


def test_every_illocution_has_one_stance() -> None:
    listed = [one for illocutions in load_ontology().lexicons.positions.stances.values() for one in illocutions]
    assert len(listed) == len(set(listed)) == 12
    shown = load_ontology().lexicons.appearance.illocutions
    assert set(listed) == set(shown)


@pytest.mark.parametrize(
    ("content", "illocution", "modality", "expected"),
    [
        ("支持该条约", "endorse", "asserted", "for"),
        ("反对该条约", "oppose", "asserted", "against"),
        ("应当批准该条约", "request", "obligation", "for"),
        ("应当公布该条约文本", "request", "obligation", "demand"),
        ("该条约1996年开放签署", "assert", "asserted", "neutral"),
        ("坚决反对美方单方面退约", "oppose", "asserted", "for"),
        ("甲国违反了条约", "criticize", "asserted", "for"),
        ("将退出条约", "commit", "intention", "against"),
        ("将終止履行條約", "commit", "intention", "against"),
        ("不会退出条约", "commit", "intention", "for"),
        ("俄方暂停参加条约", "commit", "asserted", "against"),
        ("三国无意签署、批准该条约，永远不会成为缔约国", "commit", "asserted", "against"),
        ("不希望看到条约失效", "oppose", "asserted", "for"),
        ("中方始终认为，美方退出协议是危机的根源", "commit", "asserted", "neutral"),
        ("履行条约义务，破坏条约的是别国", "commit", "asserted", "for"),
    ],
)
def test_who_blames_a_breach_stands_by_the_treaty(content: str, illocution: str, modality: str, expected: str) -> None:
    assert claim(content, illocution, modality=modality)["stance"] == expected


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        (claim("支持该条约", "endorse"), []),
        (claim("有关国家罔顾事实", "criticize", targets=["state:USA"]), ["state:USA"]),
        (claim("说法毫无根据", "deny"), []),
        (claim("支持该条约", "endorse", targets=[TPNW, "state:AUT"]), ["state:AUT"]),
        (claim("甲国应批准条约", "request", targets=["state:AUT"]), ["state:AUT"]),
        (claim("条约已经生效", "assert", targets=["state:AUT"]), []),
    ],
)
def test_an_act_is_toward_an_actor_and_never_toward_its_subject(position: dict[str, Any], expected: list[str]) -> None:
    assert toward(position, RULES) == expected


NAMES = {
    NFU: ["不首先使用核武器", "不首先使用", "首先使用核武器", "首先使用核"],
    "topic:arms-control-talks": ["军控谈判", "军控"],
    "topic:nuclear-testing": ["核试验"],
    "topic:sanctions": ["制裁", "解除制裁"],
    "topic:arsenal": ["核武库"],
    "topic:multilateralism": ["多边主义", "单边主义"],
}


@pytest.mark.parametrize(
    ("subject", "content", "illocution", "cue", "expected"),
    [
        # what others do to the subject, and what is said of it
        (NFU, "某国阻挠各国就不首先使用核武器达成共识", "criticize", "批评", "for"),
        (NFU, "某国阻挠不首先使用核武器成为共识", "oppose", "反对", "for"),
        (NFU, "恪守不首先使用核武器政策", "commit", "重申", "for"),
        (NFU, "不会首先使用核武器", "commit", "承诺", "for"),
        (NFU, "放弃首先使用核武器的政策", "request", "呼吁", "for"),
        (NFU, "不首先使用核武器毫无意义", "criticize", "说", "against"),
        (NFU, "绝不接受不首先使用核武器政策", "oppose", "说", "against"),
        (NFU, "反对不首先使用核武器政策", "oppose", None, "against"),
        (NFU, "不首先使用核武器政策", "oppose", "反对", "against"),
        (NFU, "不首先使用核武器政策", "endorse", "支持", "for"),
        # a setting, a reason, a condition and a question tell no side
        ("topic:arms-control-talks", "反对在军控问题上指责别国", "oppose", None, "neutral"),
        ("topic:arms-control-talks", "如果各方同意，将参加军控谈判", "commit", "说", "neutral"),
        ("topic:arms-control-talks", "由于对方退出军控谈判，将采取措施", "commit", "说", "neutral"),
        ("topic:arms-control-talks", "要求乙国参加军控谈判不公平、不现实", "oppose", "说", "against"),
        ("topic:arms-control-talks", "无意参加所谓的三边军控谈判", "oppose", "重申", "against"),
        ("topic:arms-control-talks", "应参加军控谈判", "request", "说", "for"),
        # a title that holds the words is not about them
        ("topic:nuclear-testing", "支持《全面禁止核试验条约》", "endorse", "说", "neutral"),
        ("topic:nuclear-testing", "反对任何核试验", "oppose", "说", "against"),
        ("topic:sanctions", "应当解除制裁", "request", "说", "against"),
        ("topic:multilateralism", "反对单边主义", "oppose", "说", "for"),
        # of a mere field nobody takes a side
        ("topic:arsenal", "甲国扩大核武库", "criticize", "批评", "neutral"),
        # the act alone tells no side, nor does what somebody tells as news
        ("topic:arms-control-talks", "甲国没有诚意", "criticize", "批评", "neutral"),
        (TPNW, "甲国退出了条约", "assert", "说", "neutral"),
        (TPNW, "对甲国退出条约深表遗憾", "regret", None, "for"),
        (TPNW, "不会再单方面退出条约", "commit", "说", "for"),
        (TPNW, "先取消限制后重返条约", "request", "要求", "for"),
        (TPNW, "《禁止核武器条约》不反映现实", "deny", "说", "against"),
        (TPNW, "必须纠正违反条约的做法", "request", "说", "for"),
        (TPNW, "甲国此举将严重背离条约", "warn", "警告", "for"),
        (TPNW, "甲国将会退出条约", "commit", "说", "against"),
        (TPNW, "避免为各方履行条约制造障碍", "request", "敦促", "for"),
        (TPNW, "避免为各方履行条约，包括核查工作，制造新的障碍", "request", "敦促", "for"),
        (TPNW, "既然是甲国退出了条约，甲国应当首先让步", "request", "说", "demand"),
        ("topic:nuclear-testing", "各方应认清甲国毁约退群、频繁核试验的用心", "request", "说", "demand"),
        ("topic:sanctions", "制裁遭袭事件", "criticize", "谴责", "neutral"),
        # a name that begins as a word of the list does is a name, and a word with a name behind it both
        (TPNW, "一贯支持《禁止核武器条约》", "endorse", None, "for"),
    ],
)
def test_a_stance_is_what_governs_the_subject_whatever_is_done_to_whom(
    subject: str, content: str, illocution: str, cue: str | None, expected: str
) -> None:
    names = NAMES.get(subject, ["禁止核武器条约", "核武器条约"])
    assert claim(content, illocution, subject=subject, cue=cue, names=names)["stance"] == expected


def test_criticism_for_blocking_a_policy_is_no_turn_against_it() -> None:
    policy = {"subject": NFU, "names": NAMES[NFU]}
    assert changes(
        claim("恪守不首先使用核武器政策", "commit", "2019-01-01", **policy),
        claim("甲国一再阻挠不首先使用核武器", "criticize", "2020-01-01", targets=["state:JPN"], **policy),
        claim("乙国拒绝讨论相关承诺", "criticize", "2021-01-01", targets=["state:USA"], **policy),
        claim("承诺不首先使用核武器", "commit", "2022-01-01", **policy),
    ) == ["first", "repeated", "new-wording", "new-wording"]


# -- What changed ----------------------------------------------------------------------------------------------------


def test_first_then_repeated_then_worded_anew_then_reversed() -> None:
    found = changes(
        claim("中方支持《禁止核武器条约》的目标", "endorse", "2017-01-01"),
        claim("中方一贯支持《禁止核武器条约》的目标", "endorse", "2018-01-01"),
        claim("《禁止核武器条约》是国际社会的重要成果，值得欢迎", "endorse", "2019-01-01"),
        claim("《禁止核武器条约》有何内容", "ask", "2019-06-01"),
        claim("中方反对《禁止核武器条约》", "oppose", "2020-01-01"),
        claim("中方反对《禁止核武器条约》", "oppose", "2021-01-01"),
    )
    assert found == ["first", "repeated", "new-wording", "new-wording", "reversed", "repeated"]


def test_a_side_taken_after_words_of_none_is_the_first() -> None:
    assert changes(
        claim("条约有五十个缔约国", "assert", "2019-01-01"),
        claim("中方支持条约", "endorse", "2020-01-01"),
        claim("各国应当公布条约文本", "request", "2021-01-01"),
        claim("条约的目标值得欢迎，应早日批准该条约", "request", "2022-01-01"),
    ) == ["first", "first", "new-wording", "new-wording"]


def test_a_change_names_the_claim_it_is_measured_by() -> None:
    said = [claim("中方支持条约", "endorse", "2017-01-01"), claim("中方反对条约", "oppose", "2018-01-01")]
    mark(said, RULES)
    assert [one["earlier"] for one in said] == [None, "中方支持条约"]


def test_what_is_said_and_what_is_said_not_to_be_so_are_worded_anew_and_no_turn() -> None:
    denied = claim("俄罗斯没有退出该条约", "assert", "2022-01-01", polarity="negative")
    assert changes(claim("俄罗斯退出该条约", "assert", "2021-01-01"), denied) == ["first", "new-wording"]


def test_a_negation_of_the_act_is_none() -> None:
    refused = claim("无意参加三边谈判", "oppose", "2022-01-01", polarity="negative")
    assert changes(claim("拒绝参加三边谈判", "oppose", "2021-01-01"), refused)[1] != "reversed"


def test_for_and_against_in_one_document_are_no_reversal() -> None:
    assert "reversed" not in changes(
        claim("中方支持条约的目标", "endorse", "2021-01-01"), claim("中方反对条约", "oppose", "2021-01-01")
    )


def test_after_a_day_with_both_sides_nothing_is_reversed() -> None:
    assert "reversed" not in changes(
        claim("支持条约", "endorse", "2020-01-01"),
        claim("反对条约", "oppose", "2020-01-01"),
        claim("坚决反对条约", "oppose", "2021-01-01"),
    )


def test_support_of_a_topic_and_criticism_of_a_state_are_no_reversal() -> None:
    topic = {"subject": "topic:arms-race"}
    assert "reversed" not in changes(
        claim("不与任何国家搞军备竞赛", "commit", "2020-01-01", **topic),
        claim("美国挑起军备竞赛", "criticize", "2021-01-01", targets=["state:USA"], **topic),
        claim("中国从未参加军备竞赛", "deny", "2022-01-01", polarity="negative", **topic),
    )


def test_a_topic_is_reversed_in_near_words_only() -> None:
    topic = {"subject": "topic:arms-control-talks", "names": ["军控谈判"]}
    assert changes(
        claim("中方支持启动三边军控谈判", "endorse", "2020-01-01", **topic),
        claim("中方坚决反对启动三边军控谈判", "oppose", "2021-01-01", **topic),
        claim("上合组织成员愿意重启军控谈判", "endorse", "2022-01-01", **topic),
    ) == ["first", "reversed", "new-wording"]


def test_an_undated_position_changes_nothing() -> None:
    assert changes(claim("支持条约", "endorse"), claim("反对条约", "oppose", None)) == ["first", "undated"]


def test_a_position_that_later_documents_lack_is_dropped() -> None:
    said = [
        claim("支持条约", "endorse", "2019-01-01"),
        claim("应当公布条约文本", "request", "2019-01-01"),
        claim("条约已生效", "assert", "2021-01-01"),
        claim("应当翻译条约文本", "request", "2022-01-01"),
    ]
    days = {"state:CHN": {(f"{year}-01-01", f"{year}-01-01") for year in range(2019, 2024)}}
    assert [(one["content"], one["silent"], one["silent_on_subject"]) for one in no_longer(said, days, 2)] == [
        ("支持条约", 4, 2)
    ]
    assert [one["content"] for one in no_longer(said, days, 1)] == ["支持条约", "应当翻译条约文本"]
    assert no_longer(said, days, 5) == []


# -- Two sides -------------------------------------------------------------------------------------------------------


def test_opposite_stances_oppose_both_ways() -> None:
    one, other = claim("支持条约", "endorse"), claim("反对条约", "oppose")
    assert opposed(one, other, RULES) and opposed(other, one, RULES) and not opposed(one, one, RULES)


def test_unnamed_targets_are_no_common_target() -> None:
    one, other = (claim(f"{act}某些国家", act, targets=["unnamed"]) for act in ("endorse", "oppose"))
    assert not opposed(one, other, RULES)


def test_what_is_denied_contradicts_what_is_said_both_ways() -> None:
    said, denied = claim("甲国与乙国达成协议", "assert"), claim("与乙国达成协议", "deny")
    assert contradict(said, denied, RULES) and contradict(denied, said, RULES)
    assert not contradict(denied, denied, RULES)


def test_wording_does_not_depend_on_script_or_punctuation() -> None:
    assert likeness("核裁軍，談判", "核裁军谈判", RULES) == 1
    assert likeness("核裁军谈判", "气候变化", RULES) == 0
    assert likeness("", "核裁军", RULES) == 0


# -- In a graph ------------------------------------------------------------------------------------------------------


def test_the_ledger_of_a_treaty(read: Graph) -> None:
    found = positions(read, Filter(topic="TPNW", actor="CHN"))
    assert [(one["date"], one["stance"], one["change"]) for one in found] == [
        ("2019-03-01", "for", "first"),
        ("2020-03-01", "for", "repeated"),
        ("2021-03-01", "against", "reversed"),
    ]
    assert {one["actor"] for one in found} == {"state:CHN"} and {one["subject"] for one in found} == {TPNW}
    assert all(set(COLUMNS) <= one.keys() for one in found)
    assert found[2]["earlier"] == found[1]["claim"]


@pytest.mark.parametrize(
    "word", ["TPNW", "tpnw", "treaty:TPNW", "禁止核武器条约", "《禁止核武器条约》", "禁止核武器條約"]
)
def test_an_instrument_has_many_names(read: Graph, word: str) -> None:
    assert subjects(Vocabulary(read), word) == {TPNW}


@pytest.mark.parametrize("word", ["no-first-use", NFU, "不首先使用核武器", "No first use", "首先使用核武器"])
def test_a_topic_has_many_names(read: Graph, word: str) -> None:
    assert [(one["subject"], one["stance"]) for one in positions(read, Filter(topic=word))] == [(NFU, "for")]


def test_a_narrower_topic_is_told_by_its_expressions(read: Graph) -> None:
    assert [one["subject"] for one in positions(read, Filter(topic="高浓铀"))] == ["topic:highly-enriched-uranium"]
    assert len(positions(read, Filter(topic="裂变材料"))) == 1
    assert positions(read, Filter(topic="分离钚")) == []


@pytest.mark.parametrize("word", ["CHN", "state:CHN", "中国", "中國", "China", "中方"])
def test_an_actor_has_many_names(read: Graph, word: str) -> None:
    assert actors(Vocabulary(read), word) == {"state:CHN"}


def test_an_actor_is_the_speaker_or_the_one_spoken_for(read: Graph) -> None:
    assert [one["actor"] for one in positions(read, Filter(actor="汪文斌", topic="TPNW"))] == ["state:CHN"]
    assert {one["actor"] for one in positions(read, Filter(topic="TPNW"))} == {"state:CHN", "state:AUT"}


@pytest.mark.parametrize(
    ("since", "until", "years"),
    [
        ("2020", None, ["2020", "2021"]),
        (None, "2020", ["2019", "2020"]),
        ("2020-03", "2020-03-01", ["2020"]),
        ("2020-03-02", "2020", []),
    ],
)
def test_dates_narrow_what_is_shown_and_not_what_changed(
    read: Graph, since: str | None, until: str | None, years: list[str]
) -> None:
    found = positions(read, Filter(actor="CHN", topic="TPNW", since=since, until=until))
    assert [one["date"][:4] for one in found] == years
    assert "first" not in {one["change"] for one in found if one["date"] > "2019-12"}


def test_differences_show_both_sentences_and_call_nobody_right(read: Graph) -> None:
    (found,) = differences(read, Filter(topic="TPNW"))
    assert {found["one_actor"], found["other_actor"]} == {"state:AUT", "state:CHN"}
    assert {found["one_date"], found["other_date"]} == {"2021-03-01", "2021-04-01"}
    assert "反对" in found["one_content"] + found["other_content"] and found["one_document"]
    assert tuple(found) == PAIRED
    assert "不同 / differ" in found["words"] and not re.search("right|wrong|对错|正确", json.dumps(found))
    assert differences(read, Filter(topic="TPNW", actor="奥地利")) == [found]
    assert differences(read, Filter(topic="TPNW", actor="奥地利", until="2020")) == []


def test_one_says_so_and_another_says_not() -> None:
    graph = graph_of(
        ("2021-03-01", "俄罗斯外交部发言人扎哈罗娃说，英国违反了《不扩散核武器条约》。"),
        ("2021-03-02", "英国外交部发言人说，英国没有违反《不扩散核武器条约》。"),
    )
    found = [one for one in differences(graph, Filter(topic="NPT")) if one["how"] == "polarity"]
    assert [(one["one_actor"], one["other_actor"], one["days"]) for one in found] == [("state:GBR", "state:RUS", 1)]


def test_what_was_dropped_is_found_in_a_graph(read: Graph) -> None:
    assert [one["stance"] for one in dropped(read, Filter(topic="TPNW"), 3)] == ["for"]
    assert dropped(read, Filter(topic="TPNW"), 4) == []


def test_a_cell_counts_the_claims_it_lists(read: Graph) -> None:
    cells = {(one["actor"], one["subject"]): one for one in matrix(read)}
    cell = cells["state:CHN", TPNW]
    assert (cell["for"], cell["against"], cell["demand"], cell["neutral"]) == (2, 1, 0, 0)
    assert cell["subject_label"] == "禁止核武器条约"
    known = {one["claim"] for one in read.claims}
    for one in cells.values():
        for name, claims in one["claims"].items():
            assert one[name] == len(set(claims)) and set(claims) <= known


def test_a_word_that_means_nothing_is_named(read: Graph) -> None:
    with pytest.raises(KGError, match="no actor '北极国'"):
        positions(read, Filter(actor="北极国"))
    with pytest.raises(KGError, match="no instrument or topic '天气'.*kg query topics"):
        positions(read, Filter(topic="天气"))
    with pytest.raises(KGError, match="no date '2019年'"):
        positions(read, Filter(since="2019年"))


@pytest.mark.parametrize("words", [{"since": "2019年"}, {"until": "19"}, {"until": "2019-1"}])
def test_a_filter_with_no_date_is_refused_before_anything_is_read(words: dict[str, str]) -> None:
    with pytest.raises(KGError, match="give 2019, 2019-01 or 2019-01-31"):
        Filter(**words)


def test_an_empty_graph_has_no_positions() -> None:
    graph = graph_of()
    assert positions(graph) == differences(graph) == matrix(graph) == dropped(graph) == []


# -- Groups, short names, and nothing found ---------------------------------------------------------------------------

GROUPS = (
    ("2021-03-01", "中国外交部发言人汪文斌表示，美英澳核潜艇合作严重损害地区和平稳定。"),
    ("2021-03-02", "中国外交部发言人汪文斌表示，中方坚决反对奥库斯。"),
    ("2021-03-03", "五核国发表声明，重申支持《不扩散核武器条约》。"),
    ("2021-03-04", "法国外交部发言人表示，法方支持《不扩散核武器条约》。"),
    ("2021-03-05", "奥地利外交部发言人表示，奥方支持《不扩散核武器条约》。"),
)


@pytest.fixture(scope="module")
def grouped() -> Graph:
    return graph_of(*GROUPS)


def test_several_actors_are_asked_for_at_once(grouped: Graph) -> None:
    found = positions(grouped, Filter(actor=("FRA", "奥地利"), topic="NPT"))
    assert {one["actor"] for one in found} == {"state:AUT", "state:FRA"}
    assert {tuple(one["as_member_of"]) for one in found} == {()}


def test_a_group_is_itself_and_with_its_members_where_they_are_wanted(grouped: Graph) -> None:
    alone = positions(grouped, Filter(actor="P5", topic="NPT"))
    found = positions(grouped, Filter(actor="P5", topic="NPT", members=True))
    assert {one["actor"] for one in alone} == {"group:P5"}
    assert {one["actor"]: list(one["as_member_of"]) for one in found} == {"group:P5": [], "state:FRA": ["group:P5"]}


def test_claims_about_a_group_are_those_at_it_at_all_its_members_or_by_its_name(grouped: Graph) -> None:
    found = positions(grouped, Filter(topic="AUKUS"))
    assert {one["date"] for one in found} == {"2021-03-01", "2021-03-02"}
    assert len(found) == len({one["claim"] for one in found}), "a claim on topic and group is told once"


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("NFU", NFU), ("nfu", NFU), ("TPNW", TPNW), ("NPT", "treaty:NPT"), ("CTBT", "treaty:CTBT"), ("FMCT", "treaty:FMCT"),
        ("New START", "treaty:New-START"), ("新START", "treaty:New-START"), ("新削减", "treaty:New-START"), ("新削減", "treaty:New-START"),
        ("中导", "treaty:INF"), ("NWFZ", "topic:nuclear-weapon-free-zone"), ("反导", "topic:missile-defense"), ("军控", "topic:arms-control-talks"),
        ("伊核", "topic:iran-nuclear"),
    ],
)  # fmt: skip
def test_short_names_are_known_in_both_languages(read: Graph, word: str, key: str) -> None:
    assert subjects(Vocabulary(read), word) == {key}


def test_a_beginning_that_several_things_share_means_none(read: Graph) -> None:
    with pytest.raises(KGError, match="near: .*START"):
        subjects(Vocabulary(read), "START")
    with pytest.raises(KGError, match="near: .*treaty:New-START"):
        subjects(Vocabulary(read), "新消减")


def test_nothing_found_says_what_was_looked_at_and_what_there_is(read: Graph) -> None:
    told = looked_at(read, Filter(actor="奥地利", topic="NFU"))
    assert told.startswith("nothing found in 1 claim of state:AUT (of 6 claims in 6 documents) on topic:no-first-use")
    assert "others speak of it: state:CHN 中国 (1)" in told
    told = looked_at(read, Filter(topic="JCPOA", since="2020"))
    assert told.startswith("nothing found in 6 claims in 6 documents, dated 2020– on treaty:JCPOA")
    assert "of which nobody here speaks; spoken of: treaty:TPNW 禁止核武器条约 (4)" in told
    assert "--members looks at state:CHN, state:FRA" in looked_at(read, Filter(actor="P5", topic="TPNW"))


def test_reports_of_one_utterance_are_one_position_with_all_its_sources() -> None:
    text = "奥地利外交部发言人3月1日表示，奥方一贯支持《禁止核武器条约》的宗旨和目标。"
    graph = graph_of(*((f"2021-03-0{day}", "散会。" * day + text) for day in (1, 2, 3)))
    (found,) = positions(graph, Filter(topic="TPNW"))
    assert (found["change"], found["reports"]) == ("first", 3)
    assert found["sources"] == sorted({one["document"] for one in graph.claims})
    (cell,) = [one for one in matrix(graph) if one["subject"] == TPNW]
    assert cell["for"] == 1
    (edge,) = [
        data for *_, data in view(graph).edges(data=True) if data["kind"] == "position" and data["predicate"] == "for"
    ]
    assert (edge["weight"], len(edge["evidence"])) == (1, 3)


# -- On the command line ---------------------------------------------------------------------------------------------


def kg(folder: Path, *words: str) -> str:
    result = CliRunner().invoke(app, ["positions", "-o", str(folder), *words])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_command_answers_in_every_form(folder: Path) -> None:
    asked = ("--actor", "CHN", "--topic", "TPNW", "--since", "2020-01-01", "--until", "2021")
    rows = json.loads(kg(folder, *asked, "-f", "json"))
    assert [(one["date"], one["change"]) for one in rows] == [("2020-03-01", "repeated"), ("2021-03-01", "reversed")]
    assert isinstance(rows[0]["start"], int) and isinstance(rows[0]["sources"], list)
    assert list(csv.DictReader(kg(folder, *asked, "-f", "csv").splitlines())) == [
        {
            name: "|".join(value) if isinstance(value, list) else "" if value is None else str(value)
            for name, value in one.items()
        }
        for one in rows
    ]
    shown = kg(folder, *asked).splitlines()
    assert shown[0].split()[:3] == ["date", "actor_label", "subject_label"] and shown[-1] == "(2 rows)"


def test_the_command_says_that_nothing_was_found_and_succeeds(folder: Path) -> None:
    result = CliRunner().invoke(
        app, ["positions", "-o", str(folder), "--actor", "AUT", "--actor", "RUS", "--topic", "NFU"]
    )
    assert result.exit_code == 0 and "nothing found in 1 claim of state:AUT, state:RUS" in result.stderr
    assert "(0 rows)" in result.stdout and "nothing found" not in result.stdout


def test_the_command_shows_differences_and_what_was_dropped(folder: Path) -> None:
    (pair,) = json.loads(kg(folder, "--topic", "TPNW", "--differences", "-f", "json"))
    assert tuple(pair) == PAIRED and pair["pairs"] == 1
    (row,) = json.loads(kg(folder, "--topic", "TPNW", "--dropped", "3", "-f", "json"))
    assert (row["change"], row["silent"]) == ("dropped", 3)
    assert "differ" in kg(folder, "--differences") and "silent" in kg(folder, "--dropped", "3")
