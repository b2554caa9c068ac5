"""Talks told by who talks, calls, lists of states, and what is only wanted or was once: in words of our own."""

import pytest

from kg.model.keys import name_of
from tests.support.cases import happened
from tests.support.making import annotation_of


@pytest.mark.parametrize(
    ("text", "who", "place"),
    [
        ("中国与法国在日内瓦的双边磋商昨天结束。", {"CHN", "FRA"}, "日内瓦"),
        ("印度和巴基斯坦的间接会谈没有成果。", {"IND", "PAK"}, None),
        ("美俄最后一次谈判5月在维也纳举行。", {"USA", "RUS"}, "维也纳"),
        ("韩国与朝鲜在板门店的会谈已经开始。", {"KOR", "PRK"}, "板门店"),
        ("英国、法国和德国3日在一场闭门会谈中达成一致。", {"GBR", "FRA", "DEU"}, None),
        ("审议大会8月1日在纽约开幕，日本和埃及都派代表出席。", {"JPN", "EGY"}, "纽约"),
        ("伊朗代表团在奥地利同美国等各方举行技术性会谈。", {"IRN-delegation", "USA"}, None),
        ("联合国安理会3日举行中东局势紧急公开会。", {"UNSC"}, None),
        ("埃及和美国6日在阿曼首都马斯喀特举行间接谈判。", {"EGY", "USA"}, "马斯喀特"),
        ("王毅20日与英、法、德三国外长及欧盟代表在日内瓦举行会谈。", {"王毅", "GBR", "FRA", "DEU", "EU"}, "日内瓦"),
        ("审议大会在纽约开幕，王毅和拉夫罗夫分别率团参加。", {"王毅", "拉夫罗夫"}, "纽约"),
        ("由格罗西率领的代表团在纽约参加审议大会。", {"格罗西"}, "纽约"),
        ("由王毅率领的中国代表团在日内瓦与日本举行会谈。", {"王毅", "CHN-delegation", "JPN"}, "日内瓦"),
    ],
)
def test_talks_without_a_name_have_parties_and_a_place(text: str, who: set[str], place: str | None) -> None:
    assert {subject for subject, _ in happened(annotation_of(text), "participated_in")} == who
    at = {one.object for one in annotation_of(text).relations if one.predicate == "held_at"}
    assert at == ({f"place:{place}"} if place else set())


@pytest.mark.parametrize(
    "text",
    [
        "各方呼吁印度和巴基斯坦的直接谈判尽快开始。",
        "埃及外长促请印度与巴基斯坦举行会谈。",
        "日本希望恢复朝鲜与美国的谈判。",
        "俄罗斯吁请伊朗和美国举行会谈。",
        "中国对谈判的结果表示欢迎。",
        "法国将与德国举行会谈。",
        "印度和巴基斯坦的工作级谈判将于本月30日继续进行。",
        "新一轮黎以会谈预计5日举行。",
        "审议大会在纽约开幕，王毅将率团参加。",
        "王毅访问莫斯科，将与俄罗斯外长拉夫罗夫讨论军控问题。",
    ],
)
def test_talks_that_are_wanted_or_announced_were_not_held(text: str) -> None:
    assert happened(annotation_of(text), "participated_in", "met_with") == set()


def test_talks_of_others_are_other_talks() -> None:
    read = annotation_of("伊朗和美国4日在日内瓦举行会谈。", "新一轮黎以会谈5日在巴黎举行。")
    talks: dict[str, set[str]] = {}
    for one in read.relations:
        if one.predicate == "participated_in":
            talks.setdefault(one.object, set()).add(one.subject)
    assert sorted(map(sorted, talks.values())) == [["state:IRN", "state:USA"], ["state:ISR", "state:LBN"]]


@pytest.mark.parametrize(
    "text",
    [
        "拜登26日与俄罗斯总统普京通电话。",
        "王毅和拉夫罗夫通话。",
        "默克尔12日同马克龙通了电话。",
        "普京与马克龙10日举行电话会谈。",
        "王毅10日晚同拉夫罗夫通电话，讨论伊核协议。",
    ],
)
def test_a_call_is_a_call_and_no_meeting(text: str) -> None:
    read = annotation_of(text)
    assert [one.event_class for one in read.events] == ["PhoneCall"] and len(read.events[0].participants) == 2
    assert happened(annotation_of(text), "met_with") == set()


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("去年又有两国批准了《禁止核武器条约》，分别是智利和菲律宾。", {("CHL", "ratified"), ("PHL", "ratified")}),
        ("批准《全面禁止核试验条约》的国家包括法国、英国和俄罗斯。", {("FRA", "ratified"), ("GBR", "ratified"), ("RUS", "ratified")}),
        ("签署《禁止核武器条约》的国家有泰国、越南等。", {("THA", "signed"), ("VNM", "signed")}),
        ("《禁止核武器条约》2021年生效。已批准的有：墨西哥、爱尔兰。", {("MEX", "ratified"), ("IRL", "ratified")}),
        ("今年又有国家加入了《禁止核武器条约》，其中包括马拉维。", {("MWI", "acceded_to")}),
        ("没有国家批准《禁止核武器条约》，日本也没有。", set()),
        ("尚未批准《全面禁止核试验条约》的国家包括美国和中国。", set()),
    ],
)  # fmt: skip
def test_a_list_of_states_after_the_act_are_those_who_acted(text: str, acts: set[tuple[str, str]]) -> None:
    assert happened(annotation_of(text), "ratified", "signed", "acceded_to") == acts


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("朝鲜2003年1月以国家安全受到威胁为由退出《不扩散核武器条约》。", {"PRK"}),
        ("美国以俄罗斯违反《中导条约》为由，2019年8月退出该条约。", {"USA"}),
        ("俄罗斯以美国不遵守条约为借口退出《开放天空条约》。", {"RUS"}),
        ("美国以遭到袭击为名退出了伊核协议。", {"USA"}),
        ("伊朗以遭到袭击为由威胁退出《不扩散核武器条约》。", set()),
        ("伊朗没有以遭到袭击为由退出《不扩散核武器条约》。", set()),
    ],
)
def test_a_withdrawal_has_its_reason_between(text: str, who: set[str]) -> None:
    assert {subject for subject, _ in happened(annotation_of(text), "withdrew_from")} == who


@pytest.mark.parametrize(
    "text",
    ["郑泽光曾任外交部副部长。", "傅聪曾担任外交部军控司司长。", "耿爽历任外交部发言人。", "普京原任国务院总理。", "秦刚曾是外交部长。"],
)  # fmt: skip
def test_a_post_once_held_is_no_post_held(text: str) -> None:
    assert happened(annotation_of(text), "holds_post", "affiliated_with") == set()


@pytest.mark.parametrize(
    ("text", "noun", "key"),
    [
        ("《禁止核武器条约》没有一个核国家签署，因此条约效果有限。", "条约", "treaty:TPNW"),
        ("南韓1975年批准「禁止核子擴散條約」。", "禁止核子擴散條約", "treaty:NPT"),
        ("《不扩散核武器条约》1970年生效。由此条约成为基石。", "条约", "treaty:NPT"),
    ],
)
def test_a_noun_of_a_treaty_is_the_whole_word(text: str, noun: str, key: str) -> None:
    read = annotation_of(text)
    assert (noun, key) in [(read.document.text[slice(*mention.span)], linked) for mention, linked in read.links]


def test_the_interest_of_a_nation_is_no_magazine() -> None:
    linked = {key for _, key in annotation_of("报告说，这关系到美国国家利益。").links}
    assert "state:USA" in linked and "org:national-interest" not in linked


def test_a_consultation_is_taken_up_by_its_noun() -> None:
    read = annotation_of("中国和俄罗斯的代表1日在莫斯科举行核裁军磋商。双方在那次磋商中交换了意见。")
    talks = [key for mention, key in read.links if mention.kind == "event"]
    assert len(talks) == 2 and len(set(talks)) == 1


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("王毅20日与英、法、德三国外长及欧盟代表在日内瓦举行会谈。", "person:王毅", {"GBR", "FRA", "DEU", "EU"}),
        ("格罗西3日访问德黑兰，并与伊朗核能首长会晤。", "person:格罗西", {"IRN"}),
        ("王毅与美国的会谈没有结果。", "person:王毅", set()),
    ],
)
def test_people_meet_people_or_those_whom_a_state_sends(text: str, who: str, whom: set[str]) -> None:
    found = {(one.subject, one.object) for one in annotation_of(text).relations if one.predicate == "met_with"}
    assert {name_of(b if a == who else a) for a, b in found if who in (a, b)} == whom


def test_where_talks_are_held_nobody_takes_part_in_them_by_that() -> None:
    read = annotation_of("特朗普在白宫与以色列代表团举行了会谈。")
    assert "org:USA-WhiteHouse" not in {who for one in read.relations for who in (one.subject, one.object)}
