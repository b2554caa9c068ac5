"""Who speaks where no cue does: answers of a transcript, statements, headlines, continued speech."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kg.annotation.attribution.headlines import headline
from kg.annotation.attribution.name_lines import NameLines
from kg.annotation.attribution.sources import joined, source_candidates
from kg.annotation.attribution.spans import CLOSE, OPEN
from kg.annotation.attribution.speeches import speech_of
from kg.annotation.attribution.subjects import subject_of
from kg.annotation.attribution.turns import ANSWER, TURN, interviewers, turn_speaker
from kg.annotation.attribution.voices import DefaultSpeaker
from kg.annotation.document import Analysis
from kg.model import Block, Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.text.sentences import STOPS

__all__ = ["DefaultSpeaker", "default_speakers"]

HEAD = 3000  # characters in which a statement says whose it is
MANY = 60  # actors that issue one together
AGAIN = re.compile(r"[^，。：:\s]{0,8}追问\w?\s*[：:]")  # one line, and the answer goes on
PRESIDES = re.compile(r"[^。]{0,24}(?:主持|举行|出席)")  # 外交部发言人毛宁3日主持例行记者会
SELF = re.compile(r"我们")
CLOSING = re.compile("[”」』]")
ITEM = re.compile(r"\s*(?:[㈠-㈩]|（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)|\d+[.、]|[-–—•])")


class Wording(NamedTuple):
    """What announces whose words follow, by the words of `lexicon/grammar.toml`."""

    demands: re.Pattern[str]  # 主张： opens a list of demands
    full_text: re.Pattern[str]
    paper: re.Pattern[str]
    statement: re.Pattern[str]


@cache
def _wording(ontology: Ontology) -> Wording:
    nouns, cues = ontology.lexicons.grammar.nouns, ontology.lexicons.grammar.cues
    return Wording(
        demands=re.compile(rf"(?:{cues.demanding.regex})[^，。]{{0,6}}[：:]\s*$"),
        full_text=re.compile(cues.in_full.regex),
        paper=re.compile(f"(代表团|政府)?提交的?(?:本)?(?:{nouns.papers.regex})"),
        statement=re.compile(f"(?:联合)?(?:{nouns.statements.regex})"),
    )


def default_speakers(analysis: Analysis) -> Iterator[tuple[int, Block, DefaultSpeaker | None]]:
    """Every block that can hold evidence, with who speaks in it where no cue does."""
    transcript, talk = _transcript(analysis), bool(interviewers(analysis))
    answered = _answers(analysis) or bool(transcript and _named_in(analysis, analysis.document.blocks[0].span))
    statement = None if transcript else _statement(analysis)
    turn: DefaultSpeaker | None = None
    demands = "assert"
    issuing = statement is not None and statement.kind == "document"
    first_self = _first_self(analysis)
    lines = NameLines(analysis)
    for number, block in enumerate(analysis.document.blocks):
        if block.role == "title":
            yield number, block, headline(analysis, block)
        elif block.role != "paragraph":
            continue
        elif transcript:
            if talk and not STOPS.search(analysis.text, *block.span):
                yield number, block, None  # a heading between two turns
                continue
            if talk and turn and _is_asked_without_label(analysis, number, turn.speaker):
                yield number, block, None
                continue
            before, turn = turn, _turn(analysis, block, transcript, turn, whole=answered or talk)
            yield number, block, turn
            goes_on = before if AGAIN.match(analysis.folded, block.span.start) else turn
            turn = None if goes_on is None or _is_quoted(analysis, block) else replace(goes_on, skip=0)
        elif statement:
            if not issuing and _wording(analysis.ontology).full_text.search(analysis.folded, *block.span):
                issuing = True
                yield number, block, None
                continue
            ours = SELF.search(analysis.folded, *block.span) is not None or number <= first_self
            if issuing and statement.kind == "statement" and not ours:
                issuing = False
            demands = _demands(analysis, block, demands)
            yield number, block, replace(statement, default=demands) if issuing else None
        else:
            again = analysis.folded.startswith("原标题", block.span.start)
            below = lines.voice(number, block)
            yield number, block, headline(analysis, block) if again else below or _labeled(analysis, number, block)


def _demands(analysis: Analysis, block: Block, before: str) -> str:
    """`request` from a block that ends in 主张： through the list it opens, up to the next numbered section."""
    if _wording(analysis.ontology).demands.search(analysis.folded, *block.span):
        return "request"
    return before if before == "request" and ITEM.match(analysis.folded, block.span.start) else "assert"


def _labeled(analysis: Analysis, number: int, block: Block) -> DefaultSpeaker | None:
    """姓名：“…” in a story that is no transcript, and a line between paragraphs with a post before its colon."""
    found = TURN.match(analysis.text, *block.span)
    if not found:
        return None
    label = Span(*found.span(1))
    if analysis.quoting[found.end() : found.end() + 1] in OPEN:
        inside = found.end() + 1
        closing = CLOSING.search(analysis.quoting, inside, block.span.end)
        person = turn_speaker(analysis, block)
        if closing and person and kind_of(person) == "person":
            return DefaultSpeaker(
                person, "headline", "label-speaker", "headline", 0.8, inside, label, end=closing.start()
            )
    elif not STOPS.search(analysis.text, *block.span) and (
        any(label.end in (title.span.end, title.holder and title.holder.end) for title in analysis.titles_in(label))
        or _heads_a_section(analysis, number, block)
    ):
        return headline(analysis, block)
    elif spoken := _spoken_under(analysis, label, Span(found.end(), block.span.end)):
        return DefaultSpeaker(spoken, "headline", "label-speaker", "headline", 0.8, found.end(), label)
    return None


def _spoken_under(analysis: Analysis, label: Span, said: Span) -> str | None:
    """Whose words stand under a label that is a post with its name, where they speak for themselves: 外交部发言人甲：…，我们呼吁…."""
    whole = (one for one in analysis.titles_in(label) if one.holder and one.holder.end == label.end)
    title = next((one for one in whole if one.span.start == label.start), None)
    own = SELF.search(analysis.folded, *said) and STOPS.search(analysis.text, *said)
    key = analysis.links.get(title.holder) if title and title.holder and own else None
    return key if key and kind_of(key) == "person" else None


def _heads_a_section(analysis: Analysis, number: int, block: Block) -> bool:
    """Whether a line stands between paragraphs and is no link to another story: 俄罗斯：制裁必须取消."""
    around = analysis.document.blocks[max(0, number - 1) : number + 2]
    return len(around) == 3 and all(
        one is block or (one.role == "paragraph" and STOPS.search(analysis.text, *one.span)) for one in around
    )


def _transcript(analysis: Analysis) -> str | None:
    """The spokesperson of a transcript, if paragraphs begin with 答： or a turn.

    Named in its title, else as who presides before the first question, else by the first answer: 毛宁：….
    """
    blocks = analysis.document.blocks
    turns = [turn_speaker(analysis, block) for block in blocks]
    if "reporter" not in turns and "answer" not in turns:
        return None
    first = next(number for number, turn in enumerate(turns) if turn in ("reporter", "answer"))
    before = Span(blocks[0].span.end, max(blocks[0].span.end, blocks[first].span.start))
    people = [
        *_named_in(analysis, blocks[0].span),
        *(
            analysis.links[title.holder]
            for title in analysis.titles_in(before)
            if title.holder in analysis.links and title.holder and PRESIDES.match(analysis.folded, title.holder.end)
        ),
        *(turn for turn in turns if turn and kind_of(turn) == "person"),
    ]
    return next(iter(people), None) or (_organ_in(analysis, blocks[0].span) if "answer" in turns else None)


def _organ_in(analysis: Analysis, span: Span) -> str | None:
    """The organ of a state that a title names, which answers by somebody unnamed: 外交部例行记者会."""
    organs = (key for mention, key in analysis.linked(span) if mention.kind == "org")
    return next((key for key in organs if analysis.ontology.state_of(key)), None)


def _answers(analysis: Analysis) -> bool:
    """Whether paragraphs begin with 答：."""
    return any(ANSWER.match(analysis.folded, block.span.start) for block in analysis.document.blocks)


def _named_in(analysis: Analysis, span: Span) -> list[str]:
    return [key for mention, key in analysis.linked(span) if mention.kind == "person"]


def _turn(
    analysis: Analysis, block: Block, spokesperson: str, turn: DefaultSpeaker | None, *, whole: bool
) -> DefaultSpeaker | None:
    """Who speaks in a paragraph; in a story that is no `whole` transcript a turn goes on only for who says 我们."""
    opened = turn_speaker(analysis, block)
    if opened is None:
        return turn if whole or SELF.search(analysis.folded, *block.span) else None
    if opened == "reporter":
        return None
    mark = TURN.match(analysis.folded, block.span.start) or ANSWER.match(analysis.folded, block.span.start)
    speaker = spokesperson if opened == "answer" else opened
    begin = mark.end() if mark else block.span.start
    return DefaultSpeaker(speaker, "answer", "transcript-answer", "document", 0.9, begin)


def _is_asked_without_label(analysis: Analysis, number: int, speaker: str) -> bool:
    """Whether a paragraph without a label asks, and who answered before answers again: it is no part of his turn."""
    block, *later = [one for one in analysis.document.blocks[number:] if one.role == "paragraph"]
    asks = analysis.text[block.span.start : block.span.end].rstrip().endswith(("？", "?"))
    return (
        asks and bool(later) and turn_speaker(analysis, block) is None and turn_speaker(analysis, later[0]) == speaker
    )


def _is_quoted(analysis: Analysis, block: Block) -> bool:
    """Whether a turn is one quotation, which ends with its mark: 甲：“…”. Nothing after it is his."""
    mark = TURN.match(analysis.folded, *block.span)
    said = analysis.quoting[mark.end() : block.span.end].strip(" 。") if mark else ""
    return len(said) > 1 and said[0] in OPEN and said[-1] in CLOSE


def _first_self(analysis: Analysis) -> int:
    blocks = analysis.document.blocks
    return next((n for n, block in enumerate(blocks) if SELF.search(analysis.folded, *block.span)), len(blocks))


def _statement(analysis: Analysis) -> DefaultSpeaker | None:
    """Documents that are the speech themselves: a working paper of a delegation, a joint statement of its issuers."""
    folded, blocks = analysis.folded, analysis.document.blocks
    if speaker := speech_of(analysis):
        return DefaultSpeaker(_principal(analysis, speaker) or speaker, "document", "document-speaks", "document", 0.8)
    opening = Span(0, min(HEAD, blocks[min(3, len(blocks) - 1)].span.end))
    if found := _wording(analysis.ontology).paper.search(folded[: opening.end]):
        subject = subject_of(analysis, Span(max(0, found.start() - 24), found.end()))
        states = [
            key
            for mention, key in analysis.acting(Span(max(0, found.start() - 24), found.end()))
            if mention.kind in ("state", "org", "group")
        ]
        speaker = _principal(analysis, states[-1] if states else subject[0] if subject else None)
        if speaker:
            return DefaultSpeaker(speaker, "document", "document-speaks", "document", 0.8)
    selves = sum(1 for block in blocks if block.role == "paragraph" and SELF.search(folded, *block.span))
    if _wording(analysis.ontology).statement.search(folded[: opening.end]) and (
        _wording(analysis.ontology).full_text.search(folded) or selves * 2 >= len(blocks) - 1 and selves > 2
    ):
        speaker = _issuer(analysis, opening)
        if speaker:
            if _wording(analysis.ontology).full_text.search(folded):
                return DefaultSpeaker(speaker, "statement", "statement-speaks", "document", 0.8)
            return DefaultSpeaker(speaker, "document", "document-speaks", "document", 0.8)
    return None


def _issuer(analysis: Analysis, opening: Span) -> str | None:
    """Who issues a statement: a group named at its beginning, else the longest list of states, else the first actor."""
    found = sorted(source_candidates(analysis, opening), key=lambda one: one.span.start)
    found = [actor for actor in found if kind_of(actor.key) in ("group", "state", "org")]
    groups = [actor.key for actor in found if actor.key in analysis.ontology.members]
    lists = [joined(analysis, found[number : number + MANY]) for number in range(len(found))]
    lists = [one for one in lists if kind_of(one.key) == "group"]
    if groups or lists:
        return groups[0] if groups else max(lists, key=lambda one: one.span.end - one.span.start).key
    return found[0].key if found else None


def _principal(analysis: Analysis, key: str | None) -> str | None:
    """中国代表团 speaks as its state."""
    return (key and key.endswith("-delegation") and analysis.ontology.state_of(key)) or key
