"""The work that a text makes grows with its length and no faster: steps are counted, no clock is asked.

Each family repeats something; at twice and four times the length there may be twice and four times the work, with some
room for what is read once only. What the counting cannot see stands in `tests/benchmarks/counting.py`.
"""

import json
import re
import subprocess
import sys

import pytest

from kg.annotation.extraction.masking import MARKS, MaskedSentence, parts
from kg.model import Block, Document, Span
from kg.model.limits import MARKS as MOST
from kg.text.sentences import LONGEST, sentences
from tests.support.linear_families import FAMILIES
from tests.support.places import ROOT
from tests.support.steps import Stepper

pytestmark = pytest.mark.slow  # whole builds, again and again

SIZE = 500  # characters, above what is read in one piece; then twice and four times as many
ROOM = 2.5  # how much the work may grow at a doubling; 500 characters are read as 400 and 100, which is less than half of 400, 400 and 200
QUICK = ("names with 和", "dots", "names of editors", "capital letters", "blanks in a link", "a feed's title")
OTHERS = [name for name in FAMILIES if name not in QUICK]


Counts = dict[str, dict[str, list[int]]]


def _counts(names: list[str]) -> Counts:
    command = [sys.executable, "-m", "tests.benchmarks.counting", str(SIZE), *names]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    return {row.pop("family"): row for row in map(json.loads, run.stdout.splitlines())}


def _linear(found: dict[str, list[int]]) -> bool:
    return all(after <= ROOM * before for row in found.values() for before, after in zip(row, row[1:], strict=False))


@pytest.fixture(scope="module")
def quick() -> Counts:
    return _counts(list(QUICK))


@pytest.fixture(scope="module")
def others() -> Counts:
    return _counts(OTHERS)


@pytest.mark.parametrize("family", QUICK)
def test_work_grows_with_length(family: str, quick: Counts) -> None:
    assert _linear(quick[family]), quick[family]


@pytest.mark.slow
@pytest.mark.parametrize("family", OTHERS)
def test_work_grows_with_length_in_every_family(family: str, others: Counts) -> None:
    assert _linear(others[family]), others[family]


def test_steps_of_many_readings_explode_and_those_of_one_do_not() -> None:
    def steps(pattern: str, size: int) -> int:
        stepper = Stepper(pattern)
        stepper.match("甲" * size, 0, size, full=True)
        return stepper.steps

    assert steps("(?:甲+)+乙", 12) > 3 * steps("(?:甲+)+乙", 10)
    assert steps("甲*甲*乙", 80) > 3 * steps("甲*甲*乙", 40)
    assert steps("(?>甲+)+乙", 80) <= 2.4 * steps("(?>甲+)+乙", 40)
    assert steps("甲*+乙", 80) <= 2.4 * steps("甲*+乙", 40)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?P<a>中|美)+?国(?!际)", "中国际美国"),
        (r"(?<=[，。])(?:他|她)(?:说|表示)$", "好。他表示\n"),
        (r"(?m)^\s*(\*\*|__)([^*_]{1,20})\1\s*$", "甲\n**乙**\n"),
        (r"(?i)<!doctype|\bHTML\b", "a html"),
        (r"[^\W\d]{2,3}(?=\d)|\S+?\d{2}", "甲乙12"),
        (r"(?:甲|甲乙)(?:乙丙)?丁", "甲乙丙丁"),
    ],
)
def test_counted_steps_find_what_re_finds(pattern: str, text: str) -> None:
    for start in range(len(text)):
        found = re.compile(pattern).search(text, start)
        assert Stepper(pattern).search(text, start, len(text)) == (found and found.span())


def test_a_table_without_stops_is_read_in_parts_and_loses_nothing() -> None:
    row = "埃及，古巴，巴西，希腊，" * 80
    text = f"名单\n{row}。"
    document = Document(
        "0" * 16, "list", "名单", text, (Block(Span(0, 2), "title"), Block(Span(3, len(text)), "paragraph"))
    )
    found = [one.span for one in sentences(document)][1:]
    assert "".join(text[start:end] for start, end in found) == f"{row}。"
    assert max(end - start for start, end in found) <= LONGEST
    assert all(text[end - 1] in "，。" for _, end in found)


def test_a_long_list_is_marked_in_parts_and_keeps_every_name() -> None:
    size = 2 * MOST + 5
    text = "、".join([MARKS["state"]] * size)
    places = list(range(len(text)))
    marked = MaskedSentence(
        text, places, [at + 1 for at in places], {at: f"state:{at}" for at in range(0, len(text), 2)}
    )
    found = list(parts(marked))
    assert "".join(part.text for part in found) == text
    assert [part.text.count(MARKS["state"]) for part in found] == [MOST, MOST, 5]
    kept = [part.origin(at).start for part in found for at in part.keys]
    assert kept == list(marked.keys)
    assert list(parts(MaskedSentence("。", [0], [1], {}))) == []
