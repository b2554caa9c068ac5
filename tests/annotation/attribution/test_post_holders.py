"""Whom a post without a name stands for."""

import pytest

from kg.annotation.attribution.post_holders import holder_of
from tests.support.stages import linked, quote

SPOKESPERSONS = [  # text, whom its last post stands for
    ("美国国务院一位发言人说，检查应当继续。发言人还说，局势令人担忧。", "org:USA-State"),
    ("中国驻欧盟使团发言人称，中国奉行防御政策。发言人称，这一政策不变。", "state:CHN"),
    ("中国驻英国大使馆15日回应。大使馆发言人说，指责毫无根据。", "state:CHN"),
    ("美国国务院发言人说，检查应当继续。法国外交部发言人说，谈判重要。发言人说，局势紧张。", None),
    ("美国国务院发言人说，检查应当继续。某公司发言人说，工厂没有停工。", None),
    ("法国外长科洛娜说，谈判重要。这位外长还说，核查不能中断。", "person:科洛娜"),
    ("教宗方济各11月到访长崎。教宗说，和平需要对话。", "person:教皇方济各"),
    ("法国外长科洛娜说，谈判重要。但外长说，核查不能中断。", "person:科洛娜"),
    ("教授沈丁立说，谈判重要。沈教授说，核查不能中断。", "person:沈丁立"),
    ("教授沈丁立说，谈判重要。林教授说，核查不能中断。", "nobody"),
]


@pytest.mark.parametrize(("text", "expected"), SPOKESPERSONS)
def test_a_post_without_a_name_stands_for_one_whom_the_text_has_told_of(text: str, expected: str | None) -> None:
    analysis = linked(text)
    title = analysis.titles[-1]
    assert title.holder is None, quote(analysis, title.span)
    assert holder_of(analysis, title) == expected
