"""Whom pronouns of questions and answers cannot mean: he of a question is not who answers it, he of an answer neither."""

from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.voices import DefaultSpeaker
from kg.annotation.document import Analysis
from kg.model import Block, Span

__all__ = ["is_who_answers", "outside_question"]


def is_who_answers(analysis: Analysis, found: Cue, cue: Cue, answering: DefaultSpeaker | None) -> bool:
    """Whether 他 would be who answers, who says 我 of himself."""
    third = analysis.ontology.lexicons.cues.pronouns.person
    return (
        answering is not None
        and answering.kind == "answer"
        and cue.speaker == answering.speaker
        and found.speaker in third
    )


def outside_question(analysis: Analysis, found: Cue, cue: Cue, block: Block, *, quoted: bool) -> bool:
    """Whether he of a journalist's question is somebody whom the question does not name: who answers, say.

    我们 is the journalist, if it is not `quoted`.
    """
    pronouns = analysis.ontology.lexicons.cues.pronouns
    if found.speaker in pronouns.self_:
        return not quoted
    if found.speaker not in pronouns.person:
        return False
    return all(key != cue.speaker for _, key in analysis.linked(Span(block.span.start, cue.span.start)))
