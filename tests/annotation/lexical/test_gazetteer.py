"""One pass over the folded text: names, posts, organs and blockers."""

import pytest

from kg.annotation.lexical.gazetteer import WINDOW, Gazetteer, gazetteer
from kg.ontology import load_ontology

TOKENS = [  # folded text, its tokens: words, category, kind
    ("中国外交部长王毅到会。", [("中国", "name", "state"), ("外交部长", "post", None), ("王毅", "name", "person")]),
    ("美国务卿布林肯到会。", [("美", "name", "state"), ("国务卿", "post", None), ("布林肯", "name", "person")]),
    ("广岛市长到会。", [("广岛", "name", "place"), ("市长", "post", None)]),
    ("唐纳德·特朗普到会。", [("唐纳德·特朗普", "name", "person")]),
    ("NPT没有修改。", [("NPT", "name", "treaty")]),
    ("29日外交部答复。", [("外交部", "organ", None)]),
    ("美国会继续谈判。", [("美国", "name", "state")]),
    ("亚美尼亚到会。", [("亚美尼亚", "name", "state")]),
    ("他在纽约大使馆。", [("纽约", "name", "place"), ("大使馆", "block", None)]),
    ("俄亥俄级潜艇返航。", [("俄亥俄级", "block", None)]),
    ("NPTs1是变量。", []),
    ("彼得·赫克到会。", []),
    ("中美军控谈判。", []),
    ("天气很好。", []),
    ("", []),
]
READER = gazetteer(load_ontology())


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_what_the_gazetteer_knows_in_a_text(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    tokens = READER.scan(text)
    assert [(one.text, one.category, one.kind) for one in tokens] == expected
    assert all(text[slice(*one.span)] == one.text for one in tokens)


def test_the_gazetteer_of_an_ontology_is_built_once() -> None:
    built = gazetteer(load_ontology())
    assert gazetteer(load_ontology()) is built and isinstance(built, Gazetteer)


@pytest.mark.parametrize("before", range(WINDOW - 6, WINDOW + 6))
def test_a_name_is_found_wherever_a_window_ends(before: int) -> None:
    text = "天" * before + "国际原子能机构" + "天" * 9
    assert [one.text for one in READER.scan(text)] == ["国际原子能机构"]
