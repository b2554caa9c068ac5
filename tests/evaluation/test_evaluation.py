"""The project's own measurement: every figure on a small case, and the figures of the gold's own scorer."""

import copy
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from kg.errors import FloorError, InputError
from kg.evaluation import Evaluation, Score, by_outlet, check_floors, evaluate, load_floors
from kg.evaluation.alignment import align, common_pieces
from tests.support.places import SHARED

Row = dict[str, Any]

GOLD = SHARED / "gold"
TEXT = "甲国大使李明3月2日在乙城说，乙国应尽快签署该条约。\n他重申甲国不会首先使用核武器。"
ENTITIES = {
    "state:AAA": {"type": "State", "label": "甲国"},
    "state:BBB": {"type": "State", "label": "乙国"},
    "person:李明": {"type": "Person", "label": "李明"},
    "place:乙城": {"type": "Place", "label": "乙城"},
    "treaty:NPT": {"type": "Treaty", "label": "不扩散核武器条约", "aliases": ["核不扩散条约"]},
}


def mention(surface: str, entity: str, form: str = "name", text: str = TEXT) -> Row:
    start = text.index(surface)
    return {"start": start, "end": start + len(surface), "surface": surface, "entity": entity, "form": form}


def date(surface: str, value: str) -> Row:
    start = TEXT.index(surface)
    return {"start": start, "end": start + len(surface), "surface": surface, "value": value}


def relation(subject: str, predicate: str, target: str) -> Row:
    return {"subject": subject, "predicate": predicate, "object": target, "evidence": [0, 4]}


def claim(content: str, **parts: Any) -> Row:
    start = TEXT.index(content)
    made = {"speaker": "person:李明", "for": "state:AAA", "illocution": "request", "targets": ["state:BBB"]}
    return made | {"content": [start, start + len(content)]} | parts


def annotation(**parts: Any) -> Row:
    return {"text": TEXT, "entities": ENTITIES, "mentions": [], "dates": [], "relations": [], "claims": []} | parts


def figures(gold: Row, predicted: Row) -> dict[str, Score]:
    return evaluate({"one": gold}, {"one": predicted}).figures


def mentions(*rows: Row) -> Row:
    return annotation(mentions=list(rows))


def claims(*rows: Row) -> Row:
    return annotation(claims=list(rows))


def relations(*rows: Row) -> Row:
    return annotation(relations=list(rows))


REQUEST = "乙国应尽快签署该条约"
COMMIT = "甲国不会首先使用核武器"


def test_a_figure_knows_precision_recall_and_f1() -> None:
    figure = Score(gold=4, predicted=2, right=1)
    assert (figure.precision, figure.recall, round(figure.f1, 3)) == (0.5, 0.25, 0.333)
    assert (Score().precision, Score().recall, Score().f1) == (0.0, 0.0, 0.0)


def test_mentions_are_counted_strictly_by_overlap_and_by_type() -> None:
    gold = mentions(mention("甲国", "state:AAA"), mention("李明", "person:李明"), mention("乙城", "place:乙城"))
    wide = mention("大使李明", "person:李明")
    found = figures(gold, mentions(mention("甲国", "state:AAA"), wide, mention("乙城", "state:BBB")))
    assert found["mentions.strict"] == Score(3, 3, 1)
    assert found["mentions.relaxed"] == Score(3, 3, 2)
    assert found["mentions.State"] == Score(1, 2, 1)
    assert found["mentions.Person"] == Score(1, 1, 0)
    assert found["mentions.Place"] == Score(1, 0, 0)


@pytest.mark.parametrize(
    ("kind", "place", "right"),
    [
        ("Document", "该条约", 1),
        ("Event", "该条约", 1),
        ("Document", "签署该条约", 0),  # it overlaps only
        ("Treaty", "该条约", 0),  # ids of treaties are not free
    ],
)
def test_documents_and_events_are_the_same_where_they_stand_at_the_same_place(
    kind: str, place: str, right: int
) -> None:
    """Nobody can guess how an annotator names a document or an event; relations with it are right all the same."""
    people = {"person:李明": {"type": "Person", "label": "李明"}}
    gold = annotation(
        entities=people | {"doc:draft": {"type": kind, "label": "草案"}},
        mentions=[mention("该条约", "doc:draft", "nominal"), mention("甲国", "doc:draft")],
        relations=[relation("person:李明", "issued", "doc:draft")],
    )
    predicted = annotation(
        entities=people | {"doc:7": {"type": kind, "label": "文件七"}},
        mentions=[mention(place, "doc:7")],
        relations=[relation("person:李明", "issued", "doc:7")],
    )
    found = figures(gold, predicted)
    assert found["relations"] == Score(1, 1, right)
    assert found["links"] == Score(2, 1, right)


def test_another_type_at_the_same_place_is_another_thing() -> None:
    gold = annotation(entities={"doc:a": {"type": "Document", "label": "甲"}}, mentions=[mention("该条约", "doc:a")])
    other = annotation(entities={"event:a": {"type": "Event", "label": "乙"}}, mentions=[mention("该条约", "event:a")])
    assert figures(gold, other)["links"] == Score(1, 1, 0)


def test_named_mentions_leave_nominal_ones_out_on_both_sides() -> None:
    gold = mentions(mention("甲国", "state:AAA"), mention("该条约", "treaty:NPT", "nominal"))
    found = figures(gold, mentions(mention("甲国", "state:AAA", "short"), mention("该条约", "treaty:NPT")))
    assert found["mentions.named"] == Score(1, 1, 1)
    assert found["mentions.strict"] == Score(2, 2, 2)


def test_a_mention_predicted_twice_counts_once() -> None:
    one = mention("甲国", "state:AAA")
    assert figures(mentions(one), mentions(one, one))["mentions.strict"] == Score(1, 1, 1)


@pytest.mark.parametrize(
    ("row", "right"),
    [
        ({"type": "Treaty", "label": "《不扩散核武器条约》"}, 1),  # the label but for its marks
        ({"type": "Treaty", "label": "NPT"}, 1),  # the key without its prefix
        ({"type": "Treaty", "label": "防扩散条约", "aliases": ["核不扩散条约"]}, 1),
        ({"type": "Document", "label": "不扩散核武器条约"}, 0),  # another type
        ({"type": "Treaty", "label": "全面禁止核试验条约"}, 0),
    ],
)
def test_links_hold_by_id_or_by_label_and_type(row: Row, right: int) -> None:
    gold = mentions(mention("该条约", "treaty:NPT"))
    predicted = annotation(entities={"treaty:x1": row}, mentions=[mention("该条约", "treaty:x1")])
    assert figures(gold, predicted)["links"] == Score(1, 1, right)
    assert figures(gold, gold)["links"] == Score(1, 1, 1)


def test_dates_overlap_and_have_the_value() -> None:
    gold = annotation(dates=[date("3月2日", "2021-03-02")])
    assert figures(gold, annotation(dates=[date("2日", "2021-03-02")]))["dates"] == Score(1, 1, 1)
    assert figures(gold, annotation(dates=[date("3月2日", "2021-03")]))["dates"] == Score(1, 1, 0)
    assert figures(gold, annotation(dates=[date("乙城", "2021-03-02")]))["dates"] == Score(1, 1, 0)


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        (("state:AAA", "signed", "treaty:NPT"), ("state:AAA", "signed", "treaty:NPT"), 1),
        (("state:AAA", "signed", "treaty:NPT"), ("state:AAA", "ratified", "treaty:NPT"), 0),
        (("state:AAA", "signed", "treaty:NPT"), ("treaty:NPT", "signed", "state:AAA"), 0),
        (("state:AAA", "met_with", "state:BBB"), ("state:BBB", "met_with", "state:AAA"), 1),
        (("person:李明", "holds_post", "裁军 大使"), ("person:李明", "holds_post", "裁军大使"), 1),
        (("person:李明", "holds_post", "裁军大使"), ("person:李明", "holds_post", "大使"), 0),
        (("this", "published_by", "org:x"), ("this", "published_by", "org:x"), 1),
    ],
)
def test_relations_have_subject_predicate_and_object(
    gold: tuple[str, str, str], predicted: tuple[str, str, str], right: int
) -> None:
    assert figures(relations(relation(*gold)), relations(relation(*predicted)))["relations"] == Score(1, 1, right)


def test_a_claim_is_found_by_half_of_its_content() -> None:
    gold = claims(claim(REQUEST))  # 10 characters
    assert figures(gold, claims(claim(REQUEST[5:])))["claims.content"] == Score(1, 1, 1)
    assert figures(gold, claims(claim(REQUEST[6:])))["claims.content"] == Score(1, 1, 0)
    assert figures(gold, claims(claim(REQUEST) | {"content": None}))["claims.content"] == Score(1, 0, 0)


def test_the_better_overlap_is_paired_first() -> None:
    gold = claims(claim(REQUEST))
    found = figures(gold, claims(claim(REQUEST[3:], illocution="warn"), claim(REQUEST)))
    assert found["claims.attribution"] == Score(1, 2, 1)
    assert found["illocution"] == Score(1, 1, 1)


@pytest.mark.parametrize(
    ("parts", "speaker", "attribution"),
    [
        ({}, 1, 1),
        ({"speaker": "state:AAA", "for": None}, 0, 1),  # the actor it speaks for
        ({"speaker": "state:BBB", "for": None}, 0, 0),
        ({"for": "state:BBB"}, 1, 1),
        ({"speaker": None, "for": None}, 0, 0),
    ],
)
def test_attribution_takes_the_principal_for_the_speaker(parts: Row, speaker: int, attribution: int) -> None:
    found = figures(claims(claim(REQUEST)), claims(claim(REQUEST, **parts)))
    assert found["claims.content"] == Score(1, 1, 1)
    assert found["claims.speaker"] == Score(1, 1, speaker)
    assert found["claims.attribution"] == Score(1, 1, attribution)


def test_the_parts_of_matched_claims_are_measured() -> None:
    gold = claims(claim(REQUEST), claim(COMMIT, illocution="commit", targets=[]))
    wrong = claim(REQUEST, illocution="criticize", targets=["unnamed", "state:AAA", "state:BBB"], **{"for": None})
    found = figures(gold, claims(wrong, claim(COMMIT, illocution="commit", targets=[])))
    assert found["illocution"] == Score(2, 2, 1)
    assert found["for"] == Score(2, 2, 1)
    assert found["targets"] == Score(1, 2, 1)
    assert found["claims.tuple"] == Score(2, 2, 1)


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        (["state:BBB", "state:AAA"], ["state:BBB"], 1),  # the main target
        (["state:BBB", "state:AAA"], ["state:AAA"], 0),
        (["state:BBB"], ["state:AAA", "state:BBB"], 1),
        ([], ["state:BBB"], 0),
        (["unnamed"], [], 1),
        (["state:BBB"], [], 0),
    ],
)
def test_the_tuple_needs_the_main_target(gold: list[str], predicted: list[str], right: int) -> None:
    found = figures(claims(claim(REQUEST, targets=gold)), claims(claim(REQUEST, targets=predicted)))
    assert found["claims.tuple"] == Score(1, 1, right)


@pytest.mark.parametrize(
    ("gold", "predicted", "figure"),
    [
        ({"topics": ["nuclear-testing"]}, {"topics": ["nuclear-testing", "sanctions"]}, Score(1, 2, 1)),
        # an instrument is a topic wherever it is listed
        ({"topics": ["treaty:CTBT"]}, {"topics": [], "instruments": ["treaty:CTBT"]}, Score(1, 1, 1)),
        ({"topics": ["treaty:CTBT"]}, {"topics": ["treaty:CTBT"], "instruments": ["treaty:CTBT"]}, Score(1, 1, 1)),
        ({"topics": ["other"]}, {"topics": ["other"]}, Score(0, 0, 0)),  # which says nothing
        ({"topics": ["sanctions"]}, {"topics": None}, Score(1, 0, 0)),
    ],
)
def test_topics_and_instruments_are_counted_together(gold: Row, predicted: Row, figure: Score) -> None:
    assert figures(claims(claim(REQUEST, **gold)), claims(claim(REQUEST, **predicted)))["topics"] == figure


def test_topics_are_counted_on_matched_claims_of_a_gold_that_has_them() -> None:
    said = claim(REQUEST, topics=["sanctions"])
    assert "topics" not in figures(claims(claim(REQUEST)), claims(said)), "labeled without topics"
    assert "topics" not in figures(claims(said), claims(claim(COMMIT, topics=["sanctions"])))
    wrong = evaluate({"one": claims(said)}, {"one": claims(claim(REQUEST, topics=["verification"]))}).errors
    assert [(one.kind, one.what, one.got) for one in wrong] == [("wrong topic", "sanctions", "verification")]


def test_errors_say_what_was_expected_and_what_was_got() -> None:
    gold = annotation(
        mentions=[mention("甲国", "state:AAA"), mention("乙国", "state:BBB")],
        dates=[date("3月2日", "2021-03-02")],
        relations=[relation("person:李明", "holds_post", "大使")],
        claims=[claim(REQUEST), claim(COMMIT)],
    )
    predicted = annotation(
        mentions=[mention("甲国", "state:BBB"), mention("乙城", "place:乙城")],
        claims=[claim(REQUEST, illocution="warn", targets=[]), claim(COMMIT, speaker="state:BBB", **{"for": None})],
    )
    errors = evaluate({"one": gold}, {"one": predicted}).errors
    assert {(one.kind, one.what, one.got) for one in errors} == {
        ("wrong link", "state:AAA", "state:BBB"),
        ("missed mention", "乙国 state:BBB", ""),
        ("extra mention", "", "乙城 place:乙城"),
        ("missed date", "3月2日 2021-03-02", ""),
        ("missed relation", "person:李明 holds_post 大使", ""),
        ("wrong illocution", "request", "warn"),
        ("wrong target", "state:BBB", ""),
        ("wrong speaker", "person:李明", "state:BBB"),
    }
    assert {one.document for one in errors} == {"one"}
    assert "月2日在乙城说，乙国应尽快签署该条约" in {one.context for one in errors}


def test_a_gold_document_without_prediction_counts_as_empty(tmp_path: Path) -> None:
    gold, predicted = tmp_path / "gold", tmp_path / "predicted"
    gold.mkdir()
    predicted.mkdir()
    row = mentions(mention("甲国", "state:AAA"))
    for name in ("a-1", "b-1"):
        (gold / f"{name}.json").write_text(json.dumps(row), encoding="utf-8")
    del row["text"]  # it may stand beside
    (gold / "b-2.json").write_text(json.dumps(row), encoding="utf-8")
    (gold / "b-2.txt").write_text(TEXT, encoding="utf-8")
    for name in ("a-1", "b-2", "not-in-gold"):
        (predicted / f"{name}.json").write_text(json.dumps(row | {"text": TEXT}), encoding="utf-8")
    found = evaluate(gold, predicted)
    assert found.missing == ("b-1",)
    assert found.figures["mentions.strict"] == Score(3, 2, 2)
    assert list(found.by_document) == ["a-1", "b-1", "b-2"]
    assert {name: one.figures["links"] for name, one in by_outlet(found).items()} == {
        "a": Score(1, 1, 1),
        "b": Score(2, 1, 1),
    }
    assert by_outlet(found, lambda name: "all")["all"] == found


def test_what_is_no_annotation_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold in"):
        evaluate(tmp_path, {})
    (tmp_path / "one.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="one.json: no JSON"):
        evaluate(tmp_path, {})
    with pytest.raises(InputError, match="annotation one: no claims"):
        evaluate({"one": {part: row for part, row in annotation().items() if part != "claims"}}, {})


def evaluation() -> Evaluation:
    gold = mentions(mention("甲国", "state:AAA"), mention("乙国", "state:BBB"))
    return evaluate({"one": gold}, {"one": mentions(mention("甲国", "state:AAA"))})


def test_every_figure_below_its_floor_is_named() -> None:
    check_floors(evaluation(), {"mentions.strict": 0.667, "links": 0.5})  # 0.6667
    with pytest.raises(FloorError) as found:
        check_floors(
            evaluation(), {"mentions.strict": 0.9, "links": 0.668, "mentions.Place": 0.1, "mentions.State": 0.6}
        )
    assert str(found.value) == (
        "below the floor: links 0.667 (floor 0.668); mentions.Place not measured (floor 0.100); "
        "mentions.strict 0.667 (floor 0.900)"
    )


def test_floors_are_read_from_toml(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('[floors]\n"mentions.strict" = 0.90\nlinks = 1\n', encoding="utf-8")
    assert load_floors(path) == {"mentions.strict": 0.9, "links": 1.0}


@pytest.mark.parametrize("text", ["", "[floors", "[floors]\nmentions.strict = 0.9", "[floors]\nlinks = 90"])
def test_wrong_floors_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="floors"):
        load_floors(path)


def test_spans_are_carried_over_white_space_and_insertions() -> None:
    moved = "【导语】甲国 大使\n李明3月2日在乙城说，乙国应尽快签署该条约。"
    assert align(TEXT, TEXT).span(4, 6) == (4, 6)
    start, end = align(moved, TEXT).span(moved.index("大使"), moved.index("3月")) or (0, 0)
    assert TEXT[start:end] == "大使李明"
    assert align(moved, TEXT).span(0, 4) is None
    assert align(TEXT, "").span(0, 4) is None


def cells(pieces: Any) -> set[tuple[int, int]]:
    return {(i + k, j + k) for i, j, size in pieces for k in range(size)}


def texts() -> Iterator[tuple[str, str]]:
    dice = random.Random(7)
    for number in range(300):
        letters = "甲乙" if number % 3 else "甲乙丙丁戊己庚辛壬癸子丑寅卯"
        a = [dice.choice(letters) for _ in range(dice.randrange(300))]
        b = a.copy()
        for _ in range(dice.randrange(6)):
            at = dice.randrange(len(b) + 1)
            b[at : at + dice.randrange(30)] = [dice.choice(letters) for _ in range(dice.randrange(40))]
        yield "".join(a), "".join(b)


def test_alignment_is_that_of_difflib() -> None:
    for a, b in texts():
        assert cells(common_pieces(a, b)) == cells(SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())


def inserted(row: Row, at: int, text: str) -> Row:
    """The annotation with `text` put in at a place, its offsets shifted."""
    row = copy.deepcopy(row)

    def shift(place: int) -> int:
        return place + len(text) if place >= at else place

    row["text"] = row["text"][:at] + text + row["text"][at:]
    for one in row["mentions"] + row["dates"]:
        one["start"], one["end"] = shift(one["start"]), shift(one["end"])
    for one in row["claims"]:
        one["content"] = [shift(place) for place in one["content"]] if one["content"] else None
    return row


def perturbed(row: Row) -> Row:
    row = copy.deepcopy(row)
    row["mentions"] = [one for number, one in enumerate(row["mentions"]) if number % 5]
    row["mentions"][2]["end"] += 1
    row["mentions"][5]["start"] += 1
    row["mentions"][7]["entity"] = row["mentions"][1]["entity"]
    for one in row["dates"][::3]:
        one["value"] = one["value"][:4]
    row["relations"] = [
        one | {"subject": one["object"], "object": one["subject"]} if number % 4 == 0 else one
        for number, one in enumerate(row["relations"])
        if number % 6
    ]
    for number, one in enumerate(row["claims"]):
        if number % 3 == 1:
            one["speaker"] = one.get("for") or next(iter(row["entities"]))
        if number % 4 == 1:
            one["illocution"], one["targets"] = "assert", list(reversed(one["targets"]))
        if number % 5 == 2 and one["content"]:
            one["content"] = [
                one["content"][0],
                one["content"][1] - (one["content"][1] - one["content"][0]) * number // 12,
            ]
        if number % 2:
            one["topics"], one["instruments"] = one["topics"][1:] + ["other", "sanctions"], one["topics"][:1]
    row["claims"].append(copy.deepcopy(row["claims"][0]) | {"speaker": None, "for": None})
    row = json.loads(json.dumps(row).replace('"state:USA"', '"state:US"'))  # another id, the same label
    row = json.loads(json.dumps(row).replace('"doc:', '"doc:x-').replace('"event:', '"event:x-'))
    for key, one in row["entities"].items():
        if key.startswith(("doc:", "event:")):
            one["label"], one["aliases"] = f"无名{key}", []
    row = inserted(row, len(row["text"]) // 2, "（编者按：此处为后来补入的一句话。）")
    return inserted(row, 0, "本站首页 > 要闻\n\n")


@pytest.mark.skipif(not (GOLD / "score.py").exists(), reason="the gold stands beside the project, if at all")
def test_the_figures_are_those_of_the_scorer(tmp_path: Path) -> None:
    gold, predicted = tmp_path / "gold", tmp_path / "predicted"
    gold.mkdir()
    predicted.mkdir()
    for number, path in enumerate(sorted((GOLD / "dev").glob("seed-*.json"))):
        row = json.loads(path.read_text(encoding="utf-8"))
        row |= {"text": path.with_suffix(".txt").read_text(encoding="utf-8")}
        (gold / path.name).write_text(json.dumps(row), encoding="utf-8")
        if number != 3:
            (predicted / path.name).write_text(json.dumps(perturbed(row)), encoding="utf-8")
    command = [sys.executable, str(GOLD / "score.py"), str(gold), str(predicted), "--json", "--topics"]
    expected = json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
    found = evaluate(gold, predicted)
    assert [f"{name}.json" for name in found.missing] == expected["missing"] == ["seed-003.json"]
    assert {
        name: {
            "p": round(one.precision, 3),
            "r": round(one.recall, 3),
            "f1": round(one.f1, 3),
            "gold": one.gold,
            "predicted": one.predicted,
        }
        for name, one in found.figures.items()
    } == expected["figures"]
    assert 0 < found.figures["claims.tuple"].f1 < 1
