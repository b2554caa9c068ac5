"""The parts of a heading, which no stop divides: 甲国外长称会谈有成果 乙国媒体称分歧仍在; 伊朗称做好准备美称仍有选项."""

import re
from functools import cache

from kg.annotation.attribution.approach import is_preposed
from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.cue_speakers import clause_start
from kg.annotation.attribution.headlines import next_label
from kg.annotation.attribution.principals import principal_of
from kg.annotation.attribution.sides import ACTORS
from kg.annotation.attribution.sources import with_title
from kg.annotation.attribution.spans import PARTED
from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.text.segmentation import ends_with_verb
from kg.text.sentences import is_heading

__all__ = ["clause_or_part", "is_setting", "within_its_part"]

SHORTEST = 4  # characters of a part


def within_its_part(analysis: Analysis, content: Span, speaker: str, *, stance: bool) -> Span:
    """A content up to where somebody else begins: what he does or says is no part of it; of a `stance` (支持会谈 但…) up to 但 too."""
    own = {speaker, principal_of(analysis, speaker)}
    if is_heading(analysis.folded, analysis.block_of(content.start).span) and (at := next_label(analysis, content)):
        content = Span(content.start, at)
    for gap in PARTED.finditer(analysis.folded, content.start, content.end):
        at = gap.end()
        first = next((one for one in analysis.linked(Span(at, content.end)) if one[0].span.start == at), None)
        acts = first and first[0].kind in ACTORS and content.end - first[0].span.end > 1  # a name alone does not
        another = first and acts and first[1] not in own
        words = analysis.ontology.lexicons.grammar
        turns = stance and words.conjunctions.adversative.pattern.match(analysis.folded, at)
        if another or turns or words.headings.unknown.pattern.match(analysis.folded, at):
            return Span(content.start, gap.start())
    return Span(content.start, _glued(analysis, content) or content.end)


def clause_or_part(analysis: Analysis, cue: Cue, lowest: int) -> int:
    """Where the clause of a cue begins, not before `lowest`; in a heading its part, which needs no mark before it."""
    source = None if cue.inherited else cue.source
    start = clause_start(analysis.folded, lowest, (source or cue.span).start)
    if cue.anew and cue.source:
        own = clause_start(analysis.folded, lowest, cue.source.start)
        start = own if own > lowest else start
    if source is None or start > lowest:
        return _with_setting(analysis, start, lowest)
    begin = with_title(analysis, source).start
    heading = begin > lowest and is_heading(analysis.folded, analysis.block_of(begin).span)
    return begin if heading and _begins(analysis, begin, source.end) else start


def is_setting(analysis: Analysis, phrase: Span) -> bool:
    """Whether it only says on what occasion, or about what, the next is said: 当被问及会谈前景时，; 针对议员的质询，."""
    settings = analysis.ontology.lexicons.grammar.cues.settings.pattern
    return settings.fullmatch(analysis.folded, *phrase) is not None or is_preposed(analysis, phrase)


def _with_setting(analysis: Analysis, start: int, lowest: int) -> int:
    """Where a clause begins with the one before it that says on what occasion it is said."""
    before = clause_start(analysis.folded, lowest, start - 1) if start > lowest else start
    settings = analysis.ontology.lexicons.grammar.cues.settings.pattern
    return before if before < start - 1 and settings.fullmatch(analysis.folded, before, start - 1) else start


@cache
def _speaks(ontology: Ontology) -> re.Pattern[str]:
    """What makes a name, or 媒 of no name, the one who speaks in the next part."""
    words = ontology.lexicons.grammar.headings
    return re.compile(rf"(?:{words.who.regex})?(?:{words.adverbs.regex})?(?:{words.verbs.regex})")


def _glued(analysis: Analysis, content: Span) -> int | None:
    """Where in a heading another speaks right after what is said: 维护主权|美称…, not 反对|美国宣布…."""
    if not is_heading(analysis.folded, analysis.block_of(content.start).span):
        return None
    begin = content.start + SHORTEST
    for mention, _ in analysis.acting(Span(begin, content.end)):
        start = with_title(analysis, mention.span).start
        if start >= begin and _begins(analysis, start, mention.span.end):
            return start
    return None


def _begins(analysis: Analysis, start: int, end: int) -> bool:
    """Whether who is named there speaks, and nothing right before takes him for its object or one of several: 希望, 对, 与."""
    words = analysis.ontology.lexicons.grammar.prepositions
    governed = analysis.folded.endswith((*words.common, *words.before_subject, "、"), 0, start)
    speaks = _speaks(analysis.ontology).match(analysis.folded, end) is not None
    return speaks and not governed and not ends_with_verb(analysis.folded, start)
