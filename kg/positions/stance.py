"""Which side a claim takes on a subject, whom that is aimed at, and whether two claims take opposite sides."""

import re
from functools import cache
from typing import Any

from kg.model.keys import kind_of
from kg.ontology.lexicons import lexicon
from kg.positions.similarity import alike, near
from kg.text.script import fold

__all__ = ["contradict", "opposed", "stance", "toward"]

Claim = dict[str, Any]


def stance(claim: Claim, subject: str) -> str:
    """for, against, demand or neutral; who blames another for leaving an instrument is for it."""
    taken = _stances().get(claim["illocution"], "neutral")
    return _opposite(taken) or taken if _turned(claim, subject) else taken


def toward(position: Claim) -> list[str]:
    """Whom or what a stance is for or against, of whom something is demanded; nothing if the text does not tell."""
    if _opposite(position["stance"]):
        return sorted(_aims(position))
    return list(position["targets"]) if position["stance"] == "demand" else []


def opposed(one: Claim, other: Claim) -> bool:
    """Whether one is for and one against one thing: the instrument, or a target of both; on a topic, in near words."""
    if _opposite(one["stance"]) != other["stance"] or not _aims(one) & _aims(other) - {"unnamed"}:
        return False
    return _is_instrument(one["subject"]) or near(one["content"], other["content"])


def contradict(one: Claim, other: Claim) -> bool:
    """Whether one says in like words what the other says is not so."""
    return {_holds(one), _holds(other)} == {True, False} and alike(one["content"], other["content"])


def _holds(claim: Claim) -> bool | None:
    """Whether what is worded is said to be so; none where a negation belongs to the act: 不支持."""
    rules = _rules()["negation"]
    if claim["illocution"] in rules["denying"]:
        return False
    return claim["polarity"] == "affirmative" if claim["illocution"] in rules["illocutions"] else None


def _aims(position: Claim) -> frozenset[str]:
    """The targets of a position that is aimed at somebody; else its subject; nothing if it is about conduct."""
    rules, subject = _rules()["aims"], frozenset({position["subject"]})
    if _turned(position, position["subject"]):
        return subject
    if position["illocution"] in rules["at_target"] and (
        targets := frozenset(position["targets"]) - subject - {position["actor"]}
    ):
        return targets
    return frozenset() if position["illocution"] in rules["at_conduct"] and not position["opens"] else subject


@cache
def _rules() -> dict[str, Any]:
    return lexicon("positions")


@cache
def _stances() -> dict[str, str]:
    table: dict[str, list[str]] = _rules()["stances"]
    return {illocution: taken for taken, illocutions in table.items() for illocution in illocutions}


def _opposite(taken: str) -> str:
    return str(_rules()["opposite"].get(taken, ""))


def _is_instrument(subject: str) -> bool:
    return kind_of(subject) == "treaty"


def _turned(claim: Claim, subject: str) -> bool:
    """Whether what is opposed, or pledged, is that somebody leaves, breaks or does not join the instrument."""
    rules, taken, text = _rules()["leaving"], _stances().get(claim["illocution"]), fold(claim["content"])
    if not _is_instrument(subject):
        return False
    if taken == "against":
        return bool(_blamed().search(text))
    pledged = claim["illocution"] in rules["pledges"] and _pledged().search(text)
    return bool(pledged) and (claim["modality"] in rules["modalities"] or bool(_pledged().search(text.split("，")[0])))


@cache
def _blamed() -> re.Pattern[str]:
    rules = _rules()["leaving"]
    return re.compile("|".join(map(re.escape, (*rules["words"], *rules["blamed"]))))


@cache
def _pledged() -> re.Pattern[str]:
    rules = _rules()["leaving"]
    before = "".join(f"(?<!{re.escape(word)})" for word in rules["not_after"])
    words = "|".join(map(re.escape, rules["words"]))
    return re.compile(f"{before}(?:{words})|" + "|".join(rules["pledged"]))
