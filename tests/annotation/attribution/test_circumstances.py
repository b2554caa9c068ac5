"""As what, to whom, when and where something is said; whose words it stands in; articles; codes of event data."""

import pytest

from kg.annotation import annotate
from kg.annotation.attribution.circumstances import Circumstances, circumstances_of
from kg.annotation.attribution.utterances import utterances
from kg.model import Claim
from kg.model.namespaces import SKOS
from kg.ontology import load_ontology
from tests.support.making import annotation_of, document_of
from tests.support.stages import PUBLISHED, linked


def claims_of(*text: str) -> tuple[Claim, ...]:
    return annotation_of(*text).claims


@pytest.mark.parametrize(
    ("text", "capacity"),
    [
        ("外交部发言人汪文斌说，会议将照常举行。", "外交部发言人"),
        ("俄罗斯外交部发言人说，会议将照常举行。", "外交部发言人"),
        ("国际原子能机构总干事格罗西说，视察没有停止。", "国际原子能机构总干事"),
        ("岸田文雄说，日本支持对话。", "首相"),
        ("中方认为，对话是出路。", None),
    ],
)
def test_a_claim_says_in_which_post_it_was_made(text: str, capacity: str | None) -> None:
    assert [one.capacity for one in claims_of(text)] == [capacity]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("王毅9日在会见国际原子能机构总干事格罗西时说，中方愿加强合作。", "person:格罗西"),
        ("拉夫罗夫告诉法新社，谈判没有进展。", "org:afp"),
        ("普京对路透社说，俄方不会退出条约。", "org:reuters"),
        ("里亚布科夫接受俄新社采访时说，会谈没有结果。", "org:ria-novosti"),
        ("汪文斌就日本的计划表示，中方反对。", None),
        ("汪文斌对日本表示，中方反对这项计划。", "state:JPN"),
    ],
)
def test_a_claim_says_to_whom_it_was_made(text: str, addressee: str | None) -> None:
    assert [one.addressee for one in claims_of(text)] == [addressee]


@pytest.mark.parametrize(
    ("text", "date", "printed"),
    [
        ("汪文斌10日表示，中方支持对话。", "2022-06-10", "10日"),
        ("6月3日，汪文斌表示，中方支持对话。", "2022-06-03", "6月3日"),
        ("汪文斌表示，中方支持6月3日的对话。", "2022-06-15", None),
        ("协议2015年7月14日达成。汪文斌当晚表示，中方支持对话。", "2022-06-15", None),
    ],
)
def test_the_day_beside_the_cue_is_the_day_of_the_claim(text: str, date: str, printed: str | None) -> None:
    assert [(one.date, one.date_text) for one in claims_of(text)] == [(date, printed)]


def test_a_claim_says_where_it_was_made() -> None:
    claims = claims_of("古特雷斯6日在广岛说，核武器必须消失。", "汪文斌在例行记者会上表示，中方支持对话。")
    assert [(one.made_at or "").split(":")[0] for one in claims] == ["place", "event"]


def test_words_that_another_reports_are_tied_to_what_he_says_of_them() -> None:
    inner, outer = claims_of("汪文斌说，美国国务卿布林肯称中国在扩充核武库，这一说法毫无根据。")
    assert (inner.speaker, inner.relayed_by) == ("person:布林肯", "person:汪文斌")
    assert inner.embedded_in == outer
    assert (outer.speaker, outer.relayed_by, outer.embedded_in) == ("person:汪文斌", None, None)


def test_what_ones_own_side_wants_is_not_relayed() -> None:
    claims = annotate(
        document_of("2022年6月15日外交部发言人汪文斌主持例行记者会", "问：有何评论？", "答：中方希望各方保持克制。")
    ).claims
    assert [one.relayed_by for one in claims] == [None]


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("汪文斌说，各方应履行《不扩散核武器条约》第六条。", (("treaty:NPT", 6),)),
        ("汪文斌说，《全面禁止核试验条约》第十四条规定了生效条件。", (("treaty:CTBT", 14),)),
        ("汪文斌说，北约援引了第五条。", ()),
    ],
)
def test_an_article_belongs_to_the_instrument_before_it(text: str, articles: tuple[tuple[str, int], ...]) -> None:
    assert claims_of(text)[0].articles == articles


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("汪文斌说，美方应回到谈判桌。", ("REQUEST", "meet", "106")),
        ("扎里夫说，美国必须取消制裁。", ("REQUEST", "yield", "1054")),
        ("蓬佩奥说，俄罗斯违反《中导条约》。", ("ACCUSE", "disapprove", "112")),
        ("崔善姬说，朝方拒绝参加会谈。", ("REJECT", "meet", "125")),
    ],
)
def test_a_code_has_type_mode_and_number(text: str, code: tuple[str, str, str]) -> None:
    found = claims_of(text)[0].code
    assert found and (found.plover, found.mode, found.cameo) == code


def test_the_table_of_codes_agrees_with_the_concepts() -> None:
    ontology = load_ontology()
    rows = ontology.lexicon("plover")["claim"]
    for iri, about in ontology.concepts("illocution").items():
        noted = {one.text.removeprefix("PLOVER:") for one in about[f"{SKOS}notation"] or about["notation"]}
        coded = {row["plover"] for row in rows if row["illocution"] == iri.rpartition("/")[2]}
        assert noted <= coded and bool(noted) == bool(coded), iri


AROUND_A_CUE = [  # text, post, listener, day, the day as printed, where
    ("中国外长王毅10日在纽约表示，对话是唯一出路。", ("外长", None, "2022-06-10", "10日", "place:纽约")),
    ("10日，王毅表示，对话是唯一出路。", ("国务委员", None, "2022-06-10", "10日", None)),
    ("王毅会见格罗西时指出，对话是唯一出路。", ("国务委员", "person:格罗西", PUBLISHED, None, None)),
    ("格罗西告诉路透社，检查没有中断。", ("国际原子能机构总干事", "org:reuters", PUBLISHED, None, None)),
    ("伊朗消息人士称，谈判没有结束。", ("消息人士", None, PUBLISHED, None, None)),
    ("外交部发言人表示，对话是唯一出路。", ("外交部发言人", None, PUBLISHED, None, None)),
    ("默克尔向安理会表示，欧洲需要对话。", (None, "org:UNSC", PUBLISHED, None, None)),
    ("普京在第十次审议大会上指出，条约是基石。", ("总统", None, PUBLISHED, None, "event:NPT-RevCon-10")),
    ("奥巴马2009年4月5日在布拉格说，道路很长。", ("总统", None, "2009-04-05", "2009年4月5日", "place:布拉格")),
    ("王毅指出，2015年7月14日达成的协议没有失效。", ("国务委员", None, PUBLISHED, None, None)),
    ("中国对美国的决定表示遗憾。", (None, None, PUBLISHED, None, None)),
    ("布林肯说，王毅10日在纽约会见格罗西。", ("国务卿", None, PUBLISHED, None, None)),
]


@pytest.mark.parametrize(("text", "expected"), AROUND_A_CUE)
def test_what_stands_around_a_cue_and_not_what_stands_in_the_words(text: str, expected: tuple[str | None, ...]) -> None:
    analysis = linked(text)
    (utterance,), _ = utterances(analysis, 1, analysis.document.blocks[1], None, None, None)
    assert circumstances_of(analysis, utterance) == Circumstances(*expected)
