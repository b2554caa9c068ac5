"""Labeled examples: what a scorer sees of each, what the rules say of it, and what its annotators say."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.annotation import annotate
from kg.annotation.attribution import attribute
from kg.annotation.attribution.act_features import act_features
from kg.annotation.attribution.act_scorer import values_of
from kg.annotation.attribution.illocution import IllocutionDecision
from kg.annotation.attribution.parting import PARTED
from kg.annotation.attribution.sides import Side
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.linking import link
from kg.annotation.recognition import recognize
from kg.evaluation import annotation
from kg.evaluation.comparison import same_claims, spoken_by
from kg.ingestion.reading import read_each
from kg.model import Document, Skipped, Span
from kg.model.standoff import as_json
from kg.ontology import Ontology

__all__ = ["WHOLE", "Example", "Labeled", "examples"]

WHOLE = "whole"  # the class of a place at which a claim goes on
MARK = 2  # characters between two claims at most: a comma and a quotation mark


@dataclass(frozen=True, slots=True)
class Example:
    """One claim, or one place in it, of a document that the reader and its annotators both found."""

    document: str
    features: tuple[str, ...]
    values: tuple[float, ...]
    ruled: str
    label: str
    step: str  # of the rules: what no weights may change teaches them all the same


@dataclass(frozen=True, slots=True)
class Labeled:
    """What documents teach: what claims do, and where they part."""

    acts: list[Example]
    places: list[Example]


def examples(gold: Iterable[Path], raw: Iterable[Path], ontology: Ontology) -> Labeled:
    """Of every raw document that has its gold in one of the folders, in the order of their names."""
    folders, found = list(gold), Labeled([], [])
    for folder in raw:
        for path in sorted(folder.iterdir()):
            for _, document in read_each(path, ontology=ontology, fields=None, seconds=0):
                truth = next((one for one in folders if (one / f"{path.stem}.json").is_file()), None)
                if truth is not None and not isinstance(document, Skipped):
                    _of_document(document, truth, path.stem, ontology, found)
    return found


def _of_document(document: Document, folder: Path, name: str, ontology: Ontology, found: Labeled) -> None:
    analysis = link(recognize(document, ontology))
    seen: dict[tuple[int, int, str], tuple[tuple[str, ...], IllocutionDecision]] = {}
    places: dict[tuple[int, str], tuple[Span, tuple[str, ...]]] = {}

    def observe(utterance: Utterance, span: Span, decision: IllocutionDecision, side: Side) -> None:
        place = (span.start, span.end, utterance.speaker)
        seen.setdefault(place, (tuple(act_features(analysis, utterance, span, decision, side)), decision))

    def observe_place(utterance: Utterance, unit: Span, features: Sequence[str]) -> None:
        places.setdefault((unit.start, utterance.speaker), (unit, tuple(features)))

    list(attribute(analysis, observe, observe_place))
    truth = annotation(folder, name)
    if truth is None:
        return
    predicted = json.loads(json.dumps(as_json(annotate(document, ontology))))
    for gold, claim in same_claims(truth, predicted):
        features, decision = seen.get((*claim["content"], claim["speaker"]), ((), None))
        if decision is not None:
            values = tuple(values_of(features))
            found.acts.append(Example(name, features, values, decision.illocution, gold["illocution"], decision.step))
    told = spoken_by(truth, predicted)
    for (_, speaker), (unit, features) in places.items():
        if label := _label(told.get(speaker, ()), unit):
            found.places.append(Example(name, features, (1.0,) * len(features), WHOLE, label, ""))


def _label(told: Iterable[Span], unit: Span) -> str | None:
    """Whether a claim goes on where a unit begins or another begins there; nothing if not both sides are claimed."""
    one = {span for span in told if span.start < unit.start - MARK <= span.end + 1}
    other = {span for span in told if span.start <= unit.start + 1 < span.end}
    if not (one and other):
        return None
    return WHOLE if one & other else PARTED
