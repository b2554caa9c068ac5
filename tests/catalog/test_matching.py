"""Names to entities: what a name is taken for, what it is never taken for, and what is said of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.catalog.matching import Matcher, known_names
from kg.errors import FormatError, KGError
from kg.ontology import load_ontology
from kg.rdf.records import EntityRecord

MATCHER = Matcher(known_names(load_ontology()))


@pytest.fixture
def matcher() -> Matcher:
    return MATCHER


def found(matcher: Matcher, name: str, kind: str | None = None, date: str | None = None) -> str | None:
    entity = matcher.match(name, kind=kind, date=date).entity
    return entity.key if entity else None


SAME = {
    "state:FRA": ["法国", "法國", "法兰西共和国", "France", "FRANCE", "ＦＲＡＮＣＥ", " 法 国 "],
    "state:CIV": ["科特迪瓦", "象牙海岸", "Côte d'Ivoire", "Cote d’Ivoire"],
    "treaty:NPT": ["NPT", "ＮＰＴ", "N.P.T.", "npt", "《不扩散核武器条约》", "防止核武擴散條約", "treaty:NPT"],
    "person:布林肯": ["布林肯", "安东尼·布林肯", "安東尼‧布林肯", "安东尼•布林肯", "安东尼・布林肯", "Blinken, Antony", "ANTONY BLINKEN"],
    "person:普京": ["普京", "普丁", "蒲亭", "俄罗斯总统普京", "俄羅斯總統普丁", "普京总统", "弗拉基米尔·普京"],
    "person:王毅": ["王毅", "外交部长王毅", "王毅外长", "王毅先生", "Foreign Minister Wang Yi", "国务委员兼外交部长王毅", "中国外交部长 王毅", "Mr Wang Yi"],
    "person:特朗普": ["前美国总统特朗普", "唐纳德·J·特朗普", "Donald J. Trump", "特朗普 Donald Trump", "特朗普Donald Trump", "Donald Trump/川普", "川普"],
    "org:FRA-MFA": ["法国外交部", "法國外交部"],
    "org:JPN-MoD": ["Ministry of Defence of Japan"],
    "org:IAEA": ["国际原子能机构（IAEA）", "國際原子能總署"],
    "person:江泽民": ["江泽民（国家主席）"],
    "person:王群": ["王群 (中国)"],
    "person:康多莉扎·赖斯": ["国务卿赖斯"],
    "org:CHN-MFA": ["外交部（中国）"],
    "org:USA-SSCI": ["美国参院情报委员会"],
    "org:CHN-PLA": ["解放军"],
    "doc:UNSCR-1540": ["联合国安理会第1540（2004）号决议"],
    "state:USA": ["the United States"],
    "place:莫斯科": ["莫斯科（俄罗斯）"],
    "person:扎里夫": ["扎里夫（Zarif）", "伊朗外长扎里夫(Zarif)"],
}  # fmt: skip


@pytest.mark.parametrize(("name", "key"), [(name, key) for key, names in SAME.items() for name in names])
def test_a_known_name_is_found_however_it_is_written(matcher: Matcher, name: str, key: str) -> None:
    assert found(matcher, name) == key


DIFFERENT = [("马里", "索马里"), ("几内亚", "几内亚比绍"), ("朝鲜", "朝鲜战争"), ("核武器国家", "无核武器国家"), ("刚果（金）", "刚果（布）"), ("尼日尔", "尼日利亚")]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_a_name_within_another_is_not_that_one(matcher: Matcher, one: str, other: str) -> None:
    keys = [found(matcher, name) for name in (one, other)]
    assert None not in keys and keys[0] != keys[1]
    assert keys[1] not in {some.key for some in matcher.candidates(one)}
    assert keys[0] not in {some.key for some in matcher.candidates(other)}


NOBODY = [
    "李明远", "外交部长李明远", "法国总统特朗普", "习近平主席特使", "特朗普政府", "王毅夫人", "联合国总务长", "布林垦", "安东尼·布林垦", "Antony Blinkin",
    "Blinken", "=cmd|' /C calc'!A0", "马里战争", "外交部", "国务卿", "", " ", "·", "\0", "\ud800", "王毅王毅", "国防委员会", "王毅（法国）", "教授王毅", "王毅 Antony Blinken", "教授凯恩", "the", "王 毅 王",
]  # fmt: skip


@pytest.mark.parametrize("name", NOBODY)
def test_what_is_not_known_is_matched_with_nothing_and_the_reason_is_told(matcher: Matcher, name: str) -> None:
    told = matcher.match(name)
    assert told.entity is None and told.why
    assert not any(one.sure for one in told.candidates)


def test_a_name_one_character_off_is_a_candidate_and_never_sure(matcher: Matcher) -> None:
    (near,) = matcher.candidates("安东尼·布林垦")
    assert (near.key, near.sure) == ("person:布林肯", False) and near.score < 0.85
    assert matcher.candidates("布林垦") == (), "three characters are too few"


def test_a_post_is_whoever_held_it_on_the_date(matcher: Matcher) -> None:
    assert found(matcher, "美国国务卿", date="2018-05") == "person:蓬佩奥"
    assert found(matcher, "美國國務卿", date="2022年3月1日") == "person:布林肯"
    assert found(matcher, "日本外相", date="2016") == "person:岸田文雄"
    assert (
        found(matcher, "IAEA总干事", date="2015") == "person:天野之弥"
        and found(matcher, "中国驻美大使", date="2018") == "person:崔天凯"
    )
    told = matcher.match("美国国务卿")
    assert told.entity is None and "date" in told.why and {"person:布林肯"} < {one.key for one in told.candidates}
    assert matcher.match("美国国务卿", date="2021-01").why.startswith("ambiguous: 2 people"), "one left, one came"
    assert "nobody is known" in matcher.match("美国国务卿", date="1850").why


def test_of_two_of_one_name_kind_date_or_title_decides_or_nothing_does(matcher: Matcher) -> None:
    told = matcher.match("莫斯科条约")
    assert told.entity is None and told.why.startswith("ambiguous: 2 things")
    assert [one.key for one in told.candidates] == ["treaty:PTBT", "treaty:SORT"]
    assert found(matcher, "莫斯科条约", date="2002") == found(matcher, "莫斯科条约（2002年）") == "treaty:SORT"
    assert found(matcher, "约翰逊") is None
    assert found(matcher, "英国首相约翰逊") == found(matcher, "约翰逊", date="2020") == "person:鲍里斯·约翰逊"
    assert found(matcher, "北京") == "place:北京" and found(matcher, "北京", kind="国家") == "state:CHN"


@pytest.mark.parametrize(("name", "kind", "date"), [("沙利文12", "person", "2017-07-01"), ("沙利文（法国）", "", "2017-07-01"), ("北京（法国）", "state", ""), ("法官萨勒曼", "", "2018")])  # fmt: skip
def test_neither_kind_nor_date_makes_sure_what_something_else_in_the_cell_is_against(
    matcher: Matcher, name: str, kind: str, date: str
) -> None:
    assert found(matcher, name, kind, date) is None and matcher.candidates(name, kind=kind, date=date)


def test_an_abbreviation_of_two_things_is_neither_without_a_kind(matcher: Matcher) -> None:
    assert matcher.match("CNS").why.startswith("ambiguous: 3 things")
    assert (
        found(matcher, "CNS", kind="treaty") == "treaty:CNS" and found(matcher, "WHO", kind="organization") == "org:WHO"
    )


def test_a_title_decides_among_people_and_against_those_who_cannot_have_it(matcher: Matcher) -> None:
    assert found(matcher, "白宫国安顾问沙利文") == "person:沙利文"
    assert found(matcher, "美国副国务卿沙利文") == "person:约翰·沙利文", (
        "the other is called so in full, but held no such post"
    )
    assert found(matcher, "总统候选人拜登") == "person:拜登" and found(matcher, "法官拜登") is None
    assert found(matcher, "瑙鲁总统格罗西") is None and found(matcher, "爱沙尼亚总理卡拉斯") == "person:卡拉斯"
    new = matcher.match("耿爽副部长")
    assert (
        new.entity
        and new.entity.score < 0.95
        and new.why.endswith("without the post 副部长, which is not known of them")
    )
    assert found(matcher, "国家安全顾问约翰·R·博尔顿") == "person:博尔顿"


def test_a_kind_that_is_given_must_be_that_of_the_entity(matcher: Matcher) -> None:
    told = matcher.match("布林肯", kind="place")
    assert told.entity is None and told.why == "no place of that name"
    assert [one.key for one in told.candidates] == ["person:布林肯"] and not told.candidates[0].sure
    assert found(matcher, "美") is None and found(matcher, "美", kind="country") == "state:USA"
    with pytest.raises(FormatError, match="no kind of entity 'planet'; there are state"):
        matcher.match("布林肯", kind="planet")


def test_the_reason_says_by_which_name(matcher: Matcher) -> None:
    told = {
        name: matcher.match(name).why
        for name in ("布林肯", "NPT", "ＮＰＴ", "蒲亭", "外交部长王毅", "莫斯科條約（2002）")
    }
    assert told == {
        "布林肯": "exact label zh-Hans",
        "NPT": "alias en",
        "ＮＰＴ": "other width of alias en: NPT",
        "蒲亭": "alias zh-Hant",
        "外交部长王毅": "exact label zh-Hans, without the post 外交部长",
        "莫斯科條約（2002）": "traditional form of alias zh-Hans: 莫斯科条约, and 2002",
    }


@pytest.mark.parametrize("cell", ["美国、俄罗斯", "美国和俄罗斯", "United States / Russia", "美国；俄罗斯"])
def test_several_names_in_one_cell_are_told_and_none_is_chosen(matcher: Matcher, cell: str) -> None:
    told = matcher.match(cell)
    assert told.entity is None and told.why == "several names in one cell; give each a row of its own"
    assert {one.key for one in told.candidates} == {"state:USA", "state:RUS"}


def test_a_long_name_costs_nothing(matcher: Matcher) -> None:
    assert matcher.match("核" * 100_000).why.startswith("no such name: 100000 characters")
    assert matcher.match("(" * 150).entity is None and matcher.match("先生" * 90).entity is None


SIGNS = "王毅法国外交部长（）()[]·.,、和/ JN\u0301\u200b\ud800\0𠮷Ⅱ①ﬁ先生前驻2018年"


@settings(deadline=None)
@given(st.text(alphabet=SIGNS, max_size=60), st.sampled_from(["", "person", "国家"]), st.sampled_from(["", "2018"]))
def test_any_text_has_an_answer_and_what_is_sure_is_first(name: str, kind: str, date: str) -> None:
    told = MATCHER.match(name, kind=kind, date=date)
    assert told.why and len(told.candidates) <= 5
    assert [one for one in told.candidates if one.sure] == ([told.entity] if told.entity else [])
    assert all(0 <= one.score <= 1 and one.iri.startswith("http") for one in told.candidates)


@pytest.mark.parametrize("written", ["yesterday", "2018-13", "2018-02-77", "18/5/3"])
def test_what_is_no_date_is_said(matcher: Matcher, written: str) -> None:
    with pytest.raises(KGError, match="no date"):
        matcher.match("美国国务卿", date=written)


def test_what_documents_name_besides_is_known_too_and_gives_way_to_what_is_described() -> None:
    met = [
        EntityRecord("https://example.org/id/org/ab12", "org:和平研究学会", "org", "和平研究学会", ("和研会",), 3),
        EntityRecord("https://example.org/id/org/cd34", "org:法兰西共和国", "org", "法兰西共和国", (), 1),
    ]
    names = known_names(load_ontology(), met)
    assert found(Matcher(names), "和研會") == "org:和平研究学会"
    assert found(Matcher(names), "法兰西共和国") == "state:FRA"


def test_names_are_matched_from_python() -> None:
    one, other = kg.match(["普丁", "查无此人"])
    assert one.entity and one.entity.iri.endswith("id/person/vladimir-putin") and other.entity is None
    with pytest.raises(KGError, match="must be a list"):
        kg.match("普丁")
