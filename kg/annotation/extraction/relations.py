"""Relations by the patterns of `rules/relations.toml`."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any, Literal

from kg.annotation.document import Analysis
from kg.annotation.entities import curated_entity
from kg.annotation.extraction.masking import MaskedSentence, compile_rule, furnished, mask, parts, rules_with_trigger
from kg.annotation.extraction.stretches import Stretches
from kg.model import Relation, Span
from kg.ontology import Ontology

__all__ = ["PREPOSITION", "date_of", "keys", "matches", "oblique", "factuality", "relate"]

CLOSING = "》”」』"
LISTED = re.compile("(?:[\ue000-\ue00a](?:以及|[、和与及]))+$")  # marks joined to the one that follows
PREPOSITION = re.compile(r"(?:(?<!反)对|[向给朝把就从比在])$")
PREPOSED = re.compile(  # 对<group>、<state>和<state> before the verb: what denies it stands before the preposition
    "(?:(?<!反)对|[向给])(?:[\ue000-\ue00a](?:以及|[、和与及])?)+[^，。；\ue000-\ue00a]{0,4}$"
)
PROTOCOL = re.compile(
    r"(?:第[一二三四五\d]+号)?(?:附加|相关)?议定书|的?(?:修正案|延长)"
)  # 批准《…条约》第二号附加议定书

PRETEXT = re.compile(r"[^，。；]{0,12}为(?:由|名|借口|理由)")


@cache
def _words(ontology: Ontology, name: str, end: str = "") -> re.Pattern[str]:
    words = sorted(ontology.rules("relations")[name]["words"], key=len, reverse=True)
    return re.compile("(?:{}){}".format("|".join(words), end))


@cache
def _compiled(ontology: Ontology, pattern: str) -> re.Pattern[str]:
    """A rule's pattern with the parts that many rules share put in: <aside>, <heads>."""
    for name, part in ontology.rules("relations")["parts"].items():
        pattern = pattern.replace(f"<{name}>", part)
    return compile_rule(pattern)


def relate(analysis: Analysis, claimed: Stretches) -> Iterator[Relation]:
    """Every match of every rule in every sentence of title and paragraphs."""
    every = analysis.ontology.rules("relations")["rule"]
    for sentence in analysis.sentences:
        if analysis.document.blocks[sentence.block].role == "related":
            continue
        for marked in parts(mask(analysis, sentence.span)):
            for rule in rules_with_trigger(furnished(every, marked), marked.text):
                for found in matches(_compiled(analysis.ontology, rule["pattern"]), marked.text):
                    yield from _relations(analysis, rule, marked, found, claimed)


def matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches that may share marks: the search goes on right after the subject's first mark."""
    at = 0
    while found := pattern.search(text, at):
        yield found
        at = found.start() + 1


def _relations(
    analysis: Analysis, rule: dict[str, Any], marked: MaskedSentence, found: re.Match[str], claimed: Stretches
) -> Iterator[Relation]:
    modality, polarity = factuality(analysis, rule, marked.text, found)
    if modality is None or (rule["predicate"] == "met_with" and _only_held(analysis, marked, found)):
        return
    first, last = marked.origin(found.start()), marked.origin(found.end() - 1)
    closed = last.end + (
        analysis.text[last.end : last.end + 1] in CLOSING and bool(analysis.text[last.end : last.end + 1])
    )
    evidence = analysis.evidence(Span(first.start, closed))
    if rule.get("acts") and claimed.hold(evidence.span):
        modality = "claimed"
    date = date_of(analysis, marked, found, evidence.span) if rule.get("acts") else None
    for subject in keys(marked, found, "subject"):
        objects = _objects(analysis, rule, marked, found, evidence.span)
        for actor, object_ in product(_principals(analysis, subject) if rule.get("principal") else [subject], objects):
            if actor != object_ and not (rule["predicate"] == "met_with" and _unlike(actor, object_)):
                yield Relation(
                    actor,
                    rule["predicate"],
                    object_,
                    evidence,
                    rule["name"],
                    polarity,
                    modality,
                    date,
                    rule.get("event"),
                )


def _only_held(analysis: Analysis, marked: MaskedSentence, found: re.Match[str]) -> bool:
    """Whether what two hold together is no meeting of theirs: 举行联合记者会."""
    keys_inside = (marked.keys.get(at, "") for at in range(*found.span()))
    other = _words(analysis.ontology, "no_meeting")
    return any(key.startswith("event:") and other.search(key) for key in keys_inside)


def _unlike(first: str, second: str) -> bool:
    """Whether one is a person and the other is not: people meet people."""
    return first.startswith("person:") != second.startswith("person:")


def _objects(
    analysis: Analysis, rule: dict[str, Any], marked: MaskedSentence, found: re.Match[str], span: Span
) -> list[str]:
    """The objects that the pattern matched, or the last thing of a kind named before: …开放签署，法国当天签署; an event of the same paragraph."""
    if "in-play" not in rule:
        return keys(marked, found, "object")
    start = analysis.block_of(span.start).span.start if rule["in-play"] == "event" else 0
    earlier = analysis.last(span.start, rule["in-play"], start)
    return [earlier[1]] if earlier else []


def oblique(text: str, found: re.Match[str]) -> bool:
    """Whether the subject is no agent: only where something happens (在白俄罗斯部署), or whom it is done to.

    In a list the preposition stands before its first member: 不对无核武器国家和无核武器区使用. 反对 is no preposition.
    """
    before = LISTED.sub("", text[: found.start("subject")])
    return PREPOSITION.search(before) is not None


def keys(marked: MaskedSentence, found: re.Match[str], role: str) -> list[str]:
    start, end = found.span(role)
    return list(dict.fromkeys(marked.keys[at] for at in range(start, end) if at in marked.keys))


Modality = Literal["actual", "intended", "claimed"]
Polarity = Literal["affirmative", "negative"]


def factuality(
    analysis: Analysis, rule: dict[str, Any], text: str, found: re.Match[str]
) -> tuple[Modality | None, Polarity]:
    """Whether it happened: what stands between subject and verb, and right before the subject, tells."""
    if not rule.get("acts") or "verb" not in found.groupdict():
        return "actual", "affirmative"
    verb = found.start("verb")
    subject = found.end("subject") if found.end("subject") <= verb else found.start()
    between = PREPOSED.sub("", re.split(r"[，；]", text[subject:verb])[-1])
    before = text[max(0, found.start() - 4) : found.start()]
    negative = bool(_words(analysis.ontology, "negation").search(between[-10:]))
    unreal = _words(analysis.ontology, "unreal")
    asked = unreal.search(between) or (not rule.get("topical") and _words(analysis.ontology, "topic").search(between))
    if asked or _words(analysis.ontology, "asked_before", "$").search(before):
        return None, "affirmative"
    if PRETEXT.match(text, found.end()):
        return None, "affirmative"  # 美国以俄罗斯违反条约为由退出: so says who acts, and no text
    if "object" in found.groupdict() and found.end("verb") <= found.start("object"):
        inside, after = text[found.end("verb") : found.start("object")], text[found.end("object") :]
        if _words(analysis.ontology, "of_something_else").search(inside) or PROTOCOL.match(after):
            return None, "affirmative"
    intended = _words(analysis.ontology, "intended").search(between)
    return ("intended" if intended else "actual"), ("negative" if negative else "affirmative")


def _principals(analysis: Analysis, key: str) -> list[str]:
    """Who acts in a treaty matter: a person's or an organ's state; both states of a pair (两国)."""
    if key.startswith("group:") and key not in analysis.ontology.entities:
        members = [f"state:{code}" for code in key.removeprefix("group:").split("-")]
        return [curated_entity(analysis, member) for member in members if member in analysis.ontology.entities] or [key]
    if key.startswith("org:"):
        state = analysis.ontology.state_of(key)
        return [curated_entity(analysis, state) if state else key]
    if not key.startswith("person:"):
        return [key]
    for title in analysis.by_person.get(key, ()):
        states = (one for mention, one in analysis.linked(title.span) if mention.kind in ("state", "org"))
        if first := next(states, None):
            return _principals(analysis, first)
    held = [one.of for one in analysis.ontology.tenures.get(key, ()) if one.of and one.of.startswith("state:")]
    return [curated_entity(analysis, held[-1])] if held else []


def date_of(analysis: Analysis, marked: MaskedSentence, found: re.Match[str], span: Span) -> str | None:
    """The day of the act: a date before its verb; one after it may be the treaty's (2015年的伊核协议)."""
    verb = marked.origin(found.start("verb")).start if "verb" in found.groupdict() else span.end
    return next((one.value for one in analysis.dates_in(span) if one.span.end <= verb), None)
