"""One document: its prediction against its gold, figure by figure."""

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import NamedTuple

from kg.evaluation.alignment import Alignment, align
from kg.evaluation.counts import Counts, Example
from kg.evaluation.matching import Entities, Pair, Places, Row, iou, overlaps, pair, plain
from kg.model import Span

__all__ = ["compare", "same_claims", "spoken_by"]

NAMED = ("name", "short")
SAME_CONTENT = 0.5  # intersection over union, at least


class Placed(NamedTuple):
    """A row of an annotation, with its span in the gold's text."""

    span: Span
    row: Row


def compare(document: str, gold: Row, predicted: Row) -> Counts:
    """Compare two annotations in the shape of `kg.model.standoff`; their texts need not be equal."""
    tally, alignment = Counts(document, gold["text"]), align(predicted["text"], gold["text"])
    named = list(placed(gold["mentions"]))
    found = list({(one.span, one.row["entity"]): one for one in carried(predicted["mentions"], alignment)}.values())
    entities = Entities(gold["entities"], predicted["entities"], places(named), places(found))
    compare_mentions(tally, entities, named, found)
    compare_dates(tally, list(placed(gold["dates"])), list(carried(predicted["dates"], alignment)))
    compare_relations(tally, entities, gold["relations"], predicted["relations"], alignment)
    claims = list(placed(by_content(gold["claims"])))
    compare_claims(tally, entities, claims, list(carried(by_content(predicted["claims"]), alignment)))
    return tally


def placed(rows: Iterable[Row]) -> Iterator[Placed]:
    return (Placed(Span(row["start"], row["end"]), row) for row in rows)


def carried(rows: Iterable[Row], alignment: Alignment) -> Iterator[Placed]:
    """Those whose span stands in the gold's text too."""
    return (Placed(span, row) for row in rows if (span := alignment.span(row["start"], row["end"])))


def places(mentions: Iterable[Placed]) -> Places:
    """Entity -> the spans where it is mentioned."""
    found: dict[str, set[Span]] = {}
    for span, row in mentions:
        found.setdefault(row["entity"], set()).add(span)
    return found


def by_content(claims: Iterable[Row]) -> Iterator[Row]:
    return (row | {"start": row["content"][0], "end": row["content"][1]} for row in claims if row.get("content"))


def near(gold: list[Placed], predicted: list[Placed]) -> list[Pair]:
    return overlaps([one.span for one in gold], [one.span for one in predicted])


def even(_i: int, _j: int) -> float:
    return 1.0


def compare_mentions(tally: Counts, entities: Entities, gold: list[Placed], predicted: list[Placed]) -> None:
    left = [entities.gold_type(one.row["entity"]) for one in gold]
    right = [entities.predicted_type(one.row["entity"]) for one in predicted]
    close = near(gold, predicted)
    exact = [(i, j) for i, j in close if gold[i].span == predicted[j].span]
    typed = [(i, j) for i, j in exact if left[i] == right[j]]

    strict = pair(typed, even)
    tally.count("mentions.strict", len(gold), len(predicted), len(strict))
    same_type = ((i, j) for i, j in close if left[i] == right[j])
    relaxed = pair(same_type, lambda i, j: iou(gold[i].span, predicted[j].span))
    tally.count("mentions.relaxed", len(gold), len(predicted), len(relaxed))
    for kind in {*left} | {*right} - {None}:
        tally.count(f"mentions.{kind}", left.count(kind), right.count(kind), sum(left[i] == kind for i, _ in strict))

    nominal = {one.span for one in gold if one.row["form"] == "nominal"}
    names = {i for i, one in enumerate(gold) if one.row["form"] in NAMED}
    others = {j for j, one in enumerate(predicted) if one.row.get("form", "name") in NAMED and one.span not in nominal}
    named = pair(((i, j) for i, j in typed if i in names and j in others), even)
    tally.count("mentions.named", len(names), len(others), len(named))

    links = pair(exact, lambda i, j: float(entities.same(gold[i].row["entity"], predicted[j].row["entity"])))
    tally.count("links", len(gold), len(predicted), len(links))
    tally.alone("mention", shown(tally, gold, "entity"), shown(tally, predicted, "entity"), strict)
    linked = {i for i, _ in links}
    for i, j in strict:
        if i not in linked:
            tally.wrong("link", gold[i].row["entity"], predicted[j].row["entity"], gold[i].span)


def shown(tally: Counts, rows: Iterable[Placed], key: str) -> list[Example]:
    """`中方 state:CHN`, `去年 2021`."""
    return [Example(f"{tally.text[span.start : span.end]} {row[key]}", tally.around(span)) for span, row in rows]


def compare_dates(tally: Counts, gold: list[Placed], predicted: list[Placed]) -> None:
    equal = ((i, j) for i, j in near(gold, predicted) if gold[i].row["value"] == predicted[j].row["value"])
    pairs = pair(equal, lambda i, j: iou(gold[i].span, predicted[j].span))
    tally.count("dates", len(gold), len(predicted), len(pairs))
    tally.alone("date", shown(tally, gold, "value"), shown(tally, predicted, "value"), pairs)


def compare_relations(
    tally: Counts, entities: Entities, gold: list[Row], predicted: list[Row], alignment: Alignment
) -> None:
    def score(i: int, j: int) -> float:
        return float(same_relation(entities, gold[i], predicted[j]))

    pairs = pair(product(range(len(gold)), range(len(predicted))), score)
    tally.count("relations", len(gold), len(predicted), len(pairs))
    tally.alone("relation", related(tally, gold, Span), related(tally, predicted, alignment.span), pairs)


def related(tally: Counts, relations: Iterable[Row], place: Callable[[int, int], Span | None]) -> list[Example]:
    """`state:CHN ratified treaty:NPT`, with its evidence if that stands in the gold's text."""
    found = []
    for row in relations:
        span = place(*row["evidence"]) if row.get("evidence") else None
        wording = f"{row['subject']} {row['predicate']} {row['object']}"
        found.append(Example(wording, tally.around(span) if span else ""))
    return found


def same_relation(entities: Entities, gold: Row, predicted: Row) -> bool:
    """Posts by their text; a meeting in either direction."""
    if gold["predicate"] != predicted["predicate"]:
        return False
    (a, b), (c, d) = ((row["subject"], row["object"]) for row in (gold, predicted))
    if gold["predicate"] == "holds_post":
        return entities.same(a, c) and plain(b) == plain(d)
    straight = entities.same(a, c) and entities.same(b, d)
    return straight or (gold["predicate"] == "met_with" and entities.same(a, d) and entities.same(b, c))


class Alike(NamedTuple):
    """Pairs of claims whose content agrees enough, and of them those with the right speaker, principal, or either."""

    enough: dict[Pair, float]
    speaker: dict[Pair, bool]
    behalf: dict[Pair, bool]
    spoken: list[Pair]


def alike(entities: Entities, gold: list[Placed], predicted: list[Placed]) -> Alike:
    shared = {(i, j): iou(gold[i].span, predicted[j].span) for i, j in near(gold, predicted)}
    enough = {one: value for one, value in shared.items() if value >= SAME_CONTENT}
    speaker = {(i, j): entities.same(gold[i].row["speaker"], predicted[j].row.get("speaker")) for i, j in enough}
    behalf = {(i, j): entities.same(principal(gold[i].row), principal(predicted[j].row)) for i, j in enough}
    spoken = [(i, j) for i, j in enough if speaker[i, j] or (behalf[i, j] and principal(gold[i].row) is not None)]
    return Alike(enough, speaker, behalf, spoken)


def same_claims(gold: Row, predicted: Row) -> list[tuple[Row, Row]]:
    """The claims of two annotations that are one claim: content and speaker agree."""
    alignment = align(predicted["text"], gold["text"])
    found = list({(one.span, one.row["entity"]): one for one in carried(predicted["mentions"], alignment)}.values())
    entities = Entities(gold["entities"], predicted["entities"], places(list(placed(gold["mentions"]))), places(found))
    left = list(placed(by_content(gold["claims"])))
    right = list(carried(by_content(predicted["claims"]), alignment))
    matches = alike(entities, left, right)
    return [(left[i].row, right[j].row) for i, j in pair(matches.spoken, lambda i, j: matches.enough[i, j])]


def spoken_by(gold: Row, predicted: Row) -> dict[str, list[Span]]:
    """Speaker of the prediction -> where, in its text, the gold has claims of that speaker or of whom it speaks for."""
    forth, back = align(predicted["text"], gold["text"]), align(gold["text"], predicted["text"])
    found = list(carried(predicted["mentions"], forth))
    entities = Entities(gold["entities"], predicted["entities"], places(list(placed(gold["mentions"]))), places(found))
    claims = list(carried(by_content(gold["claims"]), back))
    voices = {row["speaker"]: principal(row) for row in predicted["claims"]}

    def same(row: Row, speaker: str, behalf: str | None) -> bool:
        for_same = principal(row) is not None and entities.same(principal(row), behalf)
        return entities.same(row["speaker"], speaker) or for_same

    return {
        speaker: [one.span for one in claims if same(one.row, speaker, behalf)] for speaker, behalf in voices.items()
    }


def compare_claims(tally: Counts, entities: Entities, gold: list[Placed], predicted: list[Placed]) -> None:
    enough, speaker, behalf, spoken = alike(entities, gold, predicted)

    def overlap(i: int, j: int) -> float:
        return enough[i, j]

    contents = pair(enough, overlap)
    speakers = pair((one for one in enough if speaker[one]), overlap)
    matched = pair(spoken, overlap)
    for name, pairs in (("content", contents), ("speaker", speakers), ("attribution", matched)):
        tally.count(f"claims.{name}", len(gold), len(predicted), len(pairs))
    whole = 0
    for i, j in matched:
        one, other = gold[i].row, predicted[j].row
        act = one["illocution"] == other.get("illocution")
        tally.count("illocution", 1, 1, act)
        tally.count("for", 1, 1, behalf[i, j])
        compare_topics(tally, gold[i], other)
        whole += compare_targets(tally, entities, gold[i], other) and act
        if not act:
            tally.wrong("illocution", one["illocution"], other.get("illocution"), gold[i].span)
    tally.count("claims.tuple", len(gold), len(predicted), whole)
    # a claim with the right content and another's name is one error, not a missed and an extra claim
    left, right = {i for i, _ in matched}, {j for _, j in matched}
    misattributed = [(i, j) for i, j in contents if i not in left and j not in right]
    for i, j in misattributed:
        tally.wrong("speaker", gold[i].row["speaker"], predicted[j].row.get("speaker"), gold[i].span)
    tally.alone("claim", said(tally, gold), said(tally, predicted), matched + misattributed)


def compare_topics(tally: Counts, gold: Placed, predicted: Row) -> None:
    """Listed topics and instruments together, by id; nothing where the gold does not say what a claim is about."""
    if "topics" not in gold.row:
        return
    left, right = about(gold.row), about(predicted)
    tally.count("topics", len(left), len(right), len(left & right))
    if left != right:
        tally.wrong("topic", ", ".join(sorted(left - right)), ", ".join(sorted(right - left)), gold.span)


def about(claim: Row) -> set[str]:
    """What a claim is about; `other` says nothing."""
    return {*(claim.get("topics") or ()), *(claim.get("instruments") or ())} - {"other"}


def principal(claim: Row) -> str | None:
    """The actor it speaks for, or the speaker."""
    return claim.get("for") or claim.get("speaker")


def said(tally: Counts, claims: Iterable[Placed]) -> list[Example]:
    """`person:傅聪 criticize`."""
    return [Example(f"{row.get('speaker')} {row.get('illocution')}", tally.around(span)) for span, row in claims]


def compare_targets(tally: Counts, entities: Entities, gold: Placed, predicted: Row) -> bool:
    """Whether the main target is right: the first of the gold found, or no target in either."""
    left, right = ([one for one in row.get("targets") or () if one != "unnamed"] for row in (gold.row, predicted))
    candidates = product(range(len(left)), range(len(right)))
    hits = pair(candidates, lambda i, j: float(entities.same(left[i], right[j])))
    tally.count("targets", len(left), len(right), len(hits))
    main = any(i == 0 for i, _ in hits) if left else not right
    if not main:
        tally.wrong("target", ", ".join(left), ", ".join(right), gold.span)
    return main
