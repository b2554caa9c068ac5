"""Rules whose example does not give what they say it does."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from kg.annotation import annotate
from kg.errors import KGError
from kg.guarding import guarded
from kg.model import Annotation, Block, Document, Skipped, Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.ontology.files import toml_of
from kg.validation.turtle import Source

__all__ = ["example_mistakes"]

TITLE = "——"
Given = tuple[str, ...]  # predicate or class of event, and the keys


def example_mistakes(ontology: Ontology) -> Iterator[str]:
    """Reads the example of every rule; takes a few milliseconds a rule."""
    for path in sorted(ontology.folder.glob("rules/*.toml")):
        for rule in (one for part in ("rule", "structural") for one in toml_of(path).get(part, ())):
            if rule.get("example") and rule.get("gives"):
                name = rule.get("name", "")
                at = partial(Source.read(path, ontology.folder).at, rf"^name\s*=\s*[\"']{re.escape(name)}[\"']")
                yield from (f"{at()}: the example of rule {name} {one}" for one in _wrong(rule, ontology))


def _wrong(rule: dict[str, Any], ontology: Ontology) -> Iterator[str]:
    try:
        read = guarded("example", rule["example"], ("annotating", lambda sentence: _annotation(sentence, ontology)))
    except KGError as error:
        yield f"cannot be read: {error}"
        return
    if isinstance(read, Skipped):
        yield f"cannot be read: {read.reason}"
        return
    found = set(_given(read))
    told = "; ".join(" ".join(one) for one in sorted(found)) or "nothing"
    for wanted in _wanted(rule):
        if not any(_fits(one, wanted) for one in found):
            yield f"gives {told}, not {' '.join(wanted)}; mend the pattern, the example or what it gives"


def _wanted(rule: dict[str, Any]) -> Iterator[Given]:
    """What a rule gives; of an event its class and those who take part."""
    if "predicate" in rule:
        yield from ((rule["predicate"], *one) for one in rule["gives"])
    else:
        event_class, *participants = rule["gives"]
        yield (event_class, *(one for several in participants for one in several))


def _given(annotation: Annotation) -> Iterator[Given]:
    for relation in annotation.relations:
        if relation.polarity == "affirmative" and relation.modality == "actual":
            yield relation.predicate, relation.subject, relation.object
    for event in annotation.events:
        yield event.event_class, *event.participants
    for claim in annotation.claims:
        yield from ((one.predicate, one.subject, one.object, one.polarity) for one in claim.propositions)


def _fits(found: Given, wanted: Given) -> bool:
    """Whether each is the wanted one, or of the wanted kind where only a kind is given: place."""
    return len(found) == len(wanted) and all(
        one == other or kind_of(one) == other for one, other in zip(found, wanted, strict=True)
    )


def _annotation(sentence: str, ontology: Ontology) -> Annotation:
    """What is read in a sentence under a title that says nothing."""
    start = len(TITLE) + 1
    blocks = (Block(Span(0, len(TITLE)), "title"), Block(Span(start, start + len(sentence)), "paragraph"))
    text = f"{TITLE}\n{sentence}"
    return annotate(Document("example", "example", TITLE, text, blocks, published="2022-06-15"), ontology)
