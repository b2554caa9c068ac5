"""The stance of a claim on a subject, whom its act is aimed at, and whether two claims take opposite sides."""

from collections.abc import Collection
from typing import Any

from kg.model.keys import kind_of
from kg.positions.rules import Rules
from kg.positions.siding import side
from kg.positions.similarity import alike, near

__all__ = ["contradict", "holds", "opposed", "stance", "toward"]

Claim = dict[str, Any]


def stance(claim: Claim, subject: str, rules: Rules, names: Collection[str] = ()) -> str:
    """for or against where the words tell a side on the subject (`names`: what it is called); else demand or neutral."""
    if told := side(claim, subject, names, rules):
        return "for" if told > 0 else "against"
    done = rules.stances.get(claim["illocution"], "neutral")
    return "neutral" if rules.opposite(done) else done


def toward(position: Claim, rules: Rules) -> list[str]:
    """Whom the act is aimed at, whatever the side on the subject: who is criticized, backed, of whom something is demanded."""
    act = position["illocution"]
    if act not in rules.lexicon.aims.at_target and rules.stances.get(act) != "demand":
        return []
    return [one for one in position["targets"] if one not in (position["subject"], position["actor"])]


def opposed(one: Claim, other: Claim, rules: Rules) -> bool:
    """Whether one is for and one against one subject; on a topic, in near words."""
    if rules.opposite(one["stance"]) != other["stance"]:
        return False
    return _is_instrument(one["subject"]) or near(one["content"], other["content"], rules)


def contradict(one: Claim, other: Claim, rules: Rules) -> bool:
    """Whether one says in like words what the other says is not so."""
    return {holds(one, rules), holds(other, rules)} == {True, False} and alike(one["content"], other["content"], rules)


def holds(claim: Claim, rules: Rules) -> bool | None:
    """Whether what is worded is said to be so; none where a negation belongs to the act: 不支持."""
    negation = rules.lexicon.negation
    if claim["illocution"] in negation.denying:
        return False
    return claim["polarity"] == "affirmative" if claim["illocution"] in negation.illocutions else None


def _is_instrument(subject: str) -> bool:
    return kind_of(subject) == "treaty"
