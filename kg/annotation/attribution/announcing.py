"""What somebody says only to announce what he says next: 关于第一个问题，…; 在这里我想再次强调，…"""

import re
from functools import cache

from kg.annotation.attribution.spans import trim
from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology

__all__ = ["without_lead"]

SHORTEST = 5  # characters that a content needs without it


@cache
def _lead(ontology: Ontology) -> re.Pattern[str]:
    """关于第一个问题，…; 在这里我想再次强调，…"""
    words = ontology.lexicons.grammar.announcing
    return re.compile(
        rf"(?:(?:{words.about.regex})(?:{words.asked.regex})[^，。]{{0,24}}，)?(?:(?:在)?(?:这里|此|这方面)，?)?(?:但|不过|同时)?我(?:们)?"
        rf"(?:{words.between.regex})*(?:{words.verbs.regex})(?:{words.after.regex})*[，：]"
    )


def without_lead(analysis: Analysis, span: Span) -> Span:
    """The content without what only announces it: 关于第一个问题，…; 在这里我想再次强调，…"""
    found = _lead(analysis.ontology).match(analysis.folded, *span)
    return trim(analysis.text, Span(found.end(), span.end)) if found and span.end - found.end() >= SHORTEST else span
