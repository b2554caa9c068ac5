"""Attitudes that a noun names: 对…表示遗憾, 就…提出抗议, 对此表示欢迎：“…”."""

import re
from collections.abc import Iterator

from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.cue_lexicon import Verb, cue_lexicon
from kg.annotation.attribution.cue_speakers import source_before
from kg.annotation.attribution.sources import joined, named_once, source_candidates, with_title
from kg.annotation.attribution.spans import OPEN, trim
from kg.annotation.attribution.subjects import last_subject
from kg.annotation.document import Analysis
from kg.model import Span

__all__ = ["find_attitudes", "with_attitudes"]

FEW = 6  # characters of adverbs between a comma and 对
FEW_ADVERBS = 2  # characters of 此 with an adverb: 此也
QUOTED = re.compile(r"[：:]\s*[“「『\"]")  # 对此表示欢迎：“…


def find_attitudes(analysis: Analysis, span: Span) -> Iterator[Cue]:
    """对…表示遗憾: an attitude whose object stands before it; 对此表示遗憾：“…”. Narration only; in speech the content decides."""
    lexicon, folded = cue_lexicon(analysis.ontology), analysis.folded
    said = [found for pattern in lexicon.attitudes_said for found in pattern.finditer(folded, *span)]
    said += [
        found for found in lexicon.tabled.finditer(folded, *span) if _is_clause(analysis, Span(*found.span("what")))
    ]
    said += [
        found for found in lexicon.willed.finditer(folded, *span) if analysis.clause(Span(*found.span("what"))).verb
    ]
    said += [
        found for found in lexicon.voiced.finditer(folded, *span) if all(one.end() <= found.start() for one in said)
    ]
    for found in sorted(said, key=lambda one: one.span()):
        if analysis.folded.endswith(analysis.ontology.lexicons.grammar.approach.joining, *found.span("what")):
            continue  # 对航行进行了监视并|发出警告
        begin = found.start() - (analysis.quoting[found.start() - 1] in OPEN)  # 外交部“对…表示关切…”
        own = source_before(analysis, span.start, begin)
        source = own or _meeting_first(analysis, span, begin)
        if source and ":" in source[0]:
            verb = Verb(found.group("noun"), lexicon.attitudes[found.group("noun")], False, False, False)
            content = Span(*found.span("what"))
            taken_up = analysis.ontology.lexicons.cues.attitudes.taken_up.pattern
            if taken_up.match(analysis.folded, content.start):
                if content.end - content.start > FEW_ADVERBS:
                    continue  # 对此是否感到关切
                content = Span(begin, found.end())  # 对此也予以了严厉谴责
            cue = Span(*found.span("noun")) if content.end < found.start("noun") else Span(*found.span())
            yield Cue(cue, source[1], source[0], verb, inherited=own is None, reach=found.end(), content=content)
    yield from _fronted(analysis, span)
    for found in lexicon.felt.finditer(folded, *span):
        quoted = QUOTED.match(folded, found.end(), span.end)
        source = source_before(analysis, span.start, found.start()) if quoted else None
        if quoted and source and ":" in source[0]:
            verb = Verb(found["noun"], lexicon.attitudes[found["noun"]], False, False, False)
            content = trim(analysis.text, Span(quoted.end(), span.end))
            yield Cue(Span(*found.span("noun")), source[1], source[0], verb, reach=quoted.end(), content=content)


def _fronted(analysis: Analysis, span: Span) -> Iterator[Cue]:
    """An attitude whose object stands at the head of the sentence, before who takes it: 对单边制裁，甲乙两国都大声谴责."""
    lexicon = cue_lexicon(analysis.ontology)
    for found in lexicon.fronted.finditer(analysis.folded, *span):
        source = source_before(analysis, found.start("who"), found.start("noun"))
        if source and ":" in source[0]:
            verb = Verb(found["noun"], lexicon.attitudes[found["noun"]], False, False, False)
            yield Cue(
                Span(*found.span("noun")),
                source[1],
                source[0],
                verb,
                reach=found.end(),
                content=Span(*found.span("what")),
            )


def _suffered(analysis: Analysis, span: Span) -> Iterator[Cue]:
    """An attitude that something meets with: 试射遭到日本、澳大利亚等国批评."""
    lexicon, several = cue_lexicon(analysis.ontology), analysis.ontology.lexicons.grammar.nouns.and_others.pattern
    for found in lexicon.suffered.finditer(analysis.folded, *span):
        who = Span(*found.span("who"))
        named = named_once(analysis, source_candidates(analysis, who))
        if not named or with_title(analysis, named[0].span).start != who.start:
            continue
        first = joined(analysis, named)
        others = several.match(analysis.folded, first.reach, who.end)
        if (others.end() if others else first.reach) == who.end and ":" in first.key:
            verb = Verb(found["noun"], lexicon.attitudes[found["noun"]], False, False, False)
            content = trim(analysis.text, Span(*found.span("what")))
            cue = Span(*found.span("noun"))
            yield Cue(cue, first.span, first.key, verb, reach=found.end(), content=content)


def _is_clause(analysis: Analysis, what: Span) -> bool:
    """Whether what is tabled tells who shall do what: 提出伊朗停止试射的要求, not 提出解决问题的建议."""
    parsed, actors = analysis.clause(what), analysis.acting(what)
    return (
        parsed.verb is not None
        and parsed.subject is not None
        and bool(actors)
        and actors[0][0].span.start == what.start
    )


def _meeting_first(analysis: Analysis, span: Span, end: int) -> tuple[str, Span] | None:
    """Who takes an attitude after a clause that tells what he did: 默克尔与鲁哈尼通话，表达对…的关切; …，并表示出…的意愿."""
    clause = max(analysis.folded.rfind(mark, span.start, end) for mark in "，,") + 1
    lexicon = cue_lexicon(analysis.ontology)
    goes_on = clause > span.start and (
        lexicon.opener.fullmatch(analysis.folded, clause, end)
        or (end - clause <= FEW and lexicon.filler.fullmatch(analysis.folded, clause, end))
    )
    return last_subject(analysis, Span(span.start, clause)) if goes_on else None


def _is_second(analysis: Analysis, cue: Cue, last: Cue) -> bool:
    """Whether an attitude is another act of whom the cue before names: 提议举行会谈，并表示出…的意愿."""
    clause = analysis.folded.rfind("，", 0, (cue.content or cue.span).start)
    opened = cue_lexicon(analysis.ontology).opener.match(analysis.folded, clause)
    another = cue.source == last.source and cue.verb.illocution != last.verb.illocution
    return another and opened is not None and opened.end() > clause + 1


def with_attitudes(analysis: Analysis, cues: list[Cue], span: Span) -> list[Cue]:
    """The cues of a sentence and the attitudes before what their subject goes on to say (对…表达关切，呼吁…), or after a medium that
    reports one (某社称，甲国对…表示关切); the verb in an attitude is no cue of its own."""
    found = list(find_attitudes(analysis, span))
    found += [one for one in _suffered(analysis, span) if all(cue.speaker != one.speaker for cue in cues)]
    cues = [
        cue for cue in cues if not any((one.content or one.span).start <= cue.span.start < one.reach for one in found)
    ]
    until = cues[0].span.start if cues else span.end
    before = [one for one in found if one.reach <= until]
    later = [one for one in found if one.reach > until and _is_second(analysis, one, cues[-1])]
    if before or not cues or cues[0].speaker not in analysis.ontology.outlets:
        return [*before, *cues, *later]
    told = cues[1].span.start if len(cues) > 1 else span.end
    reported = [one for one in found if one.source and cues[0].reach <= one.source.start and one.reach <= told]
    return [cues[0], *reported, *cues[1:]]
