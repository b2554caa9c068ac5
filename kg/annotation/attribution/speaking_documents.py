"""Documents that speak, and who issues them: 外交部发表声明说, 《华盛顿峰会宣言》称, 声明中说."""

import re
from functools import cache

from kg.annotation.attribution.states_names import part_of_a_name
from kg.annotation.attribution.subjects import subject_of
from kg.annotation.document import Analysis
from kg.model import Span
from kg.model.keys import kind_of
from kg.ontology import Ontology

__all__ = ["after_document", "issuer_of"]

ISSUED = re.compile(r"发[表布出]?(?:了|一份|联合)*$")  # 外交部发表声明说: the ministry says it


@cache
def _office(ontology: Ontology) -> re.Pattern[str]:
    """What stands after a state: 联邦交通部."""
    return re.compile(rf"[^，。；的]{{1,10}}(?:{ontology.lexicons.grammar.cues.offices.regex})")


@cache
def _issuing(ontology: Ontology) -> re.Pattern[str]:
    """What stands between who issues a document and the document: 提交的."""
    return re.compile(f"(?:{ontology.lexicons.grammar.verbs.issuing.regex})的")


def issuer_of(analysis: Analysis, start: int, key: str, span: Span) -> tuple[str, Span] | None:
    """Who issues the document that speaks (外交部发表声明说), else the actor itself; nobody where a state only begins the issuer's name."""
    if kind_of(key) != "doc":
        return key, span
    issued = ISSUED.search(analysis.folded, start, span.start)
    if whose := _issued_here(analysis, key, span, right_before=issued is not None):
        return whose
    issuer = subject_of(analysis, Span(start, issued.start())) if issued else None
    if issuer is None:
        return key, span
    office = _office(analysis.ontology).match(analysis.folded, issuer[1].end, span.start)
    return issuer if office or not part_of_a_name(analysis, issuer) else None


def after_document(analysis: Analysis, before: Span, reach: int) -> int:
    """Where what follows a document begins: 《华盛顿峰会宣言》|称, 声明中|说; not 某人在声明|中说, where the person says it."""
    reach += analysis.folded.startswith("》", reach)
    words = analysis.ontology.lexicons.grammar
    within = words.cues.inside.pattern.match(analysis.folded, reach)
    if within is None or words.prepositions.placing.pattern.search(analysis.folded, *before):
        return reach
    return within.end()


def _issued_here(analysis: Analysis, key: str, document: Span, *, right_before: bool) -> tuple[str, Span] | None:
    """The one who issues a document where it speaks, if it is known who: X（…）在会议前发表声明说; of 提交的报告中说 a person only."""
    issuers, sentence = analysis.issuers.get(key, ()), analysis.sentence_of(document.start)
    if (
        len(issuers) != 1
        or not sentence
        or kind_of(issuers[0]) not in (("person", "org") if right_before else ("person",))
    ):
        return None
    before = Span(sentence.span.start, document.start)
    named = next((old.span for old, who in reversed(analysis.linked(before)) if who == issuers[0]), None)
    if named is None:
        return None
    relative = _issuing(analysis.ontology).search(analysis.folded, named.end, document.start)
    return (issuers[0], named) if right_before or relative else None
