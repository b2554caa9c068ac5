"""One-character states in headings, whose parts follow one another without a stop: 俄称打击乌军 乌称击退进攻."""

import re
from collections.abc import Iterator
from functools import cache

from kg.annotation.document import Analysis
from kg.annotation.recognition.recognizers.state_abbreviations import is_day
from kg.model import Mention, Span
from kg.ontology import Ontology
from kg.text.segmentation import last_word
from kg.text.sentences import is_heading

__all__ = ["ORDER", "recognize"]

ORDER = 31  # after the lists and frames of `state_abbreviations`


@cache
def _speaking(ontology: Ontology) -> re.Pattern[str]:
    states, words = ontology.lexicons.states.heading, ontology.lexicons.grammar.headings
    return re.compile(f"[{states.characters}](?=(?:{words.who.regex})?(?:{words.adverbs.regex})?(?:{words.verbs.regex}))")


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """The character before 称 where it ends no word: 主权|美称, but not 可以称."""
    for block in analysis.document.blocks:
        if not is_heading(analysis.folded, block.span):
            continue
        for found in _speaking(analysis.ontology).finditer(analysis.folded, *block.span):
            span = Span(*found.span())
            state = analysis.ontology.short_states.get(found.group())
            alone = analysis.free(span) and len(last_word(analysis.folded, span.end)) == 1
            if state and alone and not is_day(analysis, span.start):
                yield Mention(span, "state", "short", (state,), "heading-state")
