"""The list of 300 names: how many are matched, and how many of these rightly; see `tests/support/drawing_names.py`."""

import csv
import random
from collections import Counter
from collections.abc import Iterator

import pytest

from kg.catalog.matching import Matcher, known_names
from kg.model.keys import kind_of
from kg.ontology import load_ontology
from tests.support.drawing_names import SHARES, Drawn, from_ontology, gathered
from tests.support.places import FIXTURES

pytestmark = pytest.mark.slow  # builds, servers and stores, again and again

PRECISION, RECALL = 0.98, 0.90  # at least


def rows(*parts: str) -> list[dict[str, str]]:
    with (FIXTURES / "matching.tsv").open(encoding="utf-8", newline="") as file:
        found = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in found if row["part"] in parts]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(known_names(load_ontology()))


@pytest.mark.parametrize("part", ["seen", "unseen"])
def test_names_are_matched_and_rightly(matcher: Matcher, part: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = rows(part)
    found = [matcher.match(row["name"], kind=row["kind"], date=row["date"]).entity for row in asked]
    keys = [one.key if one else "" for one in found]
    right = sum(key == row["key"] != "" for key, row in zip(keys, asked, strict=True))
    matched, known = sum(map(bool, keys)), sum(bool(row["key"]) for row in asked)
    errors = [f"{row['name']}: {row['key'] or '-'}, not {key or '-'}" for key, row in zip(keys, asked, strict=True) if key != row["key"]]  # fmt: skip
    with capsys.disabled():
        print(f"\n{part}: precision {right}/{matched}, recall {right}/{known}", *errors, sep="\n  ")
    assert right / matched >= PRECISION and right / known >= RECALL


def test_the_list_is_what_it_says() -> None:
    every = rows("seen", "unseen")
    assert len(every) == 300 and len(rows("unseen")) == 200
    assert sum(not row["key"] for row in every) == 60
    ontology = load_ontology()
    topics = {f"topic:{iri.rpartition('/')[2]}" for iri in ontology.concepts("topic")}
    lost = {row["key"] for row in every if row["key"]} - ontology.entities.keys() - topics
    assert {key for key in lost if not ontology.organ_entity(key)} == set()


def test_no_row_of_the_list_is_a_sentence() -> None:
    assert [
        row["name"] for row in rows("seen", "unseen") if set(row["name"]) & set("。！？；") or len(row["name"]) > 130
    ] == []


def test_names_are_drawn_by_the_seed_and_each_kind_has_its_share() -> None:
    ontology = load_ontology()
    drawn = [list(from_ontology(ontology, random.Random(seed))) for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
    shares = Counter(kind_of(one.key) for one in drawn[0])
    assert all(shares[kind] <= share for kind, share in SHARES.items()) and sum(shares.values()) > 120


def test_what_a_reader_could_not_tell_by_its_name_is_left_out() -> None:
    def drawn() -> Iterator[Drawn]:
        yield Drawn("法国", "", "", "state:FRA", "as it is")
        yield from (Drawn(name, "", "", "", "org") for name in ("原能总署", "宣言", "查无此会"))

    judged = {"原能总署": "org:IAEA", "宣言": "x", "查无此会": "-"}
    listed = gathered(list(drawn()), judged, random.Random(1))
    assert sorted(row[1:] for row in listed) == sorted(
        [
            ("法国", "", "", "state:FRA", "as it is"),
            ("原能总署", "", "", "org:IAEA", "text"),
            ("查无此会", "", "", "", "text"),
        ]
    )
