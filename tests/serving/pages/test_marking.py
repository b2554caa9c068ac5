"""Marks on texts: nested, overlapping, at the ends; and what a search finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

pytest.importorskip("starlette")

from kg.catalog import Claim, DocumentRef, Offsets, Ref
from kg.serving.pages.documents import lines
from kg.serving.pages.marking import Mark, excerpt, found_in, pieces


def test_marks_that_nest_or_overlap_cut_the_text() -> None:
    found = pieces("甲乙丙丁戊己", [Mark(0, 5, "a"), Mark(1, 3, "b"), Mark(4, 6, "c")])
    assert [(one.text, one.what, one.start) for one in found] == [
        ("甲", ("a",), 0), ("乙丙", ("a", "b"), 1), ("丁", ("a",), 3), ("戊", ("a", "c"), 4), ("己", ("c",), 5),
    ]  # fmt: skip


@given(some.text(max_size=30), some.lists(some.tuples(some.integers(-5, 40), some.integers(-5, 40)), max_size=8))
def test_no_character_is_lost_and_each_has_its_marks(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, str(place)) for place, (start, end) in enumerate(spans)]
    found = pieces(text, marks)
    assert "".join(one.text for one in found) == text
    for one in found:
        for at in range(one.start, one.start + len(one.text)):
            assert one.what == tuple(mark.what for mark in marks if mark.start <= at < mark.end)


@pytest.mark.parametrize(
    ("text", "wanted", "places"),
    [
        ("核裁軍與核裁军", "核裁军", [(0, 3), (4, 7)]), ("NPT、npt、ＮＰＴ", "Npt", [(0, 3), (4, 7), (8, 11)]), ("核裁军", "核 裁军", [(0, 1), (1, 3)]),
        ("a.b", ".", [(1, 2)]), ("İstanbul 核", "核", [(9, 10)]), ("文本", "", []), ("文本", "无", []),
    ],
)  # fmt: skip
def test_words_are_found_in_both_scripts_and_any_case(text: str, wanted: str, places: list[tuple[int, int]]) -> None:
    assert [(one.start, one.end) for one in found_in(text, wanted)] == places


def test_an_excerpt_shows_what_is_around() -> None:
    found = excerpt("头" * 100 + "核裁军" + "尾" * 100, "核裁军")
    assert "".join(one.text for one in found) == "…" + "头" * 60 + "核裁军" + "尾" * 60 + "…"
    assert [one.text for one in found if one.what] == ["核裁军"]
    assert excerpt("没有", "核") == []


def claim(id: str, start: int, text: str) -> Claim:
    who, document = (
        Ref("state:AAA", "https://x/id/state/AAA", "state", "甲国"),
        DocumentRef("d", "https://x/id/document/d", "d", "", None, None, None),
    )
    return Claim(
        id=id, iri=f"https://x/id/claim/{id}", speaker=who, on_behalf_of=None, capacity=None, illocution=Ref("illocution:assert", "", "illocution", "陈述"),
        polarity="affirmative", modality=None, quotation=None, content=text, date=None, date_text=None, targets=(), addressee=None, topics=(), instruments=(),
        made_at=None, relayed_by=None, document=document, content_at=Offsets(start, start + len(text), text), cue_at=None, source_at=None, before="", after="",
        confidence=None, rule=None, utterance=None, embedded_in=None, told=1,
    )  # fmt: skip


def test_a_text_shows_claims_within_claims_and_names_within_both() -> None:
    text = "标题\n甲国说乙国说好。\n完"
    name = Ref("state:BBB", "https://x/id/state/BBB", "state", "乙国")
    found = lines(text, [claim("1", 6, "乙国说好"), claim("2", 9, "好")], [(6, 8, name)])
    assert ["".join(one.text for one in line) for line in found] == ["标题", "甲国说乙国说好。", "完"]
    middle = found[1]
    assert [(one.text, one.depth, [number for number, _ in one.begins], one.names) for one in middle] == [
        ("甲国说", 0, [], None), ("乙国", 1, [1], name), ("说", 1, [], None), ("好", 2, [2], None), ("。", 0, [], None),
    ]  # fmt: skip


def test_a_claim_over_two_lines_is_marked_in_both() -> None:
    found = lines("甲说一\n二完", [claim("1", 2, "一\n二")], [])
    assert [[(one.text, one.depth) for one in line] for line in found] == [
        [("甲说", 0), ("一", 1)],
        [("二", 1), ("完", 0)],
    ]
    assert sum(len(one.begins) for line in found for one in line) == 1
