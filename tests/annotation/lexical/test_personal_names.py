"""Where a person's name begins and ends."""

import pytest

from kg.annotation.lexical.gazetteer import gazetteer
from kg.annotation.lexical.personal_names import name_after, name_before, names_in_row, transliterated_before
from kg.model import Span
from kg.ontology import load_ontology

ONTOLOGY = load_ontology()
AFTER = [  # text, the post before the name, the name
    ("波兰总理图斯克到会。", "总理", "图斯克"),
    ("外长拉多斯瓦夫·西科尔斯基到会。", "外长", "拉多斯瓦夫·西科尔斯基"),
    ("首相岸田文雄到会。", "首相", "岸田文雄"),
    ("市长铃木史朗到会。", "市长", "铃木史朗"),
    ("部长 王毅到会。", "部长", "王毅"),
    ("丞相司马懿发言。", "丞相", "司马懿"),
    ("大使欧阳玉靖在会场。", "大使", "欧阳玉靖"),
    ("丞相诸葛亮到会。", "丞相", "诸葛亮"),
    # what follows is a verb of which the last character could belong to the name
    ("研究员林远认为条约有效。", "研究员", "林远"),
    ("部长乔利率领代表团。", "部长", "乔利"),
    ("领袖季哈诺夫斯卡娅如今肩负重任。", "领袖", "季哈诺夫斯卡娅"),
    ("创始人马云担任校长。", "创始人", "马云"),
    ("主席梁强互致贺电。", "主席", "梁强"),
    ("副局长杜微升任局长。", "副局长", "杜微"),
    ("院长黄信彰受访时说明了情况。", "院长", "黄信彰"),
    ("总统阿齐兹邀请各方。", "总统", "阿齐兹"),
    ("处长邓炳强于8月到会。", "处长", "邓炳强"),
    # a word that joins what follows ends no name
    ("主任委员李飞作的报告。", "主任委员", "李飞"),
    ("主席叶伦为美国财长。", "主席", "叶伦"),
    ("主席珍妮特·耶伦为财长。", "主席", "珍妮特·耶伦"),
    ("总监林芳怡于10日离开。", "总监", "林芳怡"),
    ("外长贾伟德于日内瓦发言。", "外长", "贾伟德"),
    # parts and what parts them
    ("分析师罗恩·本-伊沙伊到会。", "分析师", "罗恩·本-伊沙伊"),
    ("分析人士伊恩-布雷默到会。", "分析人士", "伊恩-布雷默"),
    ("副委员长艾力更·依明巴海将到会。", "副委员长", "艾力更·依明巴海"),
    ("总理米歇尔·马丁到会。", "总理", "米歇尔·马丁"),
    ("教授麦凯格·约翰斯顿到会。", "教授", "麦凯格·约翰斯顿"),
    ("外长沙伦赛·贡玛西、代表到会。", "外长", "沙伦赛·贡玛西"),
    ("领袖让-吕克·梅兰雄到会。", "领袖", "让-吕克·梅兰雄"),
    ("首相彼得·马格亚尔到会。", "首相", "彼得·马格亚尔"),
    ("司令大卫·伯杰上将到会。", "司令", "大卫·伯杰"),
    # names of common words
    ("部长钟山到会。", "部长", "钟山"),
    ("主席汪洋说明了情况。", "主席", "汪洋"),
    ("副总理马凯将到会。", "副总理", "马凯"),
    ("律师范德文则离开。", "律师", "范德文"),
    ("主席何平说明了情况。", "主席", "何平"),
    ("行政长官李家超到会。", "行政长官", "李家超"),
    # words that dictionaries list as names, function words and common words
    ("总统敬礼致意。", "总统", None),
    ("主席卓越的领导。", "主席", None),
    ("官员都明白，条约有效。", "官员", None),
    ("议员都有可能到会。", "议员", None),
    ("官员盛赞协议。", "官员", None),
    ("总统明言需要改变。", "总统", None),
    ("主席国的代表。", "主席", None),
    ("总理来吗。", "总理", None),
    ("总统国以及。", "总统", None),
    ("部长据报道到会。", "部长", None),
    ("部长会见来宾。", "部长", None),
    ("主席时所说的话。", "主席", None),
    ("发言人谈涉朝问题", "发言人", None),
    ("总统。", "总统", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "post", "name"), AFTER)
def test_the_name_after_a_post(text: str, post: str, name: str | None) -> None:
    found = name_after(text, text.index(post) + len(post), gazetteer(ONTOLOGY).scan(text), ONTOLOGY)
    assert (text[slice(*found)] if found else None) == name


@pytest.mark.parametrize(
    ("text", "name"), [("习近平主席到会。", "习近平"), ("中国主席到会。", None), ("习近平的主席令。", None)]
)
def test_the_known_name_before_a_post(text: str, name: str | None) -> None:
    tokens = gazetteer(ONTOLOGY).scan(text)
    start = text.index("主席")
    index = next((number for number, one in enumerate(tokens) if one.span.start == start), len(tokens))
    found = name_before(start, tokens, index)
    assert (text[slice(*found)] if found else None) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("记者范长江 穆青报道", ["范长江", "穆青"]),
        ("记者：范长江、穆青", ["范长江", "穆青"]),
        ("记者黄华", ["黄华"]),
        ("记者 斯诺 报道", ["斯诺"]),
        ("记者报道会议", []),
        ("记者会", []),
        ("记者问", []),
        ("记者都受到限制", []),
        ("记者：谢谢。", []),
        ("记者那是在日内瓦", []),
        ("记者林可摄", ["林可"]),
        ("记者林可真花莲县4日电", ["林可真"]),
        ("记者林可真编译", ["林可真"]),
        ("记者高锋", ["高锋"]),
    ],
)
def test_names_in_a_row_after_the_word(text: str, names: list[str]) -> None:
    assert [text[slice(*one)] for one in names_in_row(text, 2, ONTOLOGY)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("主任西蒙·科文尼(", "西蒙·科文尼"),
        ("弗洛伊德(", "弗洛伊德"),
        ("会议(", None),
        ("中国(", None),
        ("的郭瑞安(", "郭瑞安"),
        ("专家”郑国恩(", "郑国恩"),
        ("律师李克伦(", "李克伦"),
        ("当中黎智英(", "黎智英"),
        ("经理杰森·米勒(", "杰森·米勒"),
        ("妻子卡普兰(", "卡普兰"),
        ("罗尔夫·莫瓦特-拉尔森(", "罗尔夫·莫瓦特-拉尔森"),
        ("政客彼得·马格亚尔(", "彼得·马格亚尔"),
        ("儿子小罗伯特·肯尼迪(", "小罗伯特·肯尼迪"),
        ("发小鲍勃·马克尔(", "鲍勃·马克尔"),
    ],
)
def test_a_transliterated_name_before_its_latin_form(text: str, name: str | None) -> None:
    found = transliterated_before(text, len(text) - 1, 0, ONTOLOGY)
    assert (text[slice(*found)] if found else None) == name


def test_a_name_goes_no_further_back_than_it_may() -> None:
    assert transliterated_before("弗洛伊德(", 4, 2, ONTOLOGY) == Span(2, 4)


def test_what_stands_between_a_title_and_transliterated_characters_belongs_to_the_name() -> None:
    assert transliterated_before("部长渥伊泰赫(", 6, 2, ONTOLOGY, titled=True) == Span(2, 6)
    assert transliterated_before("部长的伊泰赫(", 6, 2, ONTOLOGY, titled=True) == Span(3, 6)
