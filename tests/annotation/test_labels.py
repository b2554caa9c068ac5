"""`rule` tells a reader of the graph what found something; nothing in kg/annotation decides by it."""

import ast
import builtins
from dataclasses import replace

import pytest

from kg.annotation.attribution.illocution import IllocutionDecision
from kg.annotation.linking import link
from kg.annotation.recognition import recognize
from kg.model import Document, Subtype
from kg.ontology import load_ontology
from tests.support.making import annotation_of, document_of
from tests.support.places import ROOT

ANNOTATION = sorted((ROOT / "kg" / "annotation").rglob("*.py"))
# Of two relations that say the same of the same span the label that sorts first is kept, so that every build is the same.
ORDERED = "for relation in sorted(found, key=lambda one: (CERTAINTY.index(one.modality), one.evidence.span, one.rule)):"


def handed_on(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether a label, alone or in a string, is only an argument of a constructor or a function of ours."""
    above = parents[node]
    while isinstance(above, ast.FormattedValue | ast.JoinedStr):
        node, above = above, parents[above]
    if isinstance(above, ast.keyword):
        return above.arg == "rule"
    called = above.func if isinstance(above, ast.Call) and node in above.args else None
    return isinstance(called, ast.Name) and not hasattr(builtins, called.id)


def readings(source: str) -> list[str]:
    """The statements, by their first lines, that read a label for anything else than to hand it on."""
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "rule" and not handed_on(node, parents):
            statement: ast.AST = node
            while not isinstance(statement, ast.stmt):
                statement = parents[statement]
            found.append(ast.unparse(statement).splitlines()[0])
    return found


@pytest.mark.parametrize(
    "source",
    [
        "if one.rule == 'organ': pass",
        "found = one.rule[6:]",
        "found = one.rule.removeprefix('event-')",
        "found = classes[one.rule]",
        "found = classes.get(one.rule)",
        "found = one.rule in ('reporter', 'staff')",
        "found = str(one.rule)",
        "label = one.rule",
    ],
)
def test_a_reading_is_found(source: str) -> None:
    assert readings(source)


@pytest.mark.parametrize(
    "source", ["Claim(rule=f'{one.rule}/{other.rule}')", "Utterance('open', one.rule)", "_event(first.rule)"]
)
def test_handing_a_label_on_is_no_reading(source: str) -> None:
    assert readings(source) == []


def test_nothing_decides_by_a_label() -> None:
    found = {line for path in ANNOTATION for line in readings(path.read_text(encoding="utf-8"))}
    assert found == {ORDERED}


TEXTS = (
    "外交部发言人毛宁3日主持例行记者会。",
    "中国外交部的立场没有变。国防部同样表示关切。",
    "日本气象协会（JWA）报道，第八次审议大会在纽约开幕。大会主席讲话。",
    "丹麦首相保罗·哈特林（Poul Hartling）访问莫斯科。哈特林会见了记者。",
    "《不扩散核武器条约》是基石。各方应遵守该条约。",
    "华盛顿敦促德黑兰回到谈判桌前。拜登政府没有回应。",
)


def linked(document: Document, label: str | None = None) -> list[tuple[tuple[int, int], str]]:
    analysis = recognize(document, load_ontology())
    for number, mention in enumerate(list(analysis.mentions)):
        analysis.mentions.replace(number, replace(mention, rule=label or mention.rule))
    link(analysis)
    return sorted((tuple(span), key) for span, key in analysis.links.items())


def test_other_labels_link_the_same() -> None:
    document = document_of("样例", *TEXTS)
    found = linked(document)
    assert len(found) > len(TEXTS)
    assert linked(document, "anything") == found


@pytest.mark.parametrize(
    ("text", "name", "subtype"),
    [
        ("外交部作出回应。", "外交部", "organ"),
        ("德国外交部作出回应。", "德国外交部", "organ-of-state"),
        ("日本政府作出回应。", "日本政府", "government"),
        ("拜登政府作出回应。", "拜登政府", "government"),
        ("日本气象协会（JWA）发布了报告。", "JWA", "acronym"),
        ("丹麦首相保罗·哈特林（Poul Hartling）抵达伦敦。", "Poul Hartling", "latin-name"),
        ("丹麦首相保罗·哈特林发言。随后哈特林离开。", "哈特林", "again"),
        ("华盛顿敦促各方对话。", "华盛顿", "metonym"),
        ("《不扩散核武器条约》生效。该条约是基石。", "该条约", "treaty-nominal"),
        ("《不扩散核武器条约》生效。", "不扩散核武器条约", None),
    ],
)
def test_a_mention_says_what_linking_must_know_of_it(text: str, name: str, subtype: Subtype | None) -> None:
    found = annotation_of(text)
    named = {found.document.text[slice(*mention.span)]: mention.subtype for mention, _ in found.links}
    assert named.get(name, "no mention") == subtype


@pytest.mark.parametrize(
    ("text", "name", "gathering"),
    [
        ("第八次审议大会在纽约开幕。", "第八次审议大会", "RevCon"),
        ("毛宁主持例行记者会。", "例行记者会", "press-conference"),
        ("两国在维也纳会谈。", "维也纳会谈", "talks"),
        ("第五届香山论坛开幕。", "第五届香山论坛", "numbered"),
        ("《不扩散核武器条约》生效。", "不扩散核武器条约", None),
    ],
)
def test_a_mention_says_what_kind_of_meeting_it_is(text: str, name: str, gathering: str | None) -> None:
    analysis = recognize(document_of("样例", text), load_ontology())
    named = {analysis.text[slice(*mention.span)]: mention.gathering for mention in analysis.mentions}
    assert named.get(name, "no mention") == gathering


@pytest.mark.parametrize(
    ("decision", "label"),
    [
        (IllocutionDecision("request", "ought", 0), "ought"),
        (IllocutionDecision("endorse", "cue", 0), "cue-endorse"),
        (IllocutionDecision("request", "list-of-demands", 0), "list-of-demands"),
        (IllocutionDecision("assert", "plain", 0), "plain"),
    ],
)
def test_a_decision_has_a_label_for_readers(decision: IllocutionDecision, label: str) -> None:
    assert decision.rule == label
