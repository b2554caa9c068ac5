"""A linked document to its claims: every step of attribution in its order."""

import pytest

from kg.annotation.attribution import attribute
from tests.support.stages import linked

CLAIMS = [  # text, its claims: speaker, for whom, illocution, at whom, polarity
    ("王毅表示，中方敦促美方取消制裁。", [("state:CHN", None, "request", ("state:USA",), "affirmative")]),
    ("王毅表示，美方的做法破坏了战略稳定。", [("person:王毅", "state:CHN", "criticize", ("state:USA",), "affirmative")]),
    ("王毅表示，谈判没有结束。", [("person:王毅", "state:CHN", "assert", (), "negative")]),
    ("布林肯说，美国的库存已经下降。这是双重标准。",
     [("person:布林肯", "state:USA", "assert", (), "affirmative"), ("person:布林肯", "state:USA", "criticize", (), "affirmative")]),
    ("黎巴嫩真主党表示，反对制裁。", [("org:LBN-Hezbollah", None, "oppose", (), "affirmative")]),
    ("会议在日内瓦开幕。", []),
    ("新华社记者范长江说，会议开幕了。", []),
    ("专家认为，风险正在上升。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_the_claims_of_a_text(text: str, expected: list[tuple[str, str | None, str, tuple[str, ...], str]]) -> None:
    analysis = linked(text)
    found = list(attribute(analysis))
    assert [(one.speaker, one.on_behalf_of, one.illocution, one.targets, one.polarity) for one in found] == expected
    assert all(one.content.quote == analysis.text[slice(*one.content.span)] for one in found)
