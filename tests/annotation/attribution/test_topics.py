"""The names that the thesaurus gives a topic are read in a text, in both scripts."""

import pytest

from kg.annotation.attribution.topics import topics
from kg.ontology import load_ontology
from tests.support.making import annotation_of
from tests.support.stages import linked, paragraph

CHINESE = ("zh-hans", "zh-hant")


def _labels() -> list[tuple[str, str]]:
    """Each Chinese name of a topic, with the top concept of that topic."""
    concepts, found = load_ontology().concepts("topic"), []
    for iri, about in sorted(concepts.items()):
        top = iri
        while broader := [node.text for node in concepts.get(top, {}).get("broader", ())]:
            top = broader[0]
        names = sorted(one.text for one in about["prefLabel"] if one.language in CHINESE)
        found += [(name, top.rpartition("/")[2]) for name in names]
    return [one for one in found if one[1] != "other"]  # 其他 is a word like any other


def test_every_name_of_a_topic_in_both_scripts_is_read_as_that_topic() -> None:
    labels = _labels()
    assert ("分離鈽", "fissile-material") in labels
    missed = []
    for name, topic in labels:
        read = annotation_of(f"中方表示，反对{name}。").claims
        if not any(topic in claim.topics for claim in read):
            missed.append((name, topic, [claim.topics for claim in read]))
    assert missed == []


@pytest.mark.parametrize("words", ["武器級鈽", "武器级钚", "存儲的鈽"])
def test_plutonium_is_read_as_taiwan_and_as_the_mainland_writes_it(words: str) -> None:
    claims = annotation_of(f"日方表示，反對增加{words}。").claims
    assert [claim.topics for claim in claims] == [("fissile-material",)]


ABOUT = [  # text, topics in the order met, instruments
    ("高浓铀的库存上升。", ("fissile-material",), ()),
    ("中方反对军备竞赛。", ("arms-race",), ()),
    ("部署萨德系统破坏稳定。", ("missile-defense",), ()),
    ("朝鲜半岛无核化是共同目标。", ("korea-nuclear",), ()),
    ("《全面禁止核试验条约》没有生效。", ("nuclear-testing",), ("treaty:CTBT",)),
    ("《不扩散核武器条约》没有修改。", (), ("treaty:NPT",)),
    ("各国应推动无核武器区建设，加强核安全，禁止核试验，防止军备竞赛。",
     ("nuclear-weapon-free-zone", "nuclear-safety", "nuclear-testing"), ()),
    ("军备竞赛、核试验、军备竞赛。", ("arms-race", "nuclear-testing"), ()),
    ("法克里萨德遇刺。", (), ()),
    ("天气很好。", (), ()),
    ("伊朗总统访问北京。", (), ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "about", "instruments"), ABOUT)
def test_a_stretch_is_about_at_most_three_topics(
    text: str, about: tuple[str, ...], instruments: tuple[str, ...]
) -> None:
    analysis = linked(text)
    assert topics(analysis, paragraph(analysis)) == (about, instruments)


WORDS = [  # what only looks like a topic, or says it in another way; topics
    ("东盟国家的立场没有变化。", ()),
    ("其他问题留待下次讨论。", ()),
    ("两国建立全面战略协作伙伴关系。", ("bilateral-relations",)),
    ("双方增进战略互信。", ()),
    ("警方打击犯罪的力度不减。", ()),
    ("贸易战争没有赢家。", ()),
    ("核反应堆运行正常。", ("peaceful-uses",)),
    ("台電的核子反應爐運轉正常。", ("peaceful-uses",)),
    ("停止擴增核武才是正途。", ("arsenal",)),
    ("恢復核子試爆毫無必要。", ("nuclear-testing",)),
    ("各國應推動限武談判。", ("arms-control-talks",)),
    ("飛彈防禦計畫耗資驚人。", ("missile-defense",)),
    ("鈽的庫存持續增加。", ("fissile-material",)),
    ("濃縮鈾的產量增加。", ("fissile-material",)),
    ("核子擴散危害各國。", ("non-proliferation",)),
    ("這個國家一直在核擴軍。", ("arsenal",)),
    ("美軍的戰術核子武器仍在歐洲。", ("low-yield-weapons",)),
    ("各方应立即停火止战。", ("regional-security",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), WORDS)
def test_topics_are_told_by_words_in_both_scripts_and_not_by_characters(text: str, wanted: tuple[str, ...]) -> None:
    analysis = linked(text)
    assert topics(analysis, paragraph(analysis))[0] == wanted


TOGETHER = [  # title, claim, topics
    ("样例", "伊朗的核活动令人不安。", ("iran-nuclear",)),
    ("样例", "伊朗没有回应核查人员的问题。", ("verification",)),
    ("样例", "伊朗的核心利益应得到尊重。", ()),
    ("伊朗总统访问北京", "铀的纯度已经提高。", ("iran-nuclear",)),
    ("伊朗总统访问北京", "朝鲜的核活动没有停止。", ("korea-nuclear",)),
    ("伊朗总统访问北京", "会谈气氛良好。", ()),
    ("样例", "铀的价格上涨。", ()),
    ("样例", "朝鲜的导弹没有命中目标。", ("korea-nuclear",)),
    ("样例", "导弹没有命中目标。", ()),
    ("样例", "以色列打击了伊朗的机场。", ("regional-security",)),
    ("样例", "黑客攻击了美国的银行。", ("cyber-ai",)),
    ("样例", "陆海空核打击能力由美国保有。", ("arsenal",)),
    ("美俄军控谈判重启", "谈判将在明年举行。", ("arms-control-talks",)),
    ("中美贸易谈判重启", "谈判将在明年举行。", ()),
    ("样例", "《新削减战略武器条约》的后续谈判没有进展。", ("arms-control-talks",)),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "wanted"), TOGETHER)
def test_a_word_makes_a_topic_beside_an_entity_of_the_claim_or_of_the_title(
    title: str, text: str, wanted: tuple[str, ...]
) -> None:
    analysis = linked(text, title=title)
    assert topics(analysis, paragraph(analysis))[0] == wanted


def test_every_topic_that_words_make_together_is_a_topic_of_the_thesaurus() -> None:
    ontology = load_ontology()
    known = {iri.rpartition("/")[2] for iri in ontology.concepts("topic")}
    rows = ontology.lexicons.topics.together
    assert {row.topic for row in rows} | {topic for row in rows for topic in row.titled} <= known
