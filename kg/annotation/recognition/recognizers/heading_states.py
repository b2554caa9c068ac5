"""One-character states in headings, whose parts follow one another without a stop: 俄称打击乌军 乌称击退进攻; 外长吁美重返协议."""

import re
from collections.abc import Iterator
from functools import cache

from kg.annotation.document import Analysis
from kg.annotation.recognition.recognizers.state_abbreviations import is_day
from kg.model import Mention, Span
from kg.ontology import Ontology
from kg.text.segmentation import ends_word, last_word, words
from kg.text.sentences import is_heading

__all__ = ["ORDER", "recognize"]

NEAR = 4  # characters that are cut to see whether one is a word of its own
ORDER = 31  # after the lists and frames of `state_abbreviations`


@cache
def _speaking(ontology: Ontology) -> re.Pattern[str]:
    states, words = ontology.lexicons.states.heading, ontology.lexicons.grammar.headings
    return re.compile(
        f"[{states.characters}](?=(?:{words.who.regex})?(?:{words.adverbs.regex})?(?:{words.verbs.regex}))"
    )


@cache
def _spoken_to(ontology: Ontology) -> re.Pattern[str]:
    states, words = ontology.lexicons.states.heading, ontology.lexicons.grammar.headings
    return re.compile(f"(?:{words.to_whom.regex})(?P<state>[{states.characters}])")


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """The character before 称 where it ends no word (主权|美称, but not 可以称), and behind 吁 where it begins none (促|美, but not 促法案)."""
    for block in analysis.document.blocks:
        if not is_heading(analysis.folded, block.span):
            continue
        for found in _speaking(analysis.ontology).finditer(analysis.folded, *block.span):
            span = Span(*found.span())
            state = analysis.ontology.short_states.get(found.group())
            alone = analysis.free(span) and len(last_word(analysis.folded, span.end)) == 1
            if state and alone and not is_day(analysis, span.start):
                yield Mention(span, "state", "short", (state,), "heading-state")
        for found in _spoken_to(analysis.ontology).finditer(analysis.folded, *block.span):
            span = Span(*found.span("state"))
            state = analysis.ontology.short_states.get(found["state"])
            first = next(iter(words(analysis.folded[span.start : min(block.span.end, span.start + NEAR)])))[0]
            if state and analysis.free(span) and len(first) == 1 and not ends_word(analysis.folded, span.end):
                yield Mention(span, "state", "short", (state,), "heading-state")
