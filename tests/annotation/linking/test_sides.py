"""A side called by the first character of a state that the text has named."""

import pytest

from kg.annotation.linking.sides import link
from tests.support.making import annotation_of
from tests.support.stages import recognized


def sides(*paragraphs: str) -> list[tuple[str, str]]:
    read = annotation_of(*paragraphs)
    found = [(read.document.text[slice(*mention.span)], key) for mention, key in read.links]
    return [(text, key) for text, key in found if len(text) == 2 and text.endswith("方")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("阿联酋国防部说，拦截了导弹。阿方还称，没有伤亡。", [("阿方", "state:ARE")]),
        ("阿曼外交大臣说，会谈有进展。阿方将继续斡旋。", [("阿方", "state:OMN")]),
        ("巴基斯坦外交部说，将继续斡旋。巴方欢迎各方来访。", [("巴方", "state:PAK")]),
        ("巴勒斯坦外交部说，局势危急。巴方呼吁施压。", [("巴方", "state:PSE")]),
        ("巴基斯坦和巴勒斯坦代表到会。巴方表示感谢。", [("巴方", "state:PAK")]),
        ("巴方表示感谢。巴勒斯坦代表到会。", [("巴方", "state:PAK")]),
        ("西班牙外交大臣到会。西方应当克制。", []),
        ("阿联酋代表到会。阿方索说，局势危急。", []),
    ],
)
def test_the_state_named_before_is_meant(text: str, found: list[tuple[str, str]]) -> None:
    assert sides(text) == found


def test_without_a_state_nothing_is_looked_for() -> None:
    analysis = recognized("双方和各方都表示欢迎。")
    link(analysis)
    assert list(analysis.mentions) == []
