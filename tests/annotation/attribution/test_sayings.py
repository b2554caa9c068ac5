"""What somebody says, before the noun that sums it up, and in whose words it stands."""

import pytest

from kg.annotation.attribution.saying_nouns import quoted_saying
from kg.annotation.attribution.sayings import with_sayings
from tests.support.stages import linked, paragraph, quote


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("针对以色列指责伊朗秘密研制核武器的言论，伊朗予以驳斥。", [("state:ISR", "criticize", "伊朗秘密研制核武器")]),
        ("美方有关“海峡将开放”的说法不完整。", [("state:USA", "open", "海峡将开放")]),
        ("对于法国总统马克龙提出的向盟国提供核保护伞的提议，俄方反对。", [("person:马克龙", "request", "向盟国提供核保护伞")]),
        ("美国应当回应俄罗斯有关延长条约的呼吁。", []),  # only what it is about
        ("路透社称伊朗请求谈判的说法没有根据。", []),  # a medium
        ("中国就有关条约的说法作出澄清。", []),
    ],
)  # fmt: skip
def test_what_a_noun_sums_up(text: str, expected: list[tuple[str, str, str]]) -> None:
    analysis = linked(text)
    found = with_sayings(analysis, 1, analysis.document.blocks[1], [], None)
    assert [(one.speaker, one.illocution, quote(analysis, one.content)) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "said"), [("扬言“应拥有核武器”一事引发反响。", "应拥有核武器"), ("扬言“应拥有核武器”，引发反响。", None)]
)
def test_a_quotation_that_a_noun_sums_up_ends_there(text: str, said: str | None) -> None:
    analysis = linked(text)
    inside = paragraph(analysis)
    assert quote(analysis, quoted_saying(analysis, inside.start + 3, inside.end)) == said
