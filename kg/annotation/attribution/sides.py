"""Whose side the actor is on that a clause is about: the speaker's own, a group's it belongs to, or another's."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, cast

from kg.annotation.document import Analysis
from kg.model import Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.ontology.lexicons.words import Words
from kg.text.segmentation import opens_with_verb

__all__ = [
    "ACTORS",
    "JOINED",
    "Side",
    "Whose",
    "goes_on_about",
    "own_will",
    "subject_side",
    "unnamed_actors",
    "who_acts",
]

Whose = Literal["own", "shared", "other"]
ACTORS = ("state", "org", "group", "person")
SUBJECTS = (*ACTORS, "treaty", "doc")
CLOSE = 2  # characters of adverbs between an actor and 必须
THIRD = re.compile("[^，。]{0,2}[他她](?!们)")
PAUSE = re.compile("[，。；、：]")
WITH = re.compile("[、和与及同]?")
JOINED = re.compile("[、和与及同]")
NEAR = 5  # characters of adverbs and conjunctions before a subject


class _Before(NamedTuple):
    """What stands before a subject, and before what is none: words of `lexicon/grammar.toml`."""

    oblique: re.Pattern[str]  # 对所有《 right before whom no clause is about
    adverbial: re.Pattern[str]


@cache
def _before(ontology: Ontology) -> _Before:
    words = ontology.lexicons.grammar
    governing = Words((*words.prepositions.common, *words.prepositions.before_subject)).regex
    return _Before(
        re.compile(rf"(?:{governing})(?:{words.determiners.all.regex})?[《“]?$"),
        re.compile(words.adverbials.opening.regex),
    )


@dataclass(frozen=True, slots=True)
class Side:
    """The keys of the speaker's own side, and of the groups it belongs to."""

    keys: frozenset[str]
    shared: frozenset[str] = frozenset()
    officials: frozenset[str] = frozenset()  # who else speaks for its state: subjects of its side, yet to be aimed at
    private: bool = False  # a person without office, who cannot promise what comes without a subject of his own


def subject_side(analysis: Analysis, clause: Span, side: Side) -> Whose | None:
    """Whose side the actor is on that a clause opens with, after an adverbial at most; none if it opens with none."""
    asked = ("side", clause, side)
    if asked not in analysis.known:
        analysis.known[asked] = _subject_side(analysis, clause, side)
    return cast("Whose | None", analysis.known[asked])


def _subject_side(analysis: Analysis, clause: Span, side: Side) -> Whose | None:
    found: list[tuple[int, Whose]] = []
    if opinion := analysis.ontology.lexicons.stance.own.opinion.match(analysis.folded, *clause):
        clause = Span(opinion.end(), clause.end)  # 我们认为这是…: who thinks so is not who it is about
    around = _before(analysis.ontology)
    last = clause.start - 1  # where an object ends, to which others may be joined: 与日韩一道
    for mention, key in analysis.acting(clause):
        at = mention.span.start
        joined = last >= clause.start and analysis.folded[last:at] in ("", "、", "和", "与", "及")
        if mention.kind in SUBJECTS and not joined and _opens(analysis, clause.start, at):
            whose = _whose(key, side)
            with_own = whose == "other" and _joined_to_own(analysis, clause, mention.span.end, side)
            found.append((at, "shared" if with_own else whose))
            break
        if joined or around.oblique.search(analysis.folded, max(clause.start, at - 5), at):
            last = mention.span.end
    own = analysis.ontology.lexicons.stance.own.words.pattern.search(analysis.folded, *clause)
    if own and _opens(analysis, clause.start, own.start()):
        found.append((own.start(), "own"))
    other = unnamed_actors(analysis.ontology).search(analysis.folded, *clause)
    if other and _opens(analysis, clause.start, other.start()):
        they = other.group() in analysis.ontology.lexicons.cues.pronouns.group
        together = they and any(kind_of(key) == "group" for key in side.keys)
        found.append((other.start(), "own" if together else "other"))  # 三国说，他们…
    return min(found)[1] if found else None


def _whose(key: str, side: Side) -> Whose:
    return "own" if key in side.keys or key in side.officials else "shared" if key in side.shared else "other"


def _joined_to_own(analysis: Analysis, clause: Span, end: int, side: Side) -> bool:
    """Whether who stands first in a clause acts together with the speaker's side: 美国和韩国将…, as Korea says."""
    for mention, key in analysis.acting(Span(end, clause.end)):
        if not WITH.fullmatch(analysis.folded, end, mention.span.start):
            return False
        if _whose(key, side) == "own":
            return True
        end = mention.span.end
    return False


def goes_on_about(analysis: Analysis, clause: Span, named: Whose | None, before: Whose | None) -> Whose | None:
    """Whose side a clause is on after one of another's: 他自己 is then that other, not who speaks."""
    if named == "own" and before == "other" and THIRD.match(analysis.folded, *clause):
        return "other"
    return named


def _opens(analysis: Analysis, start: int, at: int) -> bool:
    """Whether what stands there can be the subject of the clause: near its start or after an adverbial, and no object."""
    around = _before(analysis.ontology)
    near = at - start <= NEAR or bool(around.adverbial.match(analysis.folded, start, at))
    return near and not around.oblique.search(analysis.folded, max(start, at - 5), at)


def who_acts(analysis: Analysis, start: int, at: int, side: Side) -> Whose | None:
    """Whose side the actor is on that stands right before 必须 or 同意, whoever the clause is about: 美国坚持中国必须参与.

    None where nobody stands there, or one who is joined to another: 拜登和普京都同意.
    """
    mention = (
        next((one for one in analysis.overlapping(Span(max(start, at - CLOSE), at)) if one.span.start >= start), None)
        if at > start
        else None
    )
    key = analysis.links.get(mention.span) if mention and mention.kind in ACTORS else None
    if mention is None or key is None or PAUSE.search(analysis.folded, mention.span.end, at):
        return None
    if JOINED.match(analysis.folded, mention.span.start - 1):
        return None
    return _whose(key, side)


def own_will(analysis: Analysis, clause: Span) -> Whose | None:
    """Who speaks is who will act where 将 and a verb open a clause: 将暂停出口，并评估是否需要…."""
    found = analysis.ontology.lexicons.grammar.adverbials.intending.pattern.match(analysis.folded, *clause)
    return "own" if found and opens_with_verb(analysis.folded, found.end()) else None


def unnamed_actors(ontology: Ontology) -> re.Pattern[str]:
    """Actors without a name, longest first."""
    return ontology.lexicons.stance.unnamed.words.pattern
