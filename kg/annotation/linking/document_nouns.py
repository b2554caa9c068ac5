"""声明, 报告, 文件 in their places: whether somebody issues what the noun stands for there, and whether it speaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.annotation.document import Analysis
from kg.annotation.linking.issuers import ISSUED_REST, owner_of
from kg.model import Span
from kg.ontology import Ontology
from kg.ontology.lexicons.words import one_of
from kg.text.segmentation import words

__all__ = ["Noun", "has_subject", "nouns_in", "stranger_in"]

CLAUSE = re.compile(r"(?:[（(][^（）()]*[）)]|[^，。；：！？“”「」（）()\s])*$")  # of what stands before a noun


class Wording(NamedTuple):
    """Nouns of `lexicon/documents.toml`, and words of `lexicon/grammar.toml` in their places."""

    noun: re.Pattern[str]  # 该报告; 文件 before 指出
    issued: re.Pattern[str]  # 发表 … before the noun
    published: re.Pattern[str]  # 发表 right before it
    speaks: re.Pattern[str]  # 还指出
    says: re.Pattern[str]  # the same, but for 全文
    another: re.Pattern[str]  # 一份有关导弹的
    apart: re.Pattern[str]  # what may stand right before one of which nobody tells whose it is: 的, 该, 一份…
    either: re.Pattern[str]  # the same before one that may be a verb
    several: re.Pattern[str]  # 多份
    placed: re.Pattern[str]  # 在…的
    inside: re.Pattern[str]  # 中
    counted: re.Pattern[str]  # 一份


@cache
def _wording(ontology: Ontology) -> Wording:
    nominal, grammar = ontology.lexicons.documents.nominal, ontology.lexicons.grammar
    adverbs = f"(?:{grammar.verbs.before_these.regex})*"
    in_part = f"(?:(?:{grammar.verbs.in_part.regex}){adverbs})?"
    said = f"{adverbs}{in_part}(?:{grammar.verbs.of_documents.regex})"
    placing = one_of(set(grammar.prepositions.placing) - set(grammar.prepositions.citing))
    return Wording(
        noun=re.compile(
            rf"(?P<that>[该此])?(?:(?P<word>{nominal.words.longest_first})(?!{nominal.not_before.regex})"
            rf"|(?P<spoken>{nominal.speaking.longest_first})(?={said}))"
        ),
        issued=re.compile(f"(?:{nominal.issue.regex}){ISSUED_REST}$"),
        published=re.compile(rf"(?:{nominal.publish.regex})了?(?:一(?:{nominal.measure.regex}))?$"),
        speaks=re.compile(f"{said}|{adverbs}(?:{grammar.verbs.about_documents.regex})"),
        says=re.compile(said),
        another=re.compile(f"(?:{nominal.another.regex})$"),
        apart=re.compile(f"(?:{nominal.apart.regex})$"),
        either=re.compile(f"(?:{nominal.either.regex})$"),
        several=re.compile(rf"(?:{nominal.several.regex})[^，。；]{{0,12}}$"),
        placed=re.compile(rf"(?:{placing})[^，。；]{{0,24}}$"),
        inside=grammar.cues.inside.pattern,
        counted=re.compile(f"一(?:{nominal.measure.regex})"),
    )


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that may stand for a document. `clause` is what stands before it there, `opening` where its sentence begins."""

    span: Span
    word: str
    opening: int
    before: str  # of its sentence
    clause: str
    owner: tuple[str, ...]
    in_heading: bool
    that: bool  # 该报告
    issued: bool  # 发表 … 声明
    published: bool  # 发表声明
    speaks: bool
    says: bool  # something of its own, so that there is such a document
    another: bool  # 一份报告
    several: bool  # 多份报告
    apart: bool  # nothing before it makes it a verb, or somebody's
    verblike: bool
    placed: bool  # 在声明中
    counted: int | None  # where 一份 begins


def nouns_in(analysis: Analysis) -> Iterator[Noun]:
    """The nouns of a text in order that no mention holds yet."""
    wording = _wording(analysis.ontology)
    heading = next((block.span for block in analysis.document.blocks if block.role == "title"), Span(0, 0))
    for found in wording.noun.finditer(analysis.folded):
        span = Span(found.start(), found.end())
        if analysis.free(span):
            yield _noun(analysis, found, span, heading)


def _noun(analysis: Analysis, found: re.Match[str], span: Span, heading: Span) -> Noun:
    wording, folded = _wording(analysis.ontology), analysis.folded
    sentence = analysis.sentence_of(span.start)
    opening = sentence.span.start if sentence else 0
    before, that = folded[opening : span.start], found.group("that") is not None
    clause = CLAUSE.search(before)
    said = clause.group() if clause else ""
    says = wording.says.match(folded, span.end) is not None
    nominal = analysis.ontology.lexicons.documents.nominal
    word = found.group("word") or found.group("spoken")
    published = wording.published.search(before) is not None
    return Noun(
        span=span,
        word=word,
        opening=opening,
        before=before,
        clause=said,
        owner=owner_of(analysis, span, word, speaks=says),
        in_heading=heading.holds(span),
        that=that,
        issued=published or wording.issued.search(before) is not None,
        published=published,
        speaks=says or wording.speaks.match(folded, span.end) is not None,
        says=says,
        another=not that and wording.another.search(said) is not None,
        several=wording.several.search(said) is not None,
        verblike=word in nominal.verblike,
        apart=that
        or not said
        or (wording.either if word in nominal.verblike else wording.apart).search(said) is not None,
        placed=_placed(analysis, said, span.end),
        counted=span.start - len(said) + counted.start() if (counted := wording.counted.search(said)) else None,
    )


def _placed(analysis: Analysis, clause: str, end: int) -> bool:
    """Whether somebody says it there: 在声明中说, 在新一份报告表明; not 在维也纳公布的报告显示."""
    wording = _wording(analysis.ontology)
    found = wording.placed.search(clause)
    if found is None or wording.inside.match(analysis.folded, end):
        return found is not None
    (_, first), *rest = words(found.group())
    return first == "preposition" and all(part != "verb" and word != "的" for word, part in rest)


def stranger_in(analysis: Analysis, noun: Noun) -> bool:
    """Whether somebody is named before who issues it or says it there, though nobody knows whom: 某公司发表声明.

    Not 随后发表声明, nor 双方发表声明, nor 在网上发表声明.
    """
    wording = _wording(analysis.ontology)
    found = wording.placed.search(noun.clause) if noun.placed else wording.published.search(noun.clause)
    subject = noun.clause[: found.start()] if found else ""
    return not analysis.ontology.lexicons.documents.nominal.parties.pattern.search(subject) and has_subject(subject)


def has_subject(clause: str) -> bool:
    """Whether a noun stands in the beginning of a clause that no preposition governs."""
    size = 0  # characters of nouns: one is a pronoun
    for word, part in words(clause):
        size += len(word) if part == "noun" else 0
        if part == "preposition" or size > 1:
            break
    return size > 1
