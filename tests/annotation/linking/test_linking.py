"""What mentions stand for: treaties under their names, nouns for things in play, organs, capitals, documents issued."""

import pytest

from kg.model import Annotation
from tests.support.making import annotation_of

KNOWN = pytest.mark.xfail(reason="known", strict=True)
NAMES = [  # text, mention, key
    ("各国履行《不扩散核武器条约》。", "不扩散核武器条约", "treaty:NPT"),
    ("核不扩散条约有191个缔约国。", "核不扩散条约", "treaty:NPT"),
    ("《核武禁擴條約》審議會議延期。", "核武禁擴條約", "treaty:NPT"),
    ("禁核试条约尚未生效。", "禁核试条约", "treaty:CTBT"),
    ("《全面禁止核試驗條約》尚未生效。", "全面禁止核試驗條約", "treaty:CTBT"),
    ("《禁止核武器条约》2021年生效。", "禁止核武器条约", "treaty:TPNW"),
    ("裁谈会讨论了禁产条约。", "禁产条约", "treaty:FMCT"),
    ("《中导条约》2019年失效。", "中导条约", "treaty:INF"),
    ("《新削减战略武器条约》延长五年。", "新削减战略武器条约", "treaty:New-START"),
    ("俄美延长了新《削减战略武器条约》。", "削减战略武器条约", "treaty:New-START"),
    ("维也纳会谈讨论伊核协议。", "伊核协议", "treaty:JCPOA"),
    ("《华盛顿条约》1949年签署。", "华盛顿条约", "treaty:NAT"),
    ("东盟国家缔结了《曼谷条约》。", "曼谷条约", "treaty:Bangkok"),
    ("《开放天空条约》2002年生效。", "开放天空条约", "treaty:Open-Skies"),
    ("《反导条约》2002年失效。", "反导条约", "treaty:ABM"),
    ("裁谈会重温了香农报告。", "香农报告", "doc:Shannon-report"),
    ("第十次审议大会在纽约举行。", "第十次审议大会", "event:NPT-RevCon-10"),
    ("2015年审议大会没有通过文件。", "2015年审议大会", "event:NPT-RevCon-9"),
    ("五核国举行了会议。", "五核国", "group:P5"),
    ("无核武器国家提出了要求。", "无核武器国家", "group:NNWS"),
    ("核武器国家负有特殊责任。", "核武器国家", "group:NWS"),
    ("七国集团举行峰会。", "七国集团", "group:G7"),
    ("不结盟运动提交了工作文件。", "不结盟运动", "group:NAM"),
    ("中亚五国建立了无核武器区。", "中亚五国", "group:central-Asian-five"),
    ("裁谈会在日内瓦开会。", "裁谈会", "org:CD"),
    ("联大一委通过了决议。", "联大一委", "org:UNGA-1C"),
    ("国际原子能总署發布報告。", "国际原子能总署", "org:IAEA"),
    ("苏联1990年宣布暂停试验。", "苏联", "state:SUN"),
    ("北韓發射飛彈。", "北韓", "state:PRK"),
]
IN_PLAY = [  # text, the noun, what it stands for
    ("《不扩散核武器条约》1970年生效。该条约有三大支柱。", "该条约", "treaty:NPT"),
    ("《全面禁止核试验条约》已经签署。各国应遵守条约。", "条约", "treaty:CTBT"),
    ("伊核协议2015年达成。美国退出了协议。", "协议", "treaty:JCPOA"),
    ("《开放天空条约》1992年签署。俄罗斯退出该条约。", "该条约", "treaty:Open-Skies"),
    ("《全面禁止核試驗條約》尚未生效。該條約有44個關鍵國家。", "該條約", "treaty:CTBT"),
    ("伊核协议2015年达成，《不扩散核武器条约》早已生效。该协议限制浓缩。", "该协议", "treaty:JCPOA"),
    ("第十次审议大会8月开幕。各国出席大会。", "大会", "event:NPT-RevCon-10"),
    ("俄罗斯和美国举行了会谈。双方交换了文件。", "双方", "group:RUS-USA"),
    ("中国与东盟举行了磋商。双方交换了文件。", "双方", "group:CHN-ASEAN"),
    ("印度和巴基斯坦交换清单。两国每年都这样做。", "两国", "group:IND-PAK"),
    ("五核国发表声明。五国重申了立场。", "五国", "group:P5"),
    ("五个核武器国家举行会议。五国讨论了术语。", "五国", "group:P5"),
    ("新华社发表文章。外交部当天答复了提问。", "外交部", "org:CHN-MFA"),
    ("伊朗外交部发表谈话。外交部没有透露细节。", "外交部", "org:IRN-MFA"),
]
ORGANS = [  # an organ with its state, key
    ("中国外交部", "org:CHN-MFA"),
    ("俄罗斯外交部", "org:RUS-MFA"),
    ("俄外交部", "org:RUS-MFA"),
    ("朝鲜外务省", "org:PRK-MFA"),
    ("日本外务省", "org:JPN-MFA"),
    ("日本防卫省", "org:JPN-MoD"),
    ("韩国国防部", "org:KOR-MoD"),
    ("韩国联合参谋本部", "org:KOR-JCS"),
    ("五角大楼", "org:USA-DoD"),
    ("美国国务院", "org:USA-State"),
    ("白宫", "org:USA-WhiteHouse"),
    ("克里姆林宫", "org:RUS-Kremlin"),
    ("法国外交部", "org:FRA-MFA"),
    ("伊朗原子能组织", "org:IRN-AEOI"),
    ("伊原子能机构", "org:IRN-AEOI"),  # and not the international one
    ("中国代表团", "org:CHN-delegation"),
    ("俄罗斯国家杜马", "org:RUS-StateDuma"),
    ("美國國防部", "org:USA-DoD"),
    ("南韓外交部", "org:KOR-MFA"),
]
CAPITALS = [  # text, the capital, what it is there
    ("北京敦促各方保持克制。", "北京", "state:CHN"),
    ("华盛顿拒绝取消制裁。", "华盛顿", "state:USA"),
    ("莫斯科表示愿意谈判。", "莫斯科", "state:RUS"),
    ("平壤宣布暂停试验。", "平壤", "state:PRK"),
    ("德黑兰同意恢复谈判。", "德黑兰", "state:IRN"),
    ("会谈在华盛顿举行。", "华盛顿", "place:华盛顿"),
    ("代表团抵达莫斯科。", "莫斯科", "place:莫斯科"),
    ("新华社华盛顿6月14日电", "华盛顿", "place:华盛顿"),
    ("会议将于北京举行。", "北京", "place:北京"),
    ("美方警告德黑兰停止浓缩。", "德黑兰", "state:IRN"),
]
ISSUED = [  # text, who issued the document that it tells of
    ("中国和俄罗斯2016年发表联合声明。", {"state:CHN", "state:RUS"}),
    ("美日就防扩散问题发表联合声明。", {"state:USA", "state:JPN"}),
    ("五核国领导人发表联合声明。", {"group:P5"}),
    ("斯德哥尔摩国际和平研究所发布年度报告。", {"org:SIPRI"}),
    ("国际原子能机构公布了报告。", {"org:IAEA"}),
    ("伊朗外交部发表声明。", {"org:IRN-MFA"}),
    ("七国集团发表领导人声明。", {"group:G7"}),
    ("美国国防部发布《核态势评估》报告。", {"org:USA-DoD"}),
    ("中国代表团散发了工作文件。", {"org:CHN-delegation"}),
    ("北約發布峰會公報。", {"org:NATO"}),
]


def key_of(annotation: Annotation, surface: str) -> str | None:
    """What the last mention that stands there so is linked to."""
    text = annotation.document.text
    found = [key for one, key in annotation.links if text[one.span.start : one.span.end] == surface]
    return found[-1] if found else None


@pytest.mark.parametrize(("text", "surface", "key"), NAMES)
def test_a_name_is_linked(text: str, surface: str, key: str) -> None:
    assert key_of(annotation_of(text), surface) == key


@pytest.mark.parametrize(("text", "surface", "key"), IN_PLAY)
def test_a_noun_stands_for_what_was_named_before(text: str, surface: str, key: str) -> None:
    annotation = annotation_of(text)
    assert key_of(annotation, surface) == key
    assert [one.form for one, found in annotation.links if found == key][-1] == (
        "name" if surface == "外交部" else "nominal"
    )


@pytest.mark.parametrize(("organ", "key"), ORGANS)
def test_an_organ_is_one_mention(organ: str, key: str) -> None:
    assert key_of(annotation_of(f"{organ}当天没有答复提问。"), organ) == key


@pytest.mark.parametrize(("text", "capital", "key"), CAPITALS)
def test_a_capital_is_a_government_only_where_it_acts(text: str, capital: str, key: str) -> None:
    assert key_of(annotation_of(text), capital) == key


@pytest.mark.parametrize(("text", "issuers"), ISSUED)
def test_who_publishes_a_document_issued_it(text: str, issuers: set[str]) -> None:
    issued = [one for one in annotation_of(text).relations if one.predicate == "issued"]
    assert {one.subject for one in issued} == issuers
    assert len({one.object for one in issued}) == 1 and issued[0].object.startswith("doc:")


@pytest.mark.parametrize(
    "text",
    [
        "双方交换了文件。",
        "一项新的裁军条约需要多年谈判。",
        "与会者讨论了裁军条约的一般原则。",
        "大会堂举行了演出。",
        "各方都在等待声明。",
        "这份协议书已经遗失。",
    ],
)
def test_a_noun_with_nothing_in_play_stands_for_nothing(text: str) -> None:
    assert [one for one, _ in annotation_of(text).links if one.form == "nominal"] == []


@pytest.mark.parametrize(
    "text",
    [
        "斯德哥尔摩国际和平研究所发布年度报告。该报告列出了各国的数据。",
        "中国和俄罗斯发表联合声明。声明指出，形势复杂。",
        "七国集团发表联合声明，声明呼吁各方克制。",
        "伊朗外交部发表声明。这份声明没有提到细节。",
    ],
)
def test_a_document_taken_up_again_is_the_same_one(text: str) -> None:
    assert len({key for one, key in annotation_of(text).links if one.kind == "doc"}) == 1


@pytest.mark.parametrize(
    ("text", "label", "issuers"),
    [
        ("法国总统马克龙与德国总理默克尔20日发表联合声明，呼吁对话。", "马克龙、默克尔联合声明", {"person:马克龙", "person:默克尔"}),
        ("外交部发言人赵立坚就美日发表的联合声明表示，中方反对。", "美国日本联合声明", {"state:USA", "state:JPN"}),
        ("中国外交部发言人赵立坚表示，澳大利亚政府发表的联合声明不符合事实。", "澳大利亚联合声明", {"state:AUS"}),
        ("俄罗斯就伊朗核问题发表声明。", "俄罗斯就伊朗核问题发表的声明", {"state:RUS"}),
    ],
)  # fmt: skip
def test_a_document_is_named_after_who_issued_it(text: str, label: str, issuers: set[str]) -> None:
    annotation = annotation_of(text)
    assert [one.label for one in annotation.entities.values() if one.kind == "doc"] == [label]
    assert {one.subject for one in annotation.relations if one.predicate == "issued"} == issuers
