"""What stands in quotation marks is somebody's word, also where nobody is known to say it: it becomes no fact."""

import pytest

from kg.annotation import annotate
from tests.support.making import document_of

ACTS = [  # paragraphs, the modality of what is said to have happened
    (("两名议员在信中写道。", "“俄罗斯2023年退出了《开放天空条约》，”他们说。"), ["claimed"]),
    (("“会谈没有进展。俄罗斯2023年退出了《开放天空条约》。”", "会议随后结束。"), ["claimed"]),
    (("“会谈没有进展。俄罗斯2023年退出了《开放天空条约》。", "会议随后结束。"), ["claimed"]),  # opened and never closed
    (("「俄羅斯2023年退出了《開放天空條約》，」有人這樣寫。",), ["claimed"]),
    (("俄罗斯2023年退出了《开放天空条约》，称其“已经过时”。",), ["actual"]),
    (("所谓“战略稳定”仍无定论。俄罗斯2023年退出了《开放天空条约》。",), ["actual"]),
    (("双方谈到“稳定。俄罗斯2023年退出了《开放天空条约》。",), ["actual"]),  # a mark that was only misprinted
]


@pytest.mark.parametrize(("paragraphs", "modalities"), ACTS)
def test_a_quoted_act_is_claimed(paragraphs: tuple[str, ...], modalities: list[str]) -> None:
    found = annotate(document_of("样例", *paragraphs, published="2023-06-15"))
    assert [one.modality for one in found.relations if one.predicate == "withdrew_from"] == modalities
