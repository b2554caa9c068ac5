"""How far a cue governs: a quotation to its end, indirect speech until plain narration."""

import re
from dataclasses import dataclass

from kg.annotation.attribution.approach import leads_to_verb
from kg.annotation.attribution.counterparts import sets_another_beside
from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.cues import find_cues
from kg.annotation.attribution.illocution import classify_illocution
from kg.annotation.attribution.principals import allies_of, principal_of
from kg.annotation.attribution.reporting_verbs import is_verb
from kg.annotation.attribution.sides import ACTORS, subject_side
from kg.annotation.attribution.sources import with_title
from kg.annotation.attribution.strangers import stranger_speaks, stranger_subject
from kg.annotation.attribution.subjects import subject_of
from kg.annotation.document import Analysis
from kg.model import Span
from kg.model.keys import kind_of
from kg.text.sentences import clauses

__all__ = ["YEAR", "OpenScope", "elaborates", "goes_on", "told_by_medium"]

LONGEST_DATE = 40  # characters
SIDES = frozenset({"accept", "oppose", "endorse", "commit"})
STANCES = SIDES | {"criticize"}  # …, also of somebody unknown
JUDGING = frozenset({"criticize", "oppose", "concern", "regret"})
ASKING = ("？", "?")  # of whom is only told, nobody asks the reader
YEAR = re.compile(r"\d{4}年")
CLOSE = 24  # characters between a subject and its verb
FAR = 40  # characters between a subject and what it says after another act
NEAR = 5  # characters within which a date opens a sentence of narration


@dataclass(frozen=True, slots=True)
class OpenScope:
    """What goes on governing after a cue."""

    cue: Cue
    quoted: bool

    def is_held_against(self, analysis: Analysis, at: int) -> bool:
        """Whether the writer turns there against what was said long before: 甲曾表示，…。但…."""
        narration, conjunctions = (
            analysis.ontology.lexicons.grammar.narration,
            analysis.ontology.lexicons.grammar.conjunctions,
        )
        before = analysis.folded[self.cue.source.end : self.cue.span.start] if self.cue.source else ""
        recalled = any(word in before for word in narration.recalling)
        return recalled and conjunctions.adversative.pattern.match(analysis.folded, at) is not None


def goes_on(analysis: Analysis, speaker: str, span: Span, sole: str | None) -> bool:
    """Whether indirect speech goes on in a sentence that has no cue: no date of its own, no question, no narrated act.

    In a document that reports one speech its `sole` speaker goes on all the same.
    """
    if speaker == sole:
        return not analysis.ontology.lexicons.grammar.narration.opening.pattern.match(analysis.folded, span.start)
    first = _first_subject(analysis, span)
    narration = analysis.ontology.lexicons.grammar.narration
    if narration.introducing.pattern.match(analysis.folded, span.start):
        return False
    if analysis.ontology.lexicons.grammar.cues.untold.pattern.match(analysis.folded, span.start) or (
        _is_pronoun(analysis, first) and _is_done(analysis, Span(first, span.end))
    ):
        return False  # 目前没有披露计划; 他恢复了制裁: the writer tells so
    if _of_several_stories(analysis, span.start) or analysis.folded.endswith(ASKING, *span):
        return False
    opening = analysis.dates_in(Span(span.start, span.start + NEAR + LONGEST_DATE))
    dated = any(one.span.start < span.start + NEAR for one in opening)
    if kind_of(speaker) in ("state", "group"):
        return False  # a state says one thing, and the reporter goes on: of 11 such sentences of 96 documents none was its words
    if kind_of(speaker) != "person" and not (_is_account(analysis, speaker) or _voiced(analysis, speaker, span)):
        return False
    if (
        _by_name(analysis, speaker, span)
        or (kind_of(speaker) != "person" and _tells_who(analysis, span))
        or _judges_own_act(analysis, speaker, span)
        or _belittles_own_side(analysis, speaker, span)
        or _another_takes_up(analysis, speaker, span)
        or sets_another_beside(analysis, speaker, span)
        or stranger_speaks(analysis, span)
        or (_is_history(analysis, span) and not _voiced(analysis, speaker, span))
    ):
        return False
    return (
        not dated
        and not narration.opening.pattern.match(analysis.folded, span.start)
        and not _narrated(analysis, speaker, span)
    )


def elaborates(analysis: Analysis, span: Span) -> bool:
    """Whether a sentence only tells more of what the one before said, and nobody else says it: 其中，三处是医院."""
    if analysis.ontology.lexicons.grammar.cues.elaborating.pattern.match(analysis.folded, span.start) is None:
        return False
    return not find_cues(analysis, span)


def told_by_medium(analysis: Analysis, at: int) -> bool:
    """Whether a sentence begins as a report of its own, so that whose words stood before has ended: 某国媒体当天报道称，…."""
    return analysis.ontology.lexicons.grammar.cues.of_media.pattern.match(analysis.folded, at) is not None


def _first_subject(analysis: Analysis, span: Span) -> int:
    """Where the subject of a sentence may begin: behind a phrase of place, 在另一封信中，他还引述了…."""
    first = next(clauses(analysis.folded, span), span)
    placed = analysis.folded.startswith(analysis.ontology.lexicons.grammar.prepositions.placing, first.start)
    return first.end + 1 if placed else span.start


def _is_pronoun(analysis: Analysis, at: int) -> bool:
    return analysis.folded.startswith(analysis.ontology.lexicons.cues.pronouns.person, at)


def _is_done(analysis: Analysis, span: Span) -> bool:
    """Whether the first clause that has a verb tells of what has happened: 暴雨已经冲毁农田."""
    for clause in clauses(analysis.folded, span):
        parsed = analysis.clause(clause)
        if parsed.verb:
            return any(word.part == "aspect" for word in parsed.words)
    return False


def _is_account(analysis: Analysis, speaker: str) -> bool:
    """Whether a document tells of many things, as a report does: after it the text mostly goes on with them."""
    accounts = analysis.ontology.lexicons.documents.nominal.accounts
    names = analysis.entities[speaker].aliases if kind_of(speaker) == "doc" else ()
    return any(name.endswith(accounts) for name in names)


def _by_name(analysis: Analysis, speaker: str, span: Span) -> bool:
    """Whether a sentence is about who spoke, by his name: in indirect speech he would be 他; of a document, 但报告没有说明…."""
    subject = subject_of(analysis, span) if kind_of(speaker) in ("person", "doc") else None
    announced = subject and analysis.folded.find("：", subject[1].end, subject[1].end + CLOSE) > 0  # X把球踢给对方：…
    if subject is None or subject[0] != speaker or announced:
        told = kind_of(speaker) == "person" and any(key == speaker for _, key in analysis.linked(span))
        return told and not announced  # 包括法国总统马克龙在内的领导人都祝贺拜登
    start = with_title(analysis, subject[1]).start
    return start - span.start < NEAR or analysis.folded[start - 1] in "，,"  # 在这一背景下，拜登预期…


def _tells_who(analysis: Analysis, span: Span) -> bool:
    """Whether a sentence only says who did what was told: 这是美军首次披露其规模."""
    subject = subject_of(analysis, span)
    clefts = analysis.ontology.lexicons.grammar.cues.clefts.pattern
    return (
        subject is not None
        and clefts.fullmatch(analysis.folded, span.start, with_title(analysis, subject[1]).start) is not None
    )


def _judges_own_act(analysis: Analysis, speaker: str, span: Span) -> bool:
    """Whether a sentence blames what the one before tells of the speaker's own side alone: 伊朗官员证实已开始提炼。此举违反…."""
    deeds = analysis.ontology.lexicons.grammar.nouns.deeds.regex
    before = analysis.sentence_of(span.start - 2)
    if before is None or not re.compile(rf"此举|(?:这一|这种|此一|该)(?:{deeds})").match(analysis.folded, span.start):
        return False
    side = allies_of(analysis, speaker, principal_of(analysis, speaker))
    named = {key for mention, key in analysis.acting(before.span) if mention.kind in ACTORS}
    if not named or not named <= side.keys | side.officials:
        return False
    return classify_illocution(analysis, span, side).illocution in JUDGING


def _belittles_own_side(analysis: Analysis, speaker: str, span: Span) -> bool:
    """Whether a sentence belittles what the speaker's own side does: 美国这样做，无非是施压."""
    subject = subject_of(analysis, span)
    belittling = analysis.ontology.lexicons.grammar.narration.belittling.pattern
    if subject is None or not belittling.search(analysis.folded, *span):
        return False
    side = allies_of(analysis, speaker, principal_of(analysis, speaker))
    return subject[0] in side.keys | side.officials and with_title(analysis, subject[1]).start - span.start < NEAR


def _of_several_stories(analysis: Analysis, at: int) -> bool:
    """Whether a place stands in a paragraph that sums up several stories: 综合消息：甲说，…。乙撤销…."""
    block = analysis.block_of(at)
    roundups = analysis.ontology.lexicons.grammar.narration.roundups.pattern
    return roundups.search(analysis.folded, block.span.start, min(block.span.end, block.span.start + FAR)) is not None


def _is_history(analysis: Analysis, span: Span) -> bool:
    """Whether a sentence has a date with its year: the writer's background, 该协议2015年7月由六国在维也纳达成."""
    return any(YEAR.search(analysis.folded, *one.span) for one in analysis.dates_in(span))


def _another_takes_up(analysis: Analysis, speaker: str, span: Span) -> bool:
    """Whether a sentence tells what another announced or felt: 稍后俄罗斯也宣布退出该条约; 约旦等国也对谈判表示欢迎."""
    several = analysis.ontology.lexicons.grammar.nouns.of_several.pattern.match(analysis.folded, span.start)
    if several and _takes_a_side(analysis, several.end(), span.end):
        return True  # 三国承诺…
    subject = subject_of(analysis, span)
    if subject is None and (unknown := stranger_subject(analysis, span)):
        return _feels(analysis, *unknown) or _takes_a_side(analysis, *unknown, STANCES)
    if not subject or ":" not in subject[0]:
        return False
    end = subject[1].end
    if not (
        _announces(analysis, end, span.end)
        or _feels(analysis, end, span.end)
        or _takes_a_side(analysis, end, span.end)
        or _says(analysis, subject, span.end)
    ):
        return False
    side = allies_of(analysis, speaker, principal_of(analysis, speaker))
    return subject[0] not in side.keys | side.shared


def _announces(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the subject that ends at `start` announces something."""
    lexicon = cue_lexicon(analysis.ontology)
    found = lexicon.pattern.search(analysis.folded, start, min(end, start + CLOSE))
    announced = found and found.group() in analysis.ontology.lexicons.cues.weak.announcing
    return bool(found and announced and lexicon.filler.fullmatch(analysis.folded, start, found.start()))


def _takes_a_side(analysis: Analysis, start: int, end: int, sides: frozenset[str] = SIDES) -> bool:
    """Whether the subject that ends at `start` backs, refuses or promises something: 法国外交部不同意这种看法."""
    lexicon = cue_lexicon(analysis.ontology)
    found = lexicon.pattern.search(analysis.folded, start, min(end, start + CLOSE))
    verb = lexicon.verbs.get(found.group()) if found else None
    if not found or not verb or verb.illocution not in sides:
        return False
    between = analysis.folded[start : found.start()].removesuffix("不")
    return lexicon.filler.fullmatch(between) is not None


def _says(analysis: Analysis, subject: tuple[str, Span], end: int) -> bool:
    """Whether a subject says something in so many words: 克里本人于26日晚上发推特，否认了这种说法."""
    lexicon, (key, actor) = cue_lexicon(analysis.ontology), subject
    issuing = analysis.ontology.lexicons.grammar.verbs.issuing
    opening = max(analysis.folded.rfind(mark, 0, actor.start) for mark in "，。！？；：\n”") + 1
    start = with_title(analysis, actor).start
    if start - opening > NEAR or "是" in analysis.folded[opening:start]:
        return False  # 这是五国首次发表声明
    for found in lexicon.pattern.finditer(analysis.folded, actor.end, min(end, actor.end + FAR)):
        at, verb = Span(*found.span()), lexicon.verbs.get(found.group())
        clause = max(actor.end, analysis.folded.rfind("，", actor.end, at.start) + 1)
        between = Span(actor.end if clause == actor.end else clause, at.start)
        if verb is None or not (is_verb(analysis, at) or analysis.folded.startswith(issuing, at.start)):
            continue
        if lexicon.filler.fullmatch(analysis.folded, *between) or (
            clause == actor.end and leads_to_verb(analysis, key, actor, between, verb.text)
        ):
            return True
    return False


def _feels(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the subject that ends at `start`, or a list that goes on with it, takes an attitude."""
    lexicon = cue_lexicon(analysis.ontology)
    if lexicon.felt.search(analysis.folded, start, end):
        return True
    stated = lexicon.stated.search(analysis.folded, start, min(end, start + CLOSE))
    if stated and lexicon.filler.fullmatch(analysis.folded, start, stated.start()):
        return True  # 大使馆今天予以斥责
    said = lexicon.attitudes_said
    return any(pattern.search(analysis.folded, start, end) for pattern in said)


def _voiced(analysis: Analysis, speaker: str, span: Span) -> bool:
    """Whether a sentence after the words of a state or an organ still speaks: it takes a stance, or for its own side."""
    side = allies_of(analysis, speaker, principal_of(analysis, speaker))
    return (
        subject_side(analysis, span, side) == "own" or classify_illocution(analysis, span, side).illocution != "assert"
    )


def _narrated(analysis: Analysis, speaker: str, span: Span) -> bool:
    """Whether a sentence tells what another did, without any stance; after an official's words any deed that is done, after
    those of others one of somebody whom the sentence brings in with his post."""
    told = cue_lexicon(analysis.ontology).narration.search(analysis.folded, *span)
    done = (principal_of(analysis, speaker) or _presents(analysis, speaker, span)) and _is_done(analysis, span)
    if not (told or done):
        return False
    side = allies_of(analysis, speaker, principal_of(analysis, speaker))
    return (
        subject_side(analysis, span, side) != "own" and classify_illocution(analysis, span, side).illocution == "assert"
    )


def _presents(analysis: Analysis, speaker: str, span: Span) -> bool:
    """Whether the subject of a sentence is another person, brought in with his post: 研究部主任甲曾主持谈判."""
    subject = subject_of(analysis, span)
    if subject is None or kind_of(subject[0]) != "person" or subject[0] == speaker:
        return False
    return with_title(analysis, subject[1]).start < subject[1].start
