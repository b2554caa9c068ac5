"""What is said and claims nothing: procedure (请你向主管部门询问), and pieces without a predicate (与此同时)."""

import re

from kg.annotation.document import Analysis
from kg.model import Span

__all__ = ["claims_nothing"]

CLAUSE = re.compile(r"[，,；;。]")  # between 关于这个问题 and 请你向主管部门询问
LONGEST = 60  # characters of a clause of procedure; what is longer says something


def claims_nothing(analysis: Analysis, span: Span) -> bool:
    """Whether a content is procedure in all of its clauses, or nothing but a fragment. One clause that claims makes a claim."""
    if any(mention.span == span and key in analysis.ontology.outlets for mention, key in analysis.linked(span)):
        return True  # 美联社, below a picture
    lexicon = analysis.ontology.lexicons.noclaims
    clauses = [one.strip() for one in CLAUSE.split(analysis.folded[span.start : span.end]) if one.strip()]
    if any(len(one) > LONGEST for one in clauses):
        return False
    if len(clauses) == 1 and lexicon.fragments.patterns.pattern.fullmatch(clauses[0]):
        return True
    procedure = [bool(lexicon.procedure.patterns.pattern.fullmatch(one)) for one in clauses]
    leading = lexicon.leading.patterns.pattern
    return any(procedure) and all(
        known or leading.fullmatch(one) for known, one in zip(procedure, clauses, strict=True)
    )
