"""Turns: who a paragraph says begins to speak in it, before a colon; and who only asks."""

import re
from typing import cast

from kg.annotation.document import Analysis
from kg.annotation.labels import ASKS, TURN, TWICE, asking, turns
from kg.model import Block, Span
from kg.text.sentences import STOPS

__all__ = ["ANSWER", "TURN", "interviewers", "is_question", "turn_speaker"]

ANSWER = re.compile(r"答\s*[：:]")
QUESTION = re.compile(r"追?问(?!题)\w?\s*[：:]")  # 追问二 too
ASKING = re.compile(r"[^，。：:\s]*记者(?:[^，。：:\s]{0,8}?(?:问及?|提问|追问|问到))?$")  # 有记者问, 法新社记者
PAIR = 2  # labels


def interviewers(analysis: Analysis) -> frozenset[str]:
    """The names before the colon of those who ask, if the document is an interview; else none."""
    asked = ("interviewers",)
    if asked not in analysis.known:
        several = any(len(found) >= TWICE for found in turns(analysis).values())
        alone = _once(analysis) if len(turns(analysis)) == PAIR and not several else frozenset()
        analysis.known[asked] = asking(analysis) or alone
    return cast("frozenset[str]", analysis.known[asked])


def _once(analysis: Analysis) -> frozenset[str]:
    """Who asks in a text that opens with the one pair of turns of a talk: 甲：…？ and, as the next paragraph, 乙：…."""
    paragraphs = [block.span for block in analysis.document.blocks if block.role == "paragraph"][:PAIR]
    label, other = (TURN.match(analysis.folded, *one) for one in paragraphs)
    asks, answers = (ASKS.match(analysis.text, one.end - 1) is not None for one in paragraphs)
    if not (label and other and asks) or answers or ASKING.match(label[1]):
        return frozenset()
    known = any(one.kind == "person" for one in analysis.overlapping(Span(*other.span(1))))
    return frozenset({label[1]}) if known else frozenset()


def is_question(analysis: Analysis, block: Block) -> bool:
    """Whether a paragraph is a journalist's turn: 问：…, 有记者问：…."""
    return block.role == "paragraph" and turn_speaker(analysis, block) == "reporter"


def turn_speaker(analysis: Analysis, block: Block) -> str | None:
    """`reporter`, `answer` or a person's key, if the block opens a turn."""
    if ANSWER.match(analysis.folded, block.span.start):
        return "answer"
    if QUESTION.match(analysis.folded, block.span.start):
        return "reporter"
    found = TURN.match(analysis.folded, block.span.start, block.span.end)
    if not found:
        return None
    if found.group(1) in interviewers(analysis):
        return "reporter"
    if _heads(analysis, block, found.end()):
        return None
    if ASKING.match(found.group(1)):
        return None if _is_credit(analysis, found.end()) else "reporter"
    span = Span(*found.span(1))
    return next(
        (key for mention, key in analysis.linked(span) if mention.kind == "person" and mention.span.end == span.end),
        None,
    )


def _heads(analysis: Analysis, block: Block, at: int) -> bool:
    """Whether a line with a label is a heading between paragraphs, which no stop ends: 白宫记者：系统出错. A label alone is none."""
    said = Span(at, block.span.end)
    return bool(analysis.text[slice(*said)].strip()) and not STOPS.search(analysis.text, *said)


def _is_credit(analysis: Analysis, at: int) -> bool:
    """Whether what follows is the name of news staff: 记者：甲乙 责编：丙丁 tells who wrote it, and nobody asks."""
    found = analysis.overlapping(Span(at, at + 2))
    return any(mention.subtype in ("reporter", "staff") for mention in found)
