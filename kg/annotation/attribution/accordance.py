"""According to whom a sentence holds: 根据国际原子能机构的报告，…. The body says it, though no verb does."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.cue_lexicon import Verb, cue_lexicon
from kg.annotation.attribution.cue_speakers import quoted_by_medium
from kg.annotation.attribution.sources import SourceCandidate, source_candidates, with_title
from kg.annotation.document import Analysis
from kg.model import Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.ontology.lexicons.words import one_of
from kg.text.segmentation import words
from kg.text.sentences import clauses

__all__ = ["accordances", "behind_as_said", "said_too"]

SHORTEST = 6  # characters of what holds according to somebody
PAUSES = "，。；：:！？\n“「"
FAR = 30  # characters between an actor and the account
SPEAKERS = ("state", "org", "group", "person")


class Wording(NamedTuple):
    """Words of `lexicon/grammar.toml` in their places."""

    opening: re.Pattern[str]
    account: re.Pattern[str]  # at the end of the clause: what is cited
    office: re.Pattern[str]  # after the name of a state
    as_said: re.Pattern[str]  # a whole clause
    viewed: re.Pattern[str]  # the end of a clause: 看来
    placed: re.Pattern[str]  # its beginning: 但在


@cache
def _wording(ontology: Ontology) -> Wording:
    cues = ontology.lexicons.grammar.cues
    return Wording(
        opening=re.compile(rf"(?P<citing>{ontology.lexicons.grammar.prepositions.citing.regex})"),
        account=re.compile(rf"(?:{cues.accounts.regex})[》”」]?(?:{cues.showing.regex})?$"),
        office=re.compile(
            rf"(?:{ontology.lexicons.grammar.nouns.of_an_office.regex}|[^，。；的]{{1,6}}(?:{cues.offices.regex}))"
        ),
        placed=re.compile(
            rf"(?:{ontology.lexicons.grammar.conjunctions.adversative.regex})?(?:{ontology.lexicons.grammar.prepositions.placing.regex})"
        ),
        viewed=re.compile(rf"(?:{cues.supporters.regex})?(?P<view>{cues.viewing.regex})$"),
        as_said=re.compile(rf"(?:{cues.as_said.regex})[^，。；]+(?:{one_of(cue_lexicon(ontology).saying)})过?的?"),
    )


def behind_as_said(analysis: Analysis, span: Span) -> Span:
    """What is said behind a clause that only tells who said it too: 正如甲所说，|…. Whom that names the rest is not about."""
    first, *rest = [*clauses(analysis.folded, span)] or [span]
    said = rest and _wording(analysis.ontology).as_said.fullmatch(analysis.folded, *first)
    return Span(rest[0].start, span.end) if said else span


def said_too(analysis: Analysis, cue: Cue) -> bool:
    """Whether a cue only tells that another said the same: 正如甲所说."""
    start = max(analysis.folded.rfind(mark, 0, cue.span.start) for mark in PAUSES) + 1
    return _wording(analysis.ontology).as_said.match(analysis.folded, start) is not None


def accordances(analysis: Analysis, span: Span) -> Iterator[Cue]:
    """The speaker whose report, figures or news a sentence without a reporting verb cites; media that report a fact are none."""
    wording = _wording(analysis.ontology)
    if held := _held(analysis, span):
        yield held
        return
    relaying = analysis.ontology.lexicons.grammar.sources.relaying
    adversative = analysis.ontology.lexicons.grammar.conjunctions.adversative.pattern
    for clause in clauses(analysis.folded, span):
        turned = adversative.match(analysis.folded, *clause)
        found = wording.opening.match(analysis.folded, turned.end() if turned else clause.start, clause.end)
        if not found and (viewed := _in_the_eyes_of(analysis, clause, span.end)):
            yield viewed
            return
        if not found:
            carried = analysis.folded.endswith(relaying, *clause)  # 某社3日报道，根据…
            if clause.end - clause.start > 3 and not carried:  # 然而，根据…
                return
            continue
        inside = Span(found.end(), clause.end)
        quoted = quoted_by_medium(analysis, inside)  # 据某国媒体援引该国官员的话报道，…
        account = wording.account.search(analysis.folded, *inside)
        cited = _source(analysis, inside, account.start() if account else clause.end)
        source = SourceCandidate(*quoted, clause.end) if quoted else cited
        answered = analysis.ontology.lexicons.grammar.cues.answered.pattern.search(
            analysis.folded, clause.end, span.end
        )
        if source and not answered and span.end - clause.end > SHORTEST and analysis.folded[clause.end] in "，,：":
            verb = Verb(found.group("citing"), "open", True, False, False)
            yield Cue(Span(*found.span("citing")), source.span, source.key, verb, sequel=True, reach=clause.end)
        return


def _held(analysis: Analysis, span: Span) -> Cue | None:
    """What somebody answers or holds, as a noun, in a sentence that begins with him: 美国的立场是，…."""
    first = next(iter(sorted(source_candidates(analysis, span), key=lambda one: one.span.start)), None)
    if first is None or kind_of(first.key) not in SPEAKERS or with_title(analysis, first.span).start != span.start:
        return None
    found = analysis.ontology.lexicons.grammar.cues.held.pattern.match(analysis.folded, first.reach, span.end)
    rest = next(clauses(analysis.folded, Span(found.end(), span.end)), None) if found else None
    if (
        found is None
        or rest is None
        or analysis.clause(rest).verb is None
        or analysis.clause(rest).words[-1].part == "de"
    ):
        return None  # 中国的立场是一贯的
    verb = Verb(found.group(), "open", True, False, False)
    return Cue(Span(*found.span()), first.span, first.key, verb, sequel=True, reach=found.end())


def _in_the_eyes_of(analysis: Analysis, clause: Span, end: int) -> Cue | None:
    """The cue of a clause that says whose view follows: 在奥巴马看来，…; 在其后上台的特朗普眼中，…."""
    found = _wording(analysis.ontology).viewed.search(analysis.folded, *clause)
    if not found or end - clause.end < SHORTEST or not analysis.folded.startswith("，", clause.end):
        return None
    placed = _wording(analysis.ontology).placed.match(analysis.folded, *clause)
    inside = Span(placed.end() if placed else clause.end, found.start())
    if inside.end <= inside.start:
        return None
    source = next((one for one in source_candidates(analysis, inside) if one.reach == inside.end), None)
    if source is None or kind_of(source.key) not in SPEAKERS:
        return None
    verb = Verb(found["view"], "open", True, False, False)
    return Cue(Span(*found.span("view")), source.span, source.key, verb, sequel=True, reach=clause.end)


def _source(analysis: Analysis, inside: Span, account: int) -> SourceCandidate | None:
    """The document cited, where the text knows one; else whose account it is."""
    text, outlets, wording = analysis.folded, analysis.ontology.outlets, _wording(analysis.ontology)
    if any(word in text[slice(*inside)] for word in analysis.ontology.lexicons.grammar.cues.media):
        return None
    found = sorted(source_candidates(analysis, inside), key=lambda one: one.span.start)
    first = next(iter(found), None)
    if any(one.key in outlets for one in found):
        return None  # 据日本广播协会报告: a medium
    for mention, key in analysis.linked(inside):
        if mention.kind == "doc" and mention.span.start <= account < mention.span.end:
            return SourceCandidate(key, mention.span, inside.end)
    if first is None or kind_of(first.key) not in SPEAKERS:
        return None
    if first.reach > account or (account == inside.end and kind_of(first.key) == "state"):
        return None
    at = first.reach
    if kind_of(first.key) == "state" and (office := wording.office.match(text, at, account)):
        at = office.end()
    elif kind_of(first.key) == "state" and text[at] != "的" and not analysis.dates_in(Span(at, account)):
        return None  # 日本民间组织的报告: not the state
    if account == inside.end:  # 根据匿名官员: nothing is cited, but somebody
        return first if at == account else None
    return first if _only_published(analysis, Span(at, account)) else None


def _only_published(analysis: Analysis, between: Span) -> bool:
    """Whether what stands between an actor and an account does nothing with it but make it public.

    以色列获得的文件 is another's: whose hands a paper is in has not written it.
    """
    publishing = analysis.ontology.lexicons.grammar.cues.publishing
    return between.end - between.start <= FAR and all(
        part not in ("verb", "verbal") or word in publishing for word, part in words(analysis.folded[slice(*between)])
    )
