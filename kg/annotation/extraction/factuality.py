"""Whether an act that a rule finds happened, is only planned, or did not happen; with the words of `rules/factuality.toml`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.annotation.extraction.masking import MARKS
from kg.model import Polarity
from kg.ontology import Ontology

__all__ = ["Modality", "PREPOSITION", "factuality", "oblique"]

Modality = Literal["actual", "intended", "claimed"]
NOBODY = 8  # characters before who acts: 没有任何一个
LISTED = re.compile("(?:[\ue000-\ue00a](?:以及|[、和与及]))+$")  # marks joined to the one that follows
PREPOSITION = re.compile(r"(?:(?<!反)对|[向给朝把就从比在])$")
PREPOSED = re.compile(  # 对<group>、<state>和<state> before the verb: what denies it stands before the preposition
    "[对向给](?<!反对)(?:[\ue000-\ue00a](?:以及|[、和与及])?)+[^，。；\ue000-\ue00a]{0,4}$"
)
PROTOCOL = re.compile(
    r"(?:第[一二三四五\d]+号)?(?:附加|相关)?议定书|的?(?:修正案|延长)"
)  # 批准《…条约》第二号附加议定书
AIMED = re.compile(
    r"[对就为给]|[将把](?!.*[对就为给])"
)  # 对呼吁裁军的<doc>投赞成票: what the thing is about is no part of the act
PARTNER = re.compile("[与和同]")
THINGS = MARKS["doc"] + MARKS["treaty"]
WHY = "为(?:由|名|借口|理由)"
PRETEXT = re.compile(rf"[^，。；]{{0,12}}{WHY}")
REASON = re.compile(rf"以[^。；]{{1,40}}?{WHY}，?")  # 以利益受到威胁为由退出: why is no part of the act


@dataclass(frozen=True, slots=True)
class Patterns:
    """The words compiled."""

    negation: re.Pattern[str]
    none_of: re.Pattern[str]
    of_something_else: re.Pattern[str]
    intended: re.Pattern[str]
    asked_before: re.Pattern[str]
    supposed_before: re.Pattern[str]
    topic: re.Pattern[str]
    unreal: re.Pattern[str]
    undone: re.Pattern[str]
    still_to_come: re.Pattern[str]
    hearsay: re.Pattern[str]


@cache
def _patterns(ontology: Ontology) -> Patterns:
    words = ontology.rules.factuality
    return Patterns(
        negation=re.compile(words.negation.words.longest_first),
        none_of=re.compile(f"(?:{words.none_of.words.longest_first})$"),
        of_something_else=re.compile(words.of_something_else.words.longest_first),
        intended=re.compile(words.intended.words.longest_first),
        asked_before=re.compile(f"(?:{words.asked_before.words.longest_first})$"),
        supposed_before=re.compile(f"(?:{words.supposed_before.words.longest_first})$"),
        topic=re.compile(words.topic.words.longest_first),
        unreal=re.compile(words.unreal.words.longest_first),
        undone=re.compile(f"(?:{words.undone.words.longest_first})$"),
        still_to_come=re.compile(f"的[^，。；]{{0,4}}?(?:{words.still_to_come.words.longest_first})"),
        hearsay=re.compile(f"(?:{words.hearsay.words.longest_first})，?$"),
    )


def factuality(
    ontology: Ontology, text: str, found: re.Match[str], *, topical: bool = False
) -> tuple[Modality | None, Polarity]:
    """What stands between subject and verb of a match in marked text, and right before the subject, tells; None: no act at all.

    The match has the groups subject, verb and object, each of which may be missing; without a verb nothing is asked.
    `topical`: what the act is about may stand before its verb (就军控举行会谈).
    """
    if "verb" not in found.groupdict():
        return "actual", "affirmative"
    words, verb = _patterns(ontology), found.start("verb")
    subject = found.end("subject") if found.end("subject") <= verb else found.start()
    if subject == found.start() or PARTNER.match(text, found.start()):
        subject = 0  # 尚未批准条约的有美国, 法国将与德国会谈: what denies or plans it stands before the match
    between = PREPOSED.sub("", re.split(r"[，；]", REASON.sub("", _without_object(text, found, subject, verb)))[-1])
    before = text[max(0, found.start() - 4) : found.start()]
    if words.supposed_before.search(text[found.start() : max(found.start(), found.start("subject"))]):
        return None, "affirmative"  # 否则甲国将…，退出: the match takes in what stands before who acts
    nobody = words.none_of.search(text, max(0, found.start() - NOBODY), found.start())
    negative = bool(nobody or words.negation.search(between[-10:]))
    asked = words.unreal.search(between) or (not topical and words.topic.search(between))
    if asked or words.asked_before.search(before) or words.undone.search(between):
        return None, "affirmative"
    if words.still_to_come.match(text, found.end()) or PRETEXT.match(text, found.end()):
        return None, "affirmative"  # 美国以俄罗斯违反条约为由退出: so says who acts, and no text
    if "object" in found.groupdict() and found.end("verb") <= found.start("object"):
        inside, after = text[found.end("verb") : found.start("object")], text[found.end("object") :]
        of_treaty = text[found.start("object")] != MARKS["doc"]  # 否决延长任期的决议草案 is of the draft
        if of_treaty and (words.of_something_else.search(inside) or PROTOCOL.match(after)):
            return None, "affirmative"
    hearsay, intended = words.hearsay.search(before), words.intended.search(between)
    modality: Modality = "claimed" if hearsay else "intended" if intended else "actual"
    return modality, ("negative" if negative else "affirmative")


def _without_object(text: str, found: re.Match[str], subject: int, verb: int) -> str:
    """What stands between subject and verb, without a preposed object and what is said of it."""
    between = text[subject:verb]
    if "object" not in found.groupdict() or not subject <= found.start("object") < verb:
        return between
    if text[found.start("object")] not in THINGS:
        return between
    opening = AIMED.search(between, 0, found.start("object") - subject)
    return between[: opening.start()] + between[found.end("object") - subject :] if opening else between


def oblique(text: str, found: re.Match[str]) -> bool:
    """Whether the subject is no agent: only where something happens (在白俄罗斯部署), or whom it is done to.

    In a list the preposition stands before its first member: 不对无核武器国家和无核武器区使用. 反对 is no preposition.
    """
    before = LISTED.sub("", text[: found.start("subject")])
    return PREPOSITION.search(before) is not None
