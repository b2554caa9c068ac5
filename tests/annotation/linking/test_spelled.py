"""What a name in Latin letters in brackets says of whom a known name means."""

import pytest

from kg.annotation.linking.spelled import spelled, spells_another
from kg.ontology import load_ontology
from tests.support.making import annotation_of
from tests.support.stages import linked


@pytest.mark.parametrize(
    ("name", "person", "another"),
    [
        ("Bob Bauer", "person:科林·鲍威尔", True),
        ("Harrison Deal", "person:普京", True),
        ("Vladimir Poutine", "person:普京", False),
        ("Władimir Putin", "person:普京", False),
        ("Colin Luther Powell", "person:科林·鲍威尔", False),
        ("Bob Bauer", "person:无人知晓", False),
        ("Thomas Wright", "person:克里斯·赖特", True),
        ("Christopher Wright", "person:克里斯·赖特", False),
        ("C. Wright", "person:克里斯·赖特", False),
        ("Joseph R. Biden", "person:拜登", False),
        ("Bob Gates", "person:罗伯特·盖茨", False),
        ("Antony Blinken", "person:布林肯", False),
    ],
)
def test_another_spells_no_part_alike(name: str, person: str, another: bool) -> None:
    assert spells_another(name, person, load_ontology()) is another


def test_the_latin_name_stands_in_brackets_right_after() -> None:
    analysis = linked("普京（Vladimir Putin）到会。布林肯与普京通话（Moscow Times）。")
    assert [spelled(analysis, one) for one in analysis.mentions if one.kind == "person"][:1] == ["Vladimir Putin"]
    assert spelled(analysis, analysis.mentions[-1]) is None


@pytest.mark.parametrize(("latin", "speaker"), [("Bob Bauer", "person:鲍尔"), ("Colin Powell", "person:科林·鲍威尔")])
def test_whom_the_latin_name_contradicts_does_not_speak(latin: str, speaker: str) -> None:
    (claim,) = annotation_of(f"美国前国务卿鲍尔（{latin}）表示，核查应当继续。").claims
    assert claim.speaker == speaker
