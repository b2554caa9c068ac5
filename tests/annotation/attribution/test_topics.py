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
    return found


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
