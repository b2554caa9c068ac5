"""A clause taken apart: subject, phrases before the verb, relative clauses, negation, modal, main verb, object."""

import pytest

from kg.annotation.lexical.clause import Clause
from kg.model import Span
from kg.text.sentences import clauses
from tests.support.stages import linked, quote


def parsed(text: str) -> tuple[Clause, str]:
    """The parse of the first clause of the text, and the text that it is of."""
    analysis = linked(text)
    first = next(clauses(analysis.folded, analysis.sentences[-1].span))
    return analysis.clause(first), analysis.folded


def shown(folded: str, span: Span | None) -> str | None:
    return folded[slice(*span)] if span else None


PARTS = [  # clause, subject, main verb, object
    ("伊朗支持该条约。", "伊朗", "支持", "该条约"),
    ("美国和俄罗斯签署了条约。", "美国和俄罗斯", "签署", "条约"),
    ("中国对这一决定表示欢迎。", "中国", "表示", "欢迎"),
    ("俄方就此向美方提出抗议。", "俄方", "提出", "抗议"),
    ("这种导弹不会给邻国构成威胁。", "这种导弹", "构成", "威胁"),
    ("各国都不接受的方案很难走远。", "方案", "走", "远"),
    ("墨西哥已完成条约生效前须办理的手续。", "墨西哥", "完成", "条约生效"),
    ("双方在日内瓦举行会谈。", "双方", "举行", "会谈"),
    ("年内访问日本。", None, "访问", "日本"),
    ("要求中方参加谈判不公平。", None, "要求", "中方"),
    ("与此同时。", None, None, None),
]


@pytest.mark.parametrize(("text", "subject", "verb", "what"), PARTS)
def test_a_clause_has_a_subject_a_main_verb_and_an_object(
    text: str, subject: str | None, verb: str | None, what: str | None
) -> None:
    clause, folded = parsed(text)
    assert (shown(folded, clause.subject), shown(folded, clause.verb), shown(folded, clause.object)) == (
        subject,
        verb,
        what,
    )


RELATIVE = [  # clause, the relative clauses in it
    ("墨西哥已完成条约生效前须办理的手续。", ["须办理"]),
    ("各国都不接受的方案很难走远。", ["各国都不接受"]),
    ("俄方不能接受美方提出的条件。", ["美方提出"]),
    ("美国违反条约的行为令人担忧。", ["美国违反条约"]),
    ("拥有最大核武库的国家负有特殊责任。", ["拥有最大核武库"]),
    ("我们与俄罗斯达成的协议必须得到遵守。", ["我们与俄罗斯达成"]),
    ("中方承担应尽的国际义务。", ["应尽"]),
    ("中方应当践行真正的多边主义。", []),
    ("检查员负有繁重的责任。", []),
    ("伊朗必须移除自己的浓缩铀。", []),
    ("我们希望海外的公民注意安全。", []),
    ("这种主张是不得人心的。", []),
    ("巴方没有就此磋商的打算。", ["就此磋商"]),
    ("中国的核力量很小。", []),
    ("双方对违反条约的行为表示关切。", ["违反条约"]),
]


@pytest.mark.parametrize(("text", "wanted"), RELATIVE)
def test_a_relative_clause_ends_before_its_noun(text: str, wanted: list[str]) -> None:
    clause, folded = parsed(text)
    assert [shown(folded, one) for one in clause.relative] == wanted


BEFORE = [  # clause, phrases with a preposition, negation, modal, done
    ("中国对这一决定表示欢迎。", [("对", "这一决定")], None, None, False),
    ("这种导弹不会给邻国构成威胁。", [("给", "邻国")], "不会", None, False),
    ("双方在日内瓦举行会谈。", [("在", "日内瓦")], None, None, False),
    ("美方应当先削减核武库。", [], None, "应当", False),
    ("伊朗已经签署条约。", [], None, None, True),
    ("伊朗签署了条约。", [], None, None, True),
    ("伊朗没有签署条约。", [], "没有", None, False),
    ("伊朗不能不签署条约。", [], None, None, False),
    ("俄方将继续遵守条约。", [], None, "将", False),
    ("他想避免军备竞赛。", [], None, "想", False),
]


@pytest.mark.parametrize(("text", "phrases", "negation", "modal", "done"), BEFORE)
def test_what_stands_before_the_main_verb_belongs_to_it(
    text: str, phrases: list[tuple[str, str]], negation: str | None, modal: str | None, done: bool
) -> None:
    clause, folded = parsed(text)
    assert [(one.preposition, shown(folded, one.span)) for one in clause.preposed] == phrases
    assert (clause.negation, clause.modal, clause.done) == (negation, modal, done)


def test_a_name_is_one_word_whatever_it_is_made_of() -> None:
    clause, _ = parsed("中国支持《不扩散核武器条约》。")
    assert [word.text for word in clause.words if word.part == "name"] == ["中国", "不扩散核武器条约"]


def test_a_stretch_may_be_asked_whether_it_stands_in_a_relative_clause() -> None:
    analysis = linked("墨西哥已完成须办理的手续。")
    clause = analysis.clause(next(clauses(analysis.folded, analysis.sentences[-1].span)))
    at = analysis.folded.index("须")
    assert clause.inside_relative(Span(at, at + 1))
    assert not clause.inside_relative(Span(clause.span.start, clause.span.start + 3))
    assert quote(analysis, clause.subject) == "墨西哥"
