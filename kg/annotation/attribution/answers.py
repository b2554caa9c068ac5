"""Demands and who answers them: 美国要求中国加入谈判。中国表示无意加入 is aimed at the United States."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache

from kg.model import Claim
from kg.ontology import Ontology

__all__ = ["Demands", "takes_up"]

NEAR = 5  # claims between a demand and its answer
BRIEF = 8  # characters of an answer in which one such pair is enough: 无意加入
SHARED = 2  # pairs of characters that an answer has in common with the demand: 加入 and 谈判
SOON = 2  # claims between a proposal and who refuses it in one word: 不接受
ANSWERS = frozenset({"oppose", "accept"})


def takes_up(ontology: Ontology, said: str) -> bool:
    """Whether words only take up a proposal: 这项提议, 并不接受."""
    return _taking_up(ontology).fullmatch(said) is not None


@cache
def _taking_up(ontology: Ontology) -> re.Pattern[str]:
    """An answer that is nothing but yes or no, or takes up a proposal: 并不接受; 这项提议, but not 这项提议中的条件."""
    nouns = ontology.lexicons.grammar.nouns
    noun = f"(?:{nouns.taking_up.regex})(?:{nouns.asking.regex})"
    return re.compile(f"(?:{nouns.answers.regex})?{noun}|{nouns.answers.regex}")


@dataclass
class Demands:
    """Who asked something of whom, while the claims of a document are read in order."""

    ontology: Ontology
    asked: dict[str, tuple[int, str, frozenset[str]]] = field(
        default_factory=dict
    )  # of whom -> claim's number, asker, what
    last: tuple[int, str] = (0, "")  # the number of the last demand, and who made it
    read: int = 0

    def answered(self, claim: Claim, own: Callable[[], bool]) -> Claim:
        """The claim, aimed at who asked for it if it refuses or accepts without saying whose demand.

        `own`: what it tells is the speaker's act, or has no subject.
        """
        self.read += 1
        asker = claim.on_behalf_of or claim.speaker
        if claim.illocution == "request":
            for key in claim.targets:
                self.asked[key] = (self.read, asker, _pairs(claim))
        number, by = self.last
        if claim.illocution == "request":
            self.last = (self.read, asker)
        if claim.illocution not in ANSWERS or claim.targets or not own():
            return claim
        if (
            number
            and self.read - number <= SOON
            and by not in (claim.speaker, asker)
            and takes_up(self.ontology, claim.content.quote)
        ):
            return replace(claim, targets=(by,))
        for key in (claim.speaker, asker):
            number, by, what = self.asked.get(key, (0, "", frozenset()))
            near = number and self.read - number <= NEAR and by not in (claim.speaker, asker)
            brief = len(claim.content.quote) <= BRIEF
            if near and len(what & _pairs(claim)) >= (1 if brief else SHARED):
                return replace(claim, targets=(by,))
        return claim


def _pairs(claim: Claim) -> frozenset[str]:
    said = claim.content.quote
    return frozenset(said[at : at + 2] for at in range(len(said) - 1) if said[at : at + 2].isalpha())
