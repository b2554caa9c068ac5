"""Documents at each stage of annotation, so that a step can be asked alone: what it needs is done, what it does is not."""

import pkgutil
from importlib import import_module
from types import ModuleType

from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.cues import find_cues
from kg.annotation.attribution.default_speakers import DefaultSpeaker, default_speakers
from kg.annotation.document import Analysis
from kg.annotation.linking import (
    abbreviations,
    documents,
    groups,
    latin,
    link,
    meetings,
    metonyms,
    names,
    nominals,
    organs,
    people,
    treaties,
)
from kg.annotation.recognition import recognize, recognizers
from kg.model import Mention, Span
from kg.ontology import load_ontology
from kg.text.dates import find_dates
from tests.support.making import document_of

__all__ = ["LINKERS", "PUBLISHED", "RECOGNIZERS", "around", "cue_of", "cues_of", "found_by", "key_after", "linked", "paragraph", "quote", "recognized", "spot", "voice_of"]  # fmt: skip

PUBLISHED = "2022-06-15"
RECOGNIZERS: list[ModuleType] = sorted(
    (import_module(f"{recognizers.__name__}.{one.name}") for one in pkgutil.iter_modules(recognizers.__path__)),
    key=lambda one: int(one.ORDER),
)
LINKERS: tuple[ModuleType, ...] = (
    names, organs, people, nominals, treaties, groups, documents, meetings, latin, abbreviations, metonyms,
)  # fmt: skip


def recognized(*paragraphs: str, title: str = "样例", published: str | None = PUBLISHED) -> Analysis:
    """Paragraphs under a title that says nothing, with their mentions and dates."""
    return recognize(document_of(title, *paragraphs, published=published), load_ontology())


def linked(*paragraphs: str, title: str = "样例", published: str | None = PUBLISHED) -> Analysis:
    """The same with every mention linked: what attribution and extraction begin with."""
    return link(recognized(*paragraphs, title=title, published=published))


def found_by(recognizer: ModuleType, *paragraphs: str) -> tuple[Analysis, list[Mention]]:
    """What one recognizer adds to what those before it found, in order, and the analysis that it looked at."""
    document = document_of("样例", *paragraphs)
    analysis = Analysis(document, load_ontology())
    analysis.dates = list(find_dates(analysis.folded, document.published))
    for one in RECOGNIZERS:
        if one.ORDER >= recognizer.ORDER:
            break
        analysis.settle(list(one.recognize(analysis)))
    before = set(analysis.mentions)
    analysis.settle(list(recognizer.recognize(analysis)))
    return analysis, [one for one in analysis.mentions if one not in before]


def key_after(step: ModuleType, surface: str, *paragraphs: str, published: str | None = PUBLISHED) -> str | None:
    """The key that a mention has after one step of linking and had not before it: None if the step gave it none."""
    analysis = recognized(*paragraphs, published=published)
    for one in LINKERS[: LINKERS.index(step)]:
        one.link(analysis)
    before = dict(analysis.links)
    step.link(analysis)
    place = spot(analysis, surface)
    key = analysis.links.get(place)
    return None if key == before.get(place) else key


def paragraph(analysis: Analysis, number: int = 1) -> Span:
    """A block's span; 0 is the title."""
    return analysis.document.blocks[number].span


def spot(analysis: Analysis, surface: str) -> Span:
    """The last place of some words."""
    start = analysis.text.rindex(surface)
    return Span(start, start + len(surface))


def quote(analysis: Analysis, span: Span | None) -> str | None:
    """The characters of a span."""
    return None if span is None else analysis.text[slice(*span)]


def around(analysis: Analysis, at: int) -> Span:
    """The sentence in which a place lies."""
    sentence = analysis.sentence_of(at)
    assert sentence, f"no sentence at {at}"
    return sentence.span


def cue_of(analysis: Analysis, verb: str, number: int = 1) -> Cue:
    """The last cue of a verb in a paragraph, each sentence read alone."""
    block = paragraph(analysis, number)
    cues = [cue for one in analysis.sentences_in(block) for cue in find_cues(analysis, one.span)]
    return [cue for cue in cues if quote(analysis, cue.span) == verb][-1]


def cues_of(analysis: Analysis, number: int = 1) -> list[Cue]:
    """The cues of a paragraph that is read as a whole."""
    return list(find_cues(analysis, paragraph(analysis, number)))


def voice_of(analysis: Analysis, number: int) -> DefaultSpeaker:
    """Who speaks in a paragraph where no cue says so."""
    found = next(one for at, _, one in default_speakers(analysis) if at == number)
    assert found
    return found
