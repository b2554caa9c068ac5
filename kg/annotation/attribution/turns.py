"""Turns: who a paragraph says begins to speak in it, before a colon; and who only asks."""

import re
from collections import defaultdict
from typing import cast

from kg.annotation.document import Analysis
from kg.model import Block, Span
from kg.text.sentences import STOPS

__all__ = ["ANSWER", "TURN", "interviewers", "is_question", "turn_speaker"]

ANSWER = re.compile(r"答\s*[：:]")
QUESTION = re.compile(r"追?问(?!题)\w?\s*[：:]")  # 追问二 too
ASKING = re.compile(r"[^，。：:\s]*记者(?:[^，。：:\s]{0,8}?(?:问及?|提问|追问|问到))?$")  # 有记者问, 法新社记者
TURN = re.compile(r"([^，。：:\s]{2,16})[：:]")
ASKS = re.compile("[？?]")
PAIR = 2  # labels
TWICE = 2  # turns of each side at least: one line with a colon makes no talk
MOSTLY = 0.5  # of the turns of who asks hold a question


def interviewers(analysis: Analysis) -> frozenset[str]:
    """The names before the colon of those who ask, if the document is an interview; else none.

    Both sides have turns, and most of one side's hold a question, of the other's fewer: 中国：… 美国：… is a list. A host asks in any case.
    """
    asked = ("interviewers",)
    if asked not in analysis.known:
        analysis.known[asked] = _found(analysis)
    return cast("frozenset[str]", analysis.known[asked])


def _found(analysis: Analysis) -> frozenset[str]:
    turns: dict[str, list[bool]] = defaultdict(list)
    for block in analysis.document.blocks:
        label = TURN.match(analysis.folded, *block.span) if block.role == "paragraph" else None
        if label:
            turns[label.group(1)].append(ASKS.search(analysis.text, label.end(), block.span.end) is not None)
    several = {label: sum(found) / len(found) for label, found in turns.items() if len(found) >= TWICE}
    asking = {label for label, share in several.items() if share > MOSTLY}
    hosts = turns.keys() & set(analysis.ontology.lexicons.grammar.questions.hosts)
    if hosts and len(turns) > len(hosts):
        return frozenset(hosts | asking)
    if asking and len(asking) < len(several):
        return frozenset(asking)
    return _once(analysis) if len(turns) == PAIR and not several else frozenset()


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
