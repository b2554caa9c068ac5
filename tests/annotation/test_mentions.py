"""What a text names by a short form, a noun, a number or a Latin name, and what only looks so."""

from collections.abc import Iterable

import pytest

from kg.annotation.mentions import Mentions
from kg.model import Mention, Span
from tests.support.making import annotation_of

FOUND = [  # text, mention, what it stands for: a key, or the kind alone
    # nouns of known things in play
    ("伊朗表示，核协议面临崩溃。", "核协议", "treaty:JCPOA"),
    ("伊朗的全面協議義務沒有改變。", "全面協議", "treaty:JCPOA"),
    ("朝鲜问题特使抵达。维护半岛稳定很重要。", "半岛", "place:朝鲜半岛"),
    ("伊核协议2015年达成。伊朗多次收回协议部分承诺。", "协议", "treaty:JCPOA"),
    ("国际原子能机构派出小组。该机构没有说明原因。", "该机构", "org:IAEA"),
    ("俄罗斯举行了演习。观察家说，该国还会再次演习。", "该国", "state:RUS"),
    ("伊朗拒绝了欧洲签署国的提议。", "欧洲签署国", "group:E3"),
    ("香港特区政府作出回应。特区政府强调法治。", "特区政府", "org:HKG-Government"),
    # states by one character
    ("各方讨论了朝核问题。", "朝", "state:PRK"),
    ("伊核局势没有缓和。", "伊", "state:IRN"),
    ("联合国讨论对伊制裁。", "伊", "state:IRN"),
    ("俄支持召开会议。", "俄", "state:RUS"),
    ("中俄欧盟派出代表。", "俄", "state:RUS"),
    # capitals
    ("华府片面恢复了制裁。", "华府", "state:USA"),
    ("分析人士称，平壤在等待时机。", "平壤", "state:PRK"),
    ("华府与德黑兰的关系紧张。", "德黑兰", "state:IRN"),
    ("制裁使欧洲与华盛顿的关系变得复杂。", "华盛顿", "state:USA"),
    ("代表团回到平壤。", "平壤", "place:平壤"),
    ("国际油价上涨，伦敦布伦特原油创下新高。", "伦敦", "place:伦敦"),
    # groups by their number
    ("中日韩举行磋商。三国同意加快谈判。", "三国", "group:CHN-JPN-KOR"),
    ("美国、英国和澳大利亚公布了计划。三国没有说明费用。", "三国", "group:AUKUS"),
    ("巴西、印度和埃及交换了文件。三国还会再次磋商。", "三国", "group:BRA-EGY-IND"),
    # events
    ("他出席了第三届平壤科技论坛。", "第三届平壤科技论坛", "event"),
    ("他在参议院听证会上作证。", "听证会", "event"),
    ("研究所主办的研讨会昨天结束。", "研讨会", "event"),
    ("中俄印外长会讨论了合作。", "外长会", "event"),
    ("六国与伊朗外长会议昨天结束。", "六国与伊朗外长会议", "event"),
    ("双方宣布举行日内瓦会谈。", "日内瓦会谈", "event"),
    ("两国代表在维也纳举行军备控制谈判。", "军备控制谈判", "event"),
    # documents
    ("安理会通过了第2375号决议。", "第2375号决议", "doc"),
    ("三名议员给白宫写了一封信，他们在信中写道，形势危险。", "信", "doc"),
    ("国际原子能机构发布季度报告。", "季度报告", "doc"),
    ("白宫的相关简报没有提到此事。", "简报", "doc"),
    ("安理会第2231号决议仍然有效。该决议2025年到期。", "该决议", "doc:UNSCR-2231"),
    # organizations
    ("美国参议员抵达国会。", "国会", "org:USA-Congress"),
    ("德国《商报》作了报道。", "商报", "org:handelsblatt"),
    ("柏林的《每日商报》作了报道。", "每日商报", "org"),
    ("瑞士的Prognos研究所公布了数字。", "Prognos研究所", "org"),
    ("他任教于美国海军战争学院。", "美国海军战争学院", "org"),
    ("船只属于中国民兵部队。", "中国民兵部队", "org"),
    ("西班牙中央政府作出回应。", "西班牙中央政府", "state:ESP"),
    ("原能总署没有证实。", "原能总署", "org:IAEA"),
    # Latin names
    ("爆炸发生在德黑兰（Tehran）以南。", "Tehran", "place:德黑兰"),
    ("美国战略司令部（USSTRATCOM）没有评论。", "USSTRATCOM", "org:USA-STRATCOM"),
    # sites
    ("他在维也纳机场接受采访。", "维也纳机场", "place"),
    ("卫星拍到广东省江门市新会区的船只。", "广东省江门市新会区", "place"),
    # a body inside a post
    ("中国常驻联合国副代表在纽约发言。", "联合国", "org:UN"),
]
NOT_FOUND = [  # text, what is no mention there
    ("朝鲜和美国没有达成核协议。", "核协议"),
    ("伊朗希望达成新的核协议。", "核协议"),
    ("克里米亚半岛下了雨。", "半岛"),
    ("中菲海上合作联合委员会开会，上合组织没有评论。", "上合"),
    ("他呼吁举行三方会谈。", "三方"),
    ("中国、巴西和印度开会。其他三方没有评论。", "三方"),
    ("许多中国公司参加了展览。", "中国公司"),
    ("纽约州参议院通过了一项决定，美国媒体作了报道。", "参议院"),
    ("耿爽出任中国常驻联合国副代表。", "副代表"),
]


def links(text: str) -> list[tuple[str, str]]:
    """Every mention as it stands in the text, with its key."""
    annotation = annotation_of(text)
    full = annotation.document.text
    return [(full[one.span.start : one.span.end], key) for one, key in annotation.links]


@pytest.mark.parametrize(("text", "surface", "wanted"), FOUND)
def test_a_mention_is_found_and_linked(text: str, surface: str, wanted: str) -> None:
    keys = [key for one, key in links(text) if one == surface]
    assert keys and (keys[-1] == wanted or keys[-1].split(":")[0] == wanted)


@pytest.mark.parametrize(("text", "surface"), NOT_FOUND)
def test_what_only_looks_like_a_mention_is_none(text: str, surface: str) -> None:
    assert surface not in [one for one, _ in links(text)]


def test_two_numbered_events_are_two() -> None:
    found = dict(links("他出席了第五届海洋论坛和第二届极地论坛。"))
    assert found["第五届海洋论坛"] != found["第二届极地论坛"]


def test_a_meeting_convened_is_not_the_one_named_before() -> None:
    found = links("第十次审议大会在纽约开幕。政府当天召开会议，讨论经济。")
    assert dict(found)["会议"] != "event:NPT-RevCon-10"


def made(*places: tuple[int, int, str]) -> Mentions:
    found = Mentions()
    for start, end, kind in places:
        found.add(Mention(Span(start, end), kind))  # type: ignore[arg-type]
    return found


PLACES = made((8, 10, "state"), (2, 4, "person"), (4, 7, "state"))


def spans(found: Iterable[Mention]) -> list[tuple[int, int]]:
    return [tuple(one.span) for one in found]  # type: ignore[misc]


def test_mentions_stand_in_the_order_of_the_text() -> None:
    assert spans(PLACES) == [(2, 4), (4, 7), (8, 10)] and len(PLACES) == 3
    assert spans(PLACES[1:]) == [(4, 7), (8, 10)] and PLACES[0].kind == "person"
    assert spans(PLACES.of_kind("state")) == [(4, 7), (8, 10)] and list(PLACES.of_kind("treaty")) == []


@pytest.mark.parametrize(
    ("asked", "inside", "touched"),
    [
        (Span(0, 20), [(2, 4), (4, 7), (8, 10)], [(2, 4), (4, 7), (8, 10)]),
        (Span(3, 8), [(4, 7)], [(2, 4), (4, 7)]),
        (Span(5, 9), [], [(4, 7), (8, 10)]),
        (Span(7, 8), [], []),
        (Span(4, 7), [(4, 7)], [(4, 7)]),
    ],
)
def test_what_stands_inside_a_span_and_what_only_touches_it(
    asked: Span, inside: list[tuple[int, int]], touched: list[tuple[int, int]]
) -> None:
    assert spans(PLACES.between(asked)) == inside
    assert spans(PLACES.overlapping(asked)) == touched


@pytest.mark.parametrize(
    ("at", "last", "states"), [(0, 0, []), (4, 4, []), (7, 7, [(4, 7)]), (8, 7, [(4, 7)]), (10, 10, [(8, 10), (4, 7)])]
)
def test_what_ends_before_a_place(at: int, last: int, states: list[tuple[int, int]]) -> None:
    assert PLACES.last_end(at) == last
    assert spans(PLACES.before(at, "state")) == states
    ending = PLACES.ending_at(at)
    assert (ending.span.end if ending else None) == (at if at in (4, 7, 10) else None)


def test_another_reading_takes_the_place_of_the_old_one() -> None:
    found = made((2, 4, "person"), (4, 7, "place"))
    found.replace(1, Mention(Span(4, 7), "state", "metonym"))
    assert [one.kind for one in found] == ["person", "state"] and list(found.of_kind("place")) == []
    found.remove(found[0])
    assert spans(found) == [(4, 7)] and found.ending_at(4) is None
