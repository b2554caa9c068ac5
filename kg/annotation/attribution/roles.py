"""In which role an actor stands in what is said: to whom something is done or promised, on whose condition."""

import re
from functools import cache
from typing import NamedTuple

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.text.sentences import clauses

__all__ = ["Other", "addressed", "before_actors", "done_to", "harmed", "suffers"]

IS = re.compile(r"是|作为")


class Before(NamedTuple):
    """What stands right before an actor and tells its role: words of `lexicon/grammar.toml`."""

    toward: re.Pattern[str]
    spoken_of: re.Pattern[str]  # 在谈到沙特时表示
    addressed: re.Pattern[str]
    supposed: re.Pattern[str]  # 如果美国取消制裁，伊朗将…
    object: re.Pattern[str]
    agent: re.Pattern[str]
    once: re.Pattern[str]
    done: re.Pattern[str]


@cache
def before_actors(ontology: Ontology) -> Before:
    words = ontology.lexicons.grammar
    before, any_ = words.prepositions, words.determiners.any.regex
    return Before(
        toward=re.compile(f"(?:{before.toward.regex})$"),
        spoken_of=re.compile(f"(?:{before.spoken_of.regex})$"),
        addressed=re.compile(f"(?<!不)(?<!不会)(?:{before.with_.regex})(?:{any_})*$|(?:{before.to.regex})(?:{any_})*$"),
        supposed=re.compile(f"(?:{words.conjunctions.supposing.regex})$"),
        object=re.compile(f"(?:{before.before_object.regex})$"),
        agent=re.compile(f"(?:{before.agent.regex})$"),
        once=re.compile(f"(?:{words.conjunctions.supposing.regex})"),
        done=re.compile(f"(?:{words.conjunctions.subordinate_end.regex})$"),
    )


class Other(NamedTuple):
    """An actor that is not on the speaker's side, or `unnamed`, in its place."""

    at: int
    end: int
    key: str


def done_to(analysis: Analysis, span: Span, one: Other) -> bool:
    """Whether something is done to an actor, with a preposition before him and a verb after him."""
    if any(said.search(analysis.folded, *span) for said in cue_lexicon(analysis.ontology).attitudes_said):
        return False  # 对美方的做法予以谴责
    before = analysis.folded[max(span.start, one.at - 2) : one.at]
    return before.endswith(
        analysis.ontology.lexicons.grammar.prepositions.suffering
    ) and not analysis.folded.startswith("的", one.end)


def harmed(analysis: Analysis, span: Span, one: Other) -> bool:
    """Whether what is refused would be done to an actor: 反对|对伊朗动武."""
    words = analysis.ontology.lexicons.grammar
    before = analysis.folded[max(span.start, one.at - 2) : one.at]
    if before in cue_lexicon(analysis.ontology).verbs or not before.endswith(words.prepositions.suffering):
        return False
    end = next((mark for mark in range(one.end, span.end) if analysis.folded[mark] in "，。；"), span.end)
    return words.verbs.harming.pattern.search(analysis.folded, one.end, end) is not None


def suffers(analysis: Analysis, span: Span) -> bool:
    """Whether what is blamed names only to whom it was done: 谴责侵犯伊朗主权的行为, 谴责针对伊朗港口的袭击."""
    first = next(clauses(analysis.folded, span), span)
    words = analysis.clause(first).words
    return bool(words) and words[0].part in ("verb", "preposition") and not IS.match(words[0].text)


def addressed(analysis: Analysis, span: Span, at: int, end: int) -> bool:
    """Whether something is promised to an actor: with a preposition, or on the condition that he acts; not who promises too."""
    if analysis.folded.startswith(analysis.ontology.lexicons.grammar.adverbials.together, end):
        return False
    return bool(
        before_actors(analysis.ontology).addressed.search(analysis.folded, max(span.start, at - 6), at)
        or before_actors(analysis.ontology).supposed.search(analysis.folded, max(span.start, at - 3), at)
        or _on_condition(analysis, span, Span(at, end))
    )


def _on_condition(analysis: Analysis, span: Span, actor: Span) -> bool:
    """Whether a clause that an actor opens is only the condition of what another does: 美国取消制裁后，…; 美方一旦…，…."""
    here = next((one for one in clauses(analysis.folded, span) if one.start == actor.start), None)
    if here is None or here.end >= span.end:
        return False
    return before_actors(analysis.ontology).once.match(analysis.folded, actor.end) is not None or (
        before_actors(analysis.ontology).done.search(analysis.folded, *here) is not None
    )
