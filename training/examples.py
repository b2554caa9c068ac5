"""Labeled claims: what the scorer sees of each, what the rules say of it, and what its annotators say."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.annotation import annotate
from kg.annotation.attribution import attribute
from kg.annotation.attribution.act_features import act_features
from kg.annotation.attribution.illocution import IllocutionDecision
from kg.annotation.attribution.sides import Side
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.linking import link
from kg.annotation.recognition import recognize
from kg.evaluation import annotation
from kg.evaluation.comparison import same_claims
from kg.ingestion.reading import read_each
from kg.model import Document, Skipped, Span
from kg.model.standoff import as_json
from kg.ontology import Ontology

__all__ = ["Example", "examples"]


@dataclass(frozen=True, slots=True)
class Example:
    """One claim of a document that the reader and its annotators both found."""

    document: str
    features: tuple[str, ...]
    ruled: str
    act: str
    step: str  # of the rules: what no weights may change teaches them all the same


def examples(gold: Iterable[Path], raw: Iterable[Path], ontology: Ontology) -> Iterator[Example]:
    """The claims of every raw document that has its gold in one of the folders, in the order of their names."""
    folders = list(gold)
    for folder in raw:
        for path in sorted(folder.iterdir()):
            for _, document in read_each(path, ontology=ontology, fields=None, seconds=0):
                truth = next((one for one in folders if (one / f"{path.stem}.json").is_file()), None)
                if truth is not None and not isinstance(document, Skipped):
                    yield from _of_document(document, truth, path.stem, ontology)


def _of_document(document: Document, folder: Path, name: str, ontology: Ontology) -> Iterator[Example]:
    analysis = link(recognize(document, ontology))
    seen: dict[tuple[int, int, str], tuple[tuple[str, ...], IllocutionDecision]] = {}

    def observe(utterance: Utterance, span: Span, decision: IllocutionDecision, side: Side) -> None:
        place = (span.start, span.end, utterance.speaker)
        seen.setdefault(place, (tuple(act_features(analysis, utterance, span, decision, side)), decision))

    list(attribute(analysis, observe))
    truth = annotation(folder, name)
    if truth is None:
        return
    predicted = json.loads(json.dumps(as_json(annotate(document, ontology))))
    for gold, found in same_claims(truth, predicted):
        features, decision = seen.get((*found["content"], found["speaker"]), ((), None))
        if decision is not None:
            yield Example(name, features, decision.illocution, gold["illocution"], decision.step)
