"""Utterance to segments: one claim a sentence, more where a clause does something else."""

import pytest

from kg.annotation import annotate
from kg.annotation.attribution.principals import allies_of, principal_of
from kg.annotation.attribution.segmentation import segments
from kg.annotation.attribution.utterances import utterances
from tests.support.making import document_of
from tests.support.stages import linked, quote

SEGMENTS = [  # text, its claims: words, illocution
    ("王毅表示，对话是唯一出路。", [("对话是唯一出路", "assert")]),
    ("王毅表示，中方反对制裁；希望美方回到谈判桌。", [("中方反对制裁", "oppose"), ("希望美方回到谈判桌", "request")]),
    ("王毅表示，中方支持对话，敦促美方取消制裁。", [("中方支持对话", "endorse"), ("敦促美方取消制裁", "request")]),
    ("王毅表示，随着形势变化，美方应当取消制裁。", [("随着形势变化，美方应当取消制裁", "request")]),
    ("王毅表示，中方将加强核查，以防止扩散。", [("中方将加强核查，以防止扩散", "commit")]),
    ("王毅表示，关于第一个问题，我想强调，对话是唯一出路。", [("对话是唯一出路", "assert")]),
    ("王毅表示，在这里我想再次强调，对话是唯一出路。", [("对话是唯一出路", "assert")]),
    ("日本反对使用核武器。", [("使用核武器", "oppose")]),
    ("印度呼吁巴基斯坦保持克制。", [("巴基斯坦保持克制", "request")]),
    ("斯托尔滕贝格警告，形势正在恶化。", [("形势正在恶化", "warn")]),
    ("马克龙表示，美国的决定令人遗憾，欧洲将继续履行协议。", [("美国的决定令人遗憾，欧洲将继续履行协议", "regret")]),
]


@pytest.mark.parametrize(("text", "expected"), SEGMENTS)
def test_an_utterance_parts_where_it_does_something_else(text: str, expected: list[tuple[str, str]]) -> None:
    analysis = linked(text)
    found, _ = utterances(analysis, 1, analysis.document.blocks[1], None, None, None)
    (utterance, *others) = found
    assert others == []
    side = allies_of(analysis, utterance.speaker, principal_of(analysis, utterance.speaker))
    parts = list(segments(analysis, utterance, side))
    assert [(quote(analysis, span), one.illocution) for span, one in parts] == expected
    assert all(utterance.content.holds(span) for span, _ in parts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("华盛顿希望看到中国劝说朝鲜弃核。", ("request", ("state:CHN",))),
        ("布林肯表示，贸易是政策的一部分，但不会成为主要动力。", ("assert", ())),
        ("布林肯表示，美国将部署导弹，以回应朝鲜的威胁。", ("commit", ())),
    ],
)
def test_what_others_are_to_do_and_what_nobody_does_is_no_promise(
    text: str, found: tuple[str, tuple[str, ...]]
) -> None:
    claims = annotate(document_of("样例", text, published="2022-06-15")).claims
    assert [(one.illocution, one.targets) for one in claims] == [found]
