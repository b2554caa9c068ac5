"""Polarity and modality of the proposition of a claim: its main clause, with the scope of its negations."""

import re
from dataclasses import dataclass
from functools import cache

from kg.annotation.attribution.illocution import IllocutionDecision
from kg.annotation.attribution.negation import without_terms
from kg.annotation.document import Analysis
from kg.model import Polarity, Span
from kg.ontology import Ontology
from kg.text.sentences import clauses

__all__ = ["modality", "polarity"]


@dataclass(frozen=True, slots=True)
class Patterns:
    """`lexicon/polarity.toml` compiled."""

    negators: re.Pattern[str]
    modalities: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _patterns(ontology: Ontology) -> Patterns:
    lexicon = ontology.lexicons.polarity
    return Patterns(
        lexicon.negators.words.pattern,
        tuple((name, patterns.pattern) for name, patterns in lexicon.modalities.items()),
    )


def polarity(analysis: Analysis, span: Span, stance: IllocutionDecision) -> Polarity:
    """Negative where an odd number of negations stands in the main clause, terms such as 不扩散 left out."""
    patterns = _patterns(analysis.ontology)
    clause = main_clause(analysis, span, stance)
    text = without_terms(analysis.ontology, analysis.folded[clause.start : clause.end])
    return "negative" if len(patterns.negators.findall(text)) % 2 else "affirmative"


def modality(analysis: Analysis, span: Span, stance: IllocutionDecision) -> str:
    """How real the main clause is said to be: asserted where nothing tells."""
    clause = main_clause(analysis, span, stance)
    text = analysis.folded[clause.start : clause.end + (analysis.text[clause.end : clause.end + 1] in "？?")]
    return next((name for name, pattern in _patterns(analysis.ontology).modalities if pattern.search(text)), "asserted")


def main_clause(analysis: Analysis, span: Span, stance: IllocutionDecision) -> Span:
    """The clause in which the illocution was decided; the first one that says something where nothing decided it."""
    found = list(clauses(analysis.folded, span)) or [span]
    if stance.step == "plain" or stance.at <= span.start:
        return next((one for one in found if one.end - one.start > SHORT), found[0])
    return next((one for one in found if one.start <= stance.at < one.end), found[0])


SHORT = 6  # characters: an adverbial such as 众所周知 or 与此同时 is no clause of its own
