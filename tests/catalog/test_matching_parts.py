"""The parts of matching by themselves: spellings, dates, names one edit apart, posts, organs, words for kinds."""

import pytest

from kg.catalog.matching.days import day_of
from kg.catalog.matching.names import KnownNames, known_names
from kg.catalog.matching.nouns import kind_meant
from kg.catalog.matching.organs import Organs
from kg.catalog.matching.posts import Posts, covers
from kg.catalog.matching.readings import Readings
from kg.catalog.matching.spelling import difference, edits, is_latin, plain, swapped, without_initials
from kg.catalog.matching.titled import Titled
from kg.catalog.matching.wording import readings_of
from kg.errors import KGError
from kg.ontology import load_ontology
from kg.ontology.lexicons.matching import MatchingLexicon
from kg.ontology.records import Tenure


@pytest.fixture(scope="module")
def names() -> KnownNames:
    return known_names(load_ontology())


PLAIN = {"N.P.T.": "npt", "Ｎ Ｐ Ｔ": "npt", "《禁止核武器條約》": "禁止核武器条约", "Gahr Støre": "gahrstore", "Erdoğan": "erdogan", "刚果（金）": "刚果金", "安倍・晋三": "安倍晋三", "Ⅱ": "ii", "（）·-": "", "ガ": "ガ"}  # fmt: skip


@pytest.mark.parametrize("written", PLAIN)
def test_one_plain_spelling(written: str) -> None:
    assert plain(written) == PLAIN[written]
    assert plain(plain(written)) == plain(written)


def test_how_two_spellings_differ_is_told() -> None:
    assert difference("法国", "法国") == "" and difference("ＮＰＴ", "NPT") == "other width"
    assert difference("法國", "法国") == "traditional form" and difference("法国", "法國") == "simplified form"
    assert difference("N.P.T.", "NPT") == "written otherwise"


def test_words_of_latin_names_in_any_order_and_without_initials() -> None:
    assert (
        swapped("Blinken, Antony") == swapped("Antony Blinken") != "" and swapped("Blinken") == swapped("布林肯") == ""
    )
    assert (
        without_initials("Antony J. Blinken") == "Antony Blinken"
        and without_initials("安东尼·J·布林肯") == "安东尼·布林肯"
    )
    assert without_initials("U Thant") == "Thant" and without_initials("A组") == "A组"
    assert is_latin("O’Brien") and not is_latin("NPT条约") and not is_latin("12")


@pytest.mark.parametrize(("other", "near"), [("安东尼布林垦", True), ("安东尼布林", True), ("安东尼布布林肯", True), ("东安尼布林肯", True), ("安尼东布林垦", False), ("安东尼", False)])  # fmt: skip
def test_names_one_edit_apart_and_no_further(names: KnownNames, other: str, near: bool) -> None:
    assert ("person:布林肯" in {name.key for name in names.near(other)}) == near
    assert set(edits("甲乙")) == {"甲乙", "甲", "乙"}


DATES = {"2018": "2018", "2018-5": "2018-05", "2018/5/3": "2018-05-03", "2018年5月3日": "2018-05-03", "２０１８年５月": "2018-05", "20180503": "2018-05-03", "2018-05-03T08:00:00Z": "2018-05-03", "": None, "2018.5.3": "2018-05-03"}  # fmt: skip


@pytest.mark.parametrize("written", DATES)
def test_dates_of_tables(written: str) -> None:
    assert day_of(written) == DATES[written]


def test_a_tenure_covers_what_its_dates_allow() -> None:
    held = Tenure("外交部长", "state:CHN", "2013-03-16", "2022-12")
    assert [covers(held, day) for day in ("2013", "2013-03-15", "2013-03-16", "2022-12-30", "2023")] == [True, False, True, True, False]  # fmt: skip
    assert covers(Tenure("外交部长", None, None, None), "1850") and covers(
        Tenure("部长", None, "2020", None), "2020-06"
    )


def test_posts_are_called_by_every_name_of_their_side_and_by_words_of_their_meaning(names: KnownNames) -> None:
    posts = Posts(names)
    for called in (
        "美国国务卿",
        "美国外长",
        "联合国秘书长",
        "un秘书长",
        "中国外交部发言人",
        "英国防长",
        "中国驻美大使",
        "unsecretarygeneral",
    ):
        assert bool(posts.held(called)) == (called != "unsecretarygeneral"), called
    assert posts.held("国务卿") == () and posts.held("副总统") == ()
    assert posts.same("外长", "外交部长") and not posts.same("总统", "总理")


def test_organs_by_the_names_of_state_and_organ(names: KnownNames) -> None:
    organs = Organs(names)
    assert organs.called(plain("俄羅斯外交部")) == ("org:RUS-MFA",)
    assert organs.called("ministryofforeignaffairsofthefrance") == ("org:FRA-MFA",)
    assert organs.called("索马里外交部") == ("org:SOM-MFA",) and organs.called("火星外交部") == ()
    assert organs.called("美国参院情报委员会") == ("org:USA-SSCI",) and organs.called("法国参院情报委员会") == ()
    assert organs.alone("中央情报局") == ("org:USA-CIA",) and organs.alone("外交部") == organs.called("外交部") == ()
    assert "五角大楼" in organs.proper and "国防委员会" not in organs.proper, "which other states have too"


def test_a_proper_organ_is_in_the_table_of_organs_with_one_state(names: KnownNames) -> None:
    organs = Organs(names)
    assert [one for one in organs.proper if len(organs.alone(one)) != 1] == []


def test_words_for_kinds() -> None:
    ontology = load_ontology()
    assert [kind_meant(word, ontology) for word in ("Country", "國家", "人物", "doc", "NamedDocument", "", None)] == ["state", "state", "person", "doc", "doc", None, None]  # fmt: skip
    with pytest.raises(KGError, match="there are state, org"):
        kind_meant("行星", ontology)


def test_titles_and_honorifics_are_taken_off(names: KnownNames) -> None:
    titled = Titled(names, Posts(names))
    taken = {text: titled.without_honorific(text) for text in ("王毅先生", "Mr. Wang Yi", "先生", "Mrskin", "王毅夫人")}
    assert taken == {"王毅先生": "王毅", "Mr. Wang Yi": "Wang Yi", "先生": "", "Mrskin": "", "王毅夫人": ""}
    (found,) = titled.read("英国首相约翰逊", None)
    assert found.sure and found.key == "person:鲍里斯·约翰逊"
    (other,) = titled.read("法国总统特朗普", None)
    assert not other.sure and other.score <= 0.6 and "no known post" in other.why


def test_a_reason_more_takes_something_off(names: KnownNames) -> None:
    (plainly,) = readings_of("法國", names)
    assert plainly.sure and plainly.why == "exact label zh-Hant"
    less, unsure = plainly.because("and FRA"), plainly.because("but 亚洲 is not known of it", sure=False)
    assert less.sure and less.score < plainly.score and not unsure.sure and unsure.score == 0.6
    assert readings_of("法国", names, people=True) == []


def test_readings_of_a_post_are_everybody_who_held_it(names: KnownNames) -> None:
    found, said = Readings(names).of("美国国务卿", None)
    assert len(found) > 5 and not any(one.sure for one in found) and "no date" in said
    assert Readings(names).of("查无此职", "2020") == ([], "")


def test_the_words_of_tables_are_read_and_kinds_akin_are_kinds() -> None:
    words = load_ontology().lexicons.matching
    assert isinstance(words, MatchingLexicon) and "姓名" in words.columns.names
    kinds = {kind for pair in words.akin.pairs for kind in pair.split()}
    assert all(kind_meant(kind, load_ontology()) == kind for kind in kinds)
