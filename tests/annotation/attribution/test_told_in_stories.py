"""Words as stories of the day tell them: protests and demands, declared clauses, what two agree on, and who adds something by 并."""

import pytest

from kg.model import Annotation
from tests.support.making import annotation_of


def said(annotation: Annotation) -> list[tuple[str, str, str]]:
    text = annotation.document.text
    return [(one.speaker, one.illocution, text[slice(*one.content.span)]) for one in annotation.claims]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "伊朗外长阿拉格齐5日致信联合国，就美国袭击核电站提出强烈抗议。",
            ("person:阿拉格齐", "criticize", "美国袭击核电站"),
        ),
        ("韩国外交部就日本发表白皮书向日方提出严正交涉。", ("org:KOR-MFA", "criticize", "日本发表白皮书")),
        ("印度就边界问题不断向中国提出交涉。", ("state:IND", "criticize", "边界问题")),
        ("以色列还提出伊朗停止铀浓缩活动等要求。", ("state:ISR", "request", "伊朗停止铀浓缩活动")),
    ],
)
def test_protests_and_demands_are_said_though_their_noun_comes_last(text: str, claim: tuple[str, str, str]) -> None:
    assert said(annotation_of(text)) == [claim]


@pytest.mark.parametrize("text", ["法国提出解决问题的建议。", "德国提出了四点主张。", "中国提出新的倡议。"])
def test_what_tells_nobody_what_to_do_is_no_demand(text: str) -> None:
    assert said(annotation_of(text)) == []


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("伊朗民航组织今天宣布部分空域重新开放。", "org:伊朗民航组织", "部分空域重新开放"),
        ("荷兰首相吕特宣布内阁集体辞职。", "person:吕特", "内阁集体辞职"),
    ],
)
def test_a_clause_with_a_subject_is_declared_without_a_pause(text: str, speaker: str, content: str) -> None:
    assert [(who, what) for who, _, what in said(annotation_of(text))] == [(speaker, content)]


@pytest.mark.parametrize("text", ["对手以宣布制裁官员的方式打击他。", "德国宣布新的限制措施。"])
def test_a_thing_or_a_way_is_not_declared(text: str) -> None:
    assert said(annotation_of(text)) == []


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("法国总统马克龙阐述了法方的原则立场并表示，局势很危急。", "person:马克龙", "局势很危急"),
        ("美国总统拜登会见了到访的日本首相并说，同盟坚如磐石。", "person:拜登", "同盟坚如磐石"),
    ],
)
def test_who_opens_a_clause_says_what_and_adds(text: str, speaker: str, content: str) -> None:
    assert [(who, what) for who, _, what in said(annotation_of(text))] == [(speaker, content)]


def test_of_two_people_the_first_is_meant_and_of_three_nobody() -> None:
    two = said(annotation_of("拜登26日同普京通电话。两人同意将条约延长五年。"))
    assert two == [("person:拜登", "accept", "将条约延长五年")]
    assert said(annotation_of("拜登、普京和习近平会面。两人表示，将继续协调立场。")) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("伊朗国家天然气公司18日说，袭击造成设施受损。", "org:伊朗国家天然气公司"),
        ("扎波罗热核电站运营方2日称，核电站运转正常。", "org:扎波罗热核电站运营方"),
        ("加沙地带卫生部门称，袭击造成多人死亡。", "org:加沙地带卫生部门"),
        ("伊朗主管法律事务的副总统安萨里3日说，各方应当克制。", "person:安萨里"),
        ("伊朗陆军发言人阿克拉米尼亚表示，伊朗已做好准备。", "person:阿克拉米尼亚"),
        ("中国作家协会书记处书记邱华栋昨天接受查询时，不愿多谈，仅称这是要求。", "person:邱华栋"),
        ("法国、德国等欧洲国家对此表示关切。", "group:FRA-DEU"),
    ],
)
def test_bodies_people_and_lists_that_speak(text: str, speaker: str) -> None:
    assert [who for who, _, _ in said(annotation_of(text))] == [speaker]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("拜登访问了欧洲，对记者说，会谈很顺利。", [("person:拜登", "会谈很顺利")]),
        ("普京在会后会见媒体，在记者会上说，没有协议。", [("person:普京", "没有协议")]),
        ("新方案引起争论，因调查发现，数字有误。", []),
        ("中共缺乏潜艇，据报导称，潜艇无法使用。", []),
    ],
)
def test_whom_or_where_it_is_said_to_may_stand_alone_before_the_verb(text: str, claims: list[tuple[str, str]]) -> None:
    assert [(who, what) for who, _, what in said(annotation_of(text))] == claims


def test_what_one_quoted_says_of_himself_is_all_his() -> None:
    text = "在拜登宣布美国重返“气候协定”后，土耳其总统埃尔多安说，“一开始我就说：会谈有用”。"
    assert said(annotation_of(text))[-1][::2] == ("person:埃尔多安", "一开始我就说：会谈有用")


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "常务副国务卿谢尔曼接受了采访。重点“不仅是告诉中国”，谢尔曼说。这种失望“令人难过”，她说。",
            ["重点“不仅是告诉中国", "这种失望“令人难过"],
        ),
        (
            "特朗普对记者称，关系将改变一切。“老实说，我认为他会做到，”他说。",
            ["关系将改变一切", "老实说，我认为他会做到"],
        ),
    ],
)
def test_who_stands_at_the_end_says_the_sentence_with_its_quoted_part(text: str, contents: list[str]) -> None:
    found = said(annotation_of(text))
    assert [what for _, _, what in found] == contents and len({who for who, _, _ in found}) == 1


def test_she_of_a_paragraph_that_does_not_name_her_is_nobody() -> None:
    read = annotation_of("前副国务卿戈特莫勒(Rose Gottemoeller)说，谈判很难。", "职位给了布林肯。这“令人难过”，她说。")
    assert [what for _, _, what in said(read)] == ["谈判很难"]


def test_a_planner_is_no_post() -> None:
    read = annotation_of("伊朗参谋长巴格里警告，将对幕后策划者施以严厉报复。")
    assert [one.label for one in read.entities.values() if one.kind == "person"] == ["巴格里"]


def test_who_answers_did_not_ask_and_who_asks_on_goes_on() -> None:
    text = "“你谈过了吗？”蓬佩奥回答说，“我还没有。”主持人贝尔追问，“我想让你听听大使的话。请听一听。”"
    assert [(who, what) for who, _, what in said(annotation_of(text))] == [
        ("person:蓬佩奥", "我还没有"),
        ("person:贝尔", "我想让你听听大使的话"),
        ("person:贝尔", "请听一听"),
    ]


def test_another_name_is_nothing_said() -> None:
    assert said(annotation_of("位于印度洋的岛国塞舌尔，又称塞席尔，是群岛国家。")) == []


def test_a_body_acts_and_not_who_leads_it() -> None:
    text = "民主党议员希夫(Adam Schiff)领导的美国众议院情报委员会在法案中添加了条款，要求政府提交报告。"
    assert [who for who, _, _ in said(annotation_of(text))] == ["org:USA-HPSCI"]


@pytest.mark.parametrize(
    "rest",
    ["没有直接提及以色列", "向在场的记者挥手示意", "他为研究中心撰写了一份报告"],
)
def test_what_follows_a_quotation_that_ends_in_a_comma_may_be_the_writers(rest: str) -> None:
    read = annotation_of(f"“明天不一定像今天这样平静，”伊朗外长扎里夫说，{rest}。")
    assert said(read) == [("person:扎里夫", "assert", "明天不一定像今天这样平静")]


@pytest.mark.parametrize("rest", ["美国也应该停止挑衅", "他们应当珍惜"])
def test_what_has_a_subject_of_its_own_goes_on_with_what_is_said(rest: str) -> None:
    read = annotation_of(f"“这是大家都有的机会，”中国外长王毅说，{rest}。")
    assert [what for _, _, what in said(read)] == [rest]


@pytest.mark.parametrize("how", ["进行无端指责", "大肆指责"])
def test_what_is_said_of_a_reproach_is_not_said_by_who_utters_it(how: str) -> None:
    assert said(annotation_of(f"美国国防部在报告中对中方{how}，这完全不可接受。")) == []


def test_who_reproaches_without_an_object_before_says_what_follows() -> None:
    assert said(annotation_of("美方批评，这一做法非常危险。")) == [("state:USA", "criticize", "这一做法非常危险")]
