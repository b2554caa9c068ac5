"""Which side the words of a claim take on a subject: by what governs its name in each clause, never by the act alone."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from kg.model.keys import kind_of, name_of
from kg.ontology.lexicons.words import one_of
from kg.positions.rules import Rules
from kg.text.script import fold

__all__ = ["side"]

CLAUSE = re.compile(r"[^，。；：！!;,]+[？?]?")
TITLE = re.compile("《[^》]*》")
OPENED, CLOSED = "《“‘「『", "》”’」』"


def side(claim: dict[str, Any], subject: str, names: Collection[str], rules: Rules) -> int:
    """1 for the subject, -1 against it; 0 if the words tell no side, or both.

    `names` are those of the subject, folded and in lower case. Of an instrument that none of them names, 该条约 does.
    """
    siding, text = rules.lexicon.siding, fold(claim["content"]).casefold()
    called = _called(frozenset(names))
    if kind_of(subject) == "topic":
        if name_of(subject) in rules.lexicon.subjects.areas:
            return 0
        called = _called(_plain(frozenset(names), rules))
        text = _untitled(text)  # 《全面禁止核试验条约》 names no testing
    elif not called.search(text) and len(claim.get("instruments", ())) <= 1:
        called, text = siding.pronouns.pattern, _untitled(text)
    if siding.conditional.pattern.match(text):
        return 0
    inverted = rules.lexicon.inverted.get(name_of(subject), ())
    told = {
        found if name[0] not in inverted else -found
        for number, clause in enumerate(CLAUSE.finditer(text))
        if (name := called.search(clause[0])) and not siding.hedged.pattern.search(clause[0])
        for found in _told(claim, number, clause[0][: name.start()], clause[0][name.end() :], rules)
    }
    return told.pop() if len(told) == 1 else 0


def _untitled(text: str) -> str:
    """The text with nothing between the brackets of titles."""
    return TITLE.sub(lambda title: "《" * len(title[0]), text)


def _told(claim: dict[str, Any], number: int, before: str, after: str, rules: Rules) -> Iterator[int]:
    """The side that a clause (the first is 0) takes of the name between these words, if it takes one."""
    siding, act = rules.lexicon.siding, claim["illocution"]
    before, after = before.rstrip(OPENED), after.lstrip(CLOSED)
    if siding.setting.pattern.search(after):
        return
    cue, late = _of_cue(claim, rules), rules.behind.match(after)
    sign, nearest = _governed(before, rules, behind=late is not None)
    judged = bool(late and late["attitude"]) or bool(siding.attitudes.pattern.match(before))
    if late:
        sign = (sign or 1) * (-1 if late["attitude"] or late["against"] else 1)
    first = number == 0
    if sign and act not in siding.silent:
        if cue < 0 and sign < 0 and not first:
            return  # what else is said behind 反对: the clause does not tell whose deed it is
        deed = not judged and (act in siding.turning or cue < 0 and first and act not in siding.pledges)
        owned = first or claim["modality"] in siding.modalities
        if sign < 0 and not late and nearest in siding.breaches:
            yield 1
        elif deed and not late:
            yield from (1,) if sign < 0 else ()
        elif sign > 0 or owned or act not in siding.pledges:
            yield sign
    elif first and cue and len(before) <= siding.reach and act not in siding.silent:
        yield cue
    elif first and not before and act in siding.opening:
        yield 1 if rules.stances.get(act) == "for" else -1


def _governed(before: str, rules: Rules, *, behind: bool) -> tuple[int, str]:
    """The product of what governs a name, from the nearest word outward, and that word; 0 if nothing does.

    For whose sake something is done (避免为履行X…) is governed by what is done, which stands `behind` the name or in another clause.
    """
    siding = rules.lexicon.siding
    sign, end, nearest = 0, len(before), ""
    if negated := rules.negated.search(before):
        sign, end = -1, negated.start()
    for word in reversed(list(rules.governors.finditer(before))):
        if word.end() > end:
            continue
        between = before[word.end() : end]
        if len(between) > siding.reach or sign and siding.breaks.pattern.search(between):
            break
        if not behind and siding.beneficiary.pattern.match(between):
            break
        if between and word[0] in siding.whole:
            continue
        one = -1 if word[0] in siding.against else 1
        if rules.negated.search(before[: word.start()]):
            one = -one
        sign, end, nearest = (sign or 1) * one, word.start(), nearest or word[0]
    return sign, nearest


def _of_cue(claim: dict[str, Any], rules: Rules) -> int:
    """The side that the reporting verb takes of its object: 1 of 支持, -1 of 反对, 0 of 表示."""
    word = rules.governors.search(fold(claim.get("cue") or ""))
    return 0 if not word else -1 if word[0] in rules.lexicon.siding.against else 1


@cache
def _called(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(one_of(names))


@cache
def _plain(names: frozenset[str], rules: Rules) -> frozenset[str]:
    """The names of a topic but for those that are another with what governs it before: 解除制裁 of 制裁."""
    return frozenset(
        name for name in names if not ((word := rules.governors.match(name)) and name[word.end() :] in names)
    )
