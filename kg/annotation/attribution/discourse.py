"""What a claim is about: what it names itself, else what its paragraph, its exchange or its document is about."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from kg.annotation.attribution.topics import topics
from kg.annotation.attribution.turns import is_question
from kg.annotation.document import Analysis
from kg.model import Span
from kg.model.keys import kind_of

__all__ = ["about"]

SUBJECT = 1 / 3  # of the sentences of an exchange or document name what it is about
COMMON = 1 / 2  # … from here on every claim is about it, also one that names another topic
TWICE = 2  # sentences at least; one mention makes no subject
MOST = 3

Subjects = tuple[str, ...]  # topics and keys of treaties


def about(analysis: Analysis, span: Span) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Topics and instruments of a claim's content, its own first.

    A claim that names none is about the first that its sentence names, or the nearest one before in the paragraph; else
    about what the exchange of question and answer, or the document, is about as a whole.
    """
    own, instruments = topics(analysis, span)
    named: Subjects = (*instruments, *own)
    if named:
        added = _subjects(analysis, span.start, COMMON)[:1]
    else:
        added = _near(analysis, span.start)[:1] or _subjects(analysis, span.start, SUBJECT)[:2]
    found = tuple(dict.fromkeys((*named, *added)))
    treaties = tuple(one for one in found if kind_of(one) == "treaty")
    return tuple(one for one in found if one not in treaties)[:MOST], treaties


def _near(analysis: Analysis, at: int) -> Subjects:
    """What the sentence at a place names, or the nearest before it in its paragraph that names anything."""
    number = bisect_right(analysis.sentences, at, key=lambda one: one.span.start) - 1
    return _nearest(analysis)[number] if number >= 0 else ()


def _sentences(analysis: Analysis) -> list[Subjects]:
    """What each sentence names, instruments first; settings such as multilateralism left out."""
    if ("topics of sentences",) not in analysis.known:
        settings = analysis.ontology.lexicons.topics.settings.topics
        found = [topics(analysis, one.span) for one in analysis.sentences]
        analysis.known["topics of sentences",] = [
            (*instruments, *(topic for topic in own if topic not in settings)) for own, instruments in found
        ]
    known: list[Subjects] = analysis.known["topics of sentences",]
    return known


def _nearest(analysis: Analysis) -> list[Subjects]:
    """For each sentence what it names, or the nearest one before in its paragraph."""
    if ("nearest topics",) not in analysis.known:
        found: list[Subjects] = []
        for number, (one, named) in enumerate(zip(analysis.sentences, _sentences(analysis), strict=True)):
            goes_on = number and analysis.sentences[number - 1].block == one.block
            found.append(named or (found[-1] if goes_on else ()))
        analysis.known["nearest topics",] = found
    known: list[Subjects] = analysis.known["nearest topics",]
    return known


def _subjects(analysis: Analysis, at: int, share: float) -> Subjects:
    """What more than a share of the sentences around a place name, the most named first. A title counts twice."""
    counts, length = _counted(analysis)[bisect_right(_openings(analysis), at)]
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(one for one, times in ranked if times > share * length and times >= TWICE)


def _openings(analysis: Analysis) -> Sequence[int]:
    """Where the exchanges of a press conference begin: at each question."""
    if ("exchanges",) not in analysis.known:
        blocks = analysis.document.blocks
        analysis.known["exchanges",] = [one.span.start for one in blocks if is_question(analysis, one)]
    known: Sequence[int] = analysis.known["exchanges",]
    return known


def _counted(analysis: Analysis) -> list[tuple[Counter[str], int]]:
    """For what stands before the first question, and for each exchange: how many sentences name a topic, and how many there are."""
    if ("topics of exchanges",) not in analysis.known:
        openings = _openings(analysis)
        found = [(Counter[str](), 0) for _ in range(len(openings) + 1)]
        title = analysis.document.blocks[0].span
        for sentence, named in zip(analysis.sentences, _sentences(analysis), strict=True):
            number = bisect_right(openings, sentence.span.start)
            counts, length = found[number]
            counts.update({one: 1 + title.overlaps(sentence.span) for one in named})
            found[number] = counts, length + 1
        analysis.known["topics of exchanges",] = found
    known: list[tuple[Counter[str], int]] = analysis.known["topics of exchanges",]
    return known
