"""Python keeps the grammar, ontology/ the words: how much Chinese stands in the code of kg/annotation."""

import ast
import re

import pytest

from tests.support.places import ROOT

HAN = re.compile(r"[\u3400-\u9fff]")
MOST = 1300  # characters in literals; 2,455 before there was lexicon/grammar.toml
IN_ONE = 120  # characters in one literal: more is a list of words
LEFT = {
    "kg/annotation/attribution/principals.py": {"org:UN"}
}  # its bodies are told by their keys: no data says whose they are
KEYS = re.compile(r"(?:state|org|group|treaty|person|event|doc|place):[A-Z]{2,}")


def literals(source: str) -> list[str]:
    """The string literals of a module but its docstrings, parts of f-strings among them."""
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    heads = {id(node.body[0].value) for node in ast.walk(tree)
             if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)}  # fmt: skip
    return [node.value for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in heads]  # fmt: skip


FOUND = {
    path.relative_to(ROOT).as_posix(): [len(HAN.findall(one)) for one in literals(path.read_text(encoding="utf-8"))]
    for path in sorted((ROOT / "kg" / "annotation").rglob("*.py"))
}


def test_docstrings_and_comments_are_no_literals() -> None:
    assert literals('"""外交部"""\n\ndef one() -> str:\n    """中国"""\n    return f"驻{1}"  # 大使\n') == ["驻"]


def test_words_of_the_language_stand_in_the_ontology(capsys: pytest.CaptureFixture[str]) -> None:
    total = sum(map(sum, FOUND.values()))
    with capsys.disabled():
        print(
            f"\nChinese in kg/annotation: {total} characters, {sum(1 for row in FOUND.values() for one in row if one)} literals"
        )
    assert total <= MOST


@pytest.mark.parametrize("module", FOUND)
def test_no_literal_is_a_list_of_words(module: str) -> None:
    assert max(FOUND[module], default=0) <= IN_ONE


@pytest.mark.parametrize("module", FOUND)
def test_no_entity_is_written_into_the_code(module: str) -> None:
    found = {one for one in literals((ROOT / module).read_text(encoding="utf-8")) if KEYS.search(one)}
    assert found <= LEFT.get(module, set())
