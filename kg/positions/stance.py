"""Which side a claim takes on a subject, whom that is aimed at, and whether two claims take opposite sides."""

from typing import Any

from kg.model.keys import kind_of
from kg.positions.rules import Rules
from kg.positions.similarity import alike, near
from kg.text.script import fold

__all__ = ["contradict", "opposed", "stance", "toward"]

Claim = dict[str, Any]


def stance(claim: Claim, subject: str, rules: Rules) -> str:
    """for, against, demand or neutral; who blames another for leaving an instrument is for it."""
    taken = rules.stances.get(claim["illocution"], "neutral")
    return rules.opposite(taken) or taken if _turned(claim, subject, rules) else taken


def toward(position: Claim, rules: Rules) -> list[str]:
    """Whom or what a stance is for or against, of whom something is demanded; nothing if the text does not tell."""
    if rules.opposite(position["stance"]):
        return sorted(_aims(position, rules))
    return list(position["targets"]) if position["stance"] == "demand" else []


def opposed(one: Claim, other: Claim, rules: Rules) -> bool:
    """Whether one is for and one against one thing: the instrument, or a target of both; on a topic, in near words."""
    if rules.opposite(one["stance"]) != other["stance"]:
        return False
    if not _aims(one, rules) & _aims(other, rules) - {"unnamed"}:
        return False
    return _is_instrument(one["subject"]) or near(one["content"], other["content"], rules)


def contradict(one: Claim, other: Claim, rules: Rules) -> bool:
    """Whether one says in like words what the other says is not so."""
    return {_holds(one, rules), _holds(other, rules)} == {True, False} and alike(
        one["content"], other["content"], rules
    )


def _holds(claim: Claim, rules: Rules) -> bool | None:
    """Whether what is worded is said to be so; none where a negation belongs to the act: 不支持."""
    negation = rules.lexicon.negation
    if claim["illocution"] in negation.denying:
        return False
    return claim["polarity"] == "affirmative" if claim["illocution"] in negation.illocutions else None


def _aims(position: Claim, rules: Rules) -> frozenset[str]:
    """The targets of a position that is aimed at somebody; else its subject; nothing if it is about conduct."""
    aims, subject = rules.lexicon.aims, frozenset({position["subject"]})
    if _turned(position, position["subject"], rules):
        return subject
    if position["illocution"] in aims.at_target and (
        targets := frozenset(position["targets"]) - subject - {position["actor"]}
    ):
        return targets
    return frozenset() if position["illocution"] in aims.at_conduct and not position["opens"] else subject


def _is_instrument(subject: str) -> bool:
    return kind_of(subject) == "treaty"


def _turned(claim: Claim, subject: str, rules: Rules) -> bool:
    """Whether what is opposed, or pledged, is that somebody leaves, breaks or does not join the instrument."""
    if not _is_instrument(subject):
        return False
    leaving, text = rules.lexicon.leaving, fold(claim["content"])
    if rules.stances.get(claim["illocution"]) == "against":
        return bool(rules.blamed.search(text))
    pledged = claim["illocution"] in leaving.pledges and rules.pledged.search(text)
    return bool(pledged) and (
        claim["modality"] in leaving.modalities or bool(rules.pledged.search(text.split("，")[0]))
    )
