"""The words of a clause, each with its part of speech: what closed classes say, then what a dictionary says, then what stands around."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Literal, NamedTuple

from kg.model import Span
from kg.ontology import Ontology
from kg.text.script import fold
from kg.text.segmentation import Part, words

__all__ = ["ClosedClasses", "Word", "closed_classes", "words_of"]

QUOTING = '“”"「」『』《》（）() \u3000'
PIECES = re.compile(f"[^{re.escape(QUOTING)}]+")


class Word(NamedTuple):
    """A word in its place. A name is one word, whatever it is made of."""

    start: int
    end: int
    text: str
    part: Part | Literal["name", "modal", "negation", "aspect", "de"]


@dataclass(frozen=True, slots=True)
class ClosedClasses:
    """The closed classes of `lexicon/grammar.toml`, each as a set, and the verbs that take a clause."""

    modals: frozenset[str]
    negations: frozenset[str]
    done: frozenset[str]
    perfective: frozenset[str]  # those of them that stand only after a verb
    adverbs: frozenset[str]
    verbs: frozenset[str]
    light: frozenset[str]
    determiners: frozenset[str]
    with_: frozenset[str]
    giving: frozenset[str]
    having: frozenset[str]
    owners: frozenset[str]
    clausal: frozenset[str]  # 希望, 认为


@cache
def closed_classes(ontology: Ontology) -> ClosedClasses:
    words_ = ontology.lexicons.grammar.predicates
    named = {one.name: frozenset(getattr(words_, one.name)) for one in fields(ClosedClasses) if one.name != "clausal"}
    return ClosedClasses(
        **named, clausal=frozenset(fold(verb) for cue in ontology.lexicons.cues.cue for verb in cue.verbs)
    )


def words_of(folded: str, clause: Span, names: Iterable[Span], ontology: Ontology) -> tuple[Word, ...]:
    """The words of a clause of a folded text, without quotation marks; `names` are the spans that name something, in order."""
    return _decided(list(_words(folded, clause, names, ontology)), closed_classes(ontology))


def _words(folded: str, clause: Span, names: Iterable[Span], ontology: Ontology) -> Iterator[Word]:
    at = clause.start
    for name in names:
        if at <= name.start and name.end <= clause.end:
            yield from _cut(folded, at, name.start, ontology)
            yield Word(name.start, name.end, folded[name.start : name.end], "name")
            at = name.end
    yield from _cut(folded, at, clause.end, ontology)


def _decided(found: list[Word], closed: ClosedClasses) -> tuple[Word, ...]:
    """Words that may be noun or verb, decided: a verb after what belongs to one, before 了, or between two nominals without a verb."""
    acted = False
    for number, word in enumerate(found):
        before = found[number - 1].part if number else None
        said = found[number - 1].text if number else ""
        if word.part in ("verb", "verbal") and (before == "de" or said in closed.light or said in closed.determiners):
            found[number] = word._replace(part="noun")  # 对条约的破坏, 表示欢迎, 这一决定
        elif word.part == "noun" and (before == "modal" or _is_done(found, number, closed)):
            found[number] = word._replace(part="verb")  # 须办理, 会见了
        elif word.part == "verbal":
            after = found[number + 1].part if number + 1 < len(found) else None
            verb = (
                before in ("adverb", "modal", "negation")
                or after == "aspect"
                or (after in ("name", "verbal") and not acted and before in ("name", None))
            )
            found[number] = word._replace(part="verb" if verb else "noun")
        acted = acted or found[number].part == "verb"
    return tuple(found)


def _is_done(found: list[Word], number: int, closed: ClosedClasses) -> bool:
    """Whether 了 stands right after a word of two characters."""
    word, after = found[number], found[number + 1 : number + 2]
    return bool(after) and after[0].text in closed.perfective and word.end - word.start == 2


def _cut(folded: str, start: int, end: int, ontology: Ontology) -> Iterator[Word]:
    closed = closed_classes(ontology)
    for piece in PIECES.finditer(folded, start, end):
        at = piece.start()
        for text, part in _split(words(piece.group()), closed):
            kind: Part | Literal["name", "modal", "negation", "aspect", "de"] = part
            if text == "的":
                kind = "de"
            elif text in closed.negations:
                kind = "negation"
            elif text in closed.modals:
                kind = "modal"
            elif text in closed.verbs or text in closed.light or text in closed.clausal:
                kind = "verb"
            elif text in closed.adverbs:
                kind = "adverb"
            elif text in closed.done:
                kind = "aspect"
            yield Word(at, at + len(text), text, kind)
            at += len(text)


def _split(cut: Iterable[tuple[str, Part]], closed: ClosedClasses) -> Iterator[tuple[str, Part]]:
    """Set phrases of a dictionary taken apart: 构成威胁 is a verb with its object, 不合理 an adjective denied."""
    for text, part in cut:
        if len(text) > 2 and part == "noun" and (text[:2] in closed.verbs or text[:2] in closed.light):
            yield from ((text[:2], "verb"), (text[2:], "noun"))
        elif len(text) == 3 and part == "noun" and text[0] in closed.negations:
            yield from ((text[0], "adverb"), (text[1:], "adjective"))
        else:
            yield text, part
