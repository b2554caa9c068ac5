"""Texts that are a speech, by their titles."""

import pytest

from kg.annotation.attribution.speeches import speech_of
from tests.support.stages import linked


@pytest.mark.parametrize(
    ("title", "body", "speaker"),
    [
        ("王毅在安全会议上的主旨演讲（全文）", "世界并不太平。", "person:王毅"),
        ("中国外交部长王毅在联合国大会一般性辩论的发言", "世界并不太平。", "person:王毅"),
        ("中国代表团在第一委员会的发言", "世界并不太平。", "org:CHN-delegation"),
        ("王毅在安全会议上发表讲话", "世界并不太平。", None),
        ("评王毅在安全会议上的主旨演讲", "世界并不太平。", None),
        ("王毅在安全会议上的主旨演讲", "王毅说，世界并不太平。王毅还见了记者。", None),  # a story about it
    ],
)
def test_who_gives_it(title: str, body: str, speaker: str | None) -> None:
    assert speech_of(linked(body, title=title)) == speaker
