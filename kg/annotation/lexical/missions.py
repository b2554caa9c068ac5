"""驻: embassies, missions and envoys are their sender's; where they are accredited is a place, never an actor."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.model import Mention, Span
from kg.ontology import Ontology

__all__ = ["STATIONED", "Mission", "hosts", "missions", "wording"]

HOST = r"[^，。；：！？、“”（）()的了着]{1,16}?"  # 维也纳联合国和其他国际组织
ABROAD = "(?:常驻|驻)"  # not 常?驻: a search skips ahead to either character
STATIONED = re.compile(r"(?<![进入留])驻")  # 驻韩美军, 驻日大使
JOINT = re.compile(r"[和与及]|以及")  # 驻俄罗斯和白俄罗斯大使
SENDERS = ("state", "org", "group")


class Wording(NamedTuple):
    """驻 with what is stationed there, by the words of `lexicon/grammar.toml`."""

    before_post: re.Pattern[str]  # 驻美使馆 before 发言人
    accredited: re.Pattern[str]
    posted: re.Pattern[str]  # 常驻维也纳联合国和其他国际组织代表


@cache
def wording(ontology: Ontology) -> Wording:
    words = ontology.lexicons.grammar.missions
    body, envoy = words.bodies.regex, words.envoys.regex
    return Wording(
        before_post=re.compile(rf"{ABROAD}{HOST}(?:{body})的?$"),
        accredited=re.compile(rf"{ABROAD}(?P<host>{HOST})(?P<body>{body})"),
        posted=re.compile(rf"{ABROAD}(?P<host>{HOST})(?:{envoy})"),
    )


@dataclass(frozen=True, slots=True)
class Mission:
    """日本驻华大使馆: the whole phrase, and the sender's mention at its beginning if there is one."""

    span: Span
    sender: Span | None


def missions(folded: str, mentions: Sequence[Mention], ontology: Ontology) -> Iterator[Mission]:
    """The embassies and missions of a text, in order."""
    senders = {old.span.end: old.span for old in mentions if old.kind in SENDERS}
    for found in _accredited(wording(ontology).accredited, folded, mentions):
        sender = senders.get(found.start())
        yield Mission(Span(sender.start if sender else found.start(), found.end()), sender)


def _accredited(pattern: re.Pattern[str], folded: str, mentions: Sequence[Mention]) -> Iterator[re.Match[str]]:
    """Matches in which 驻 stands before a name, or is 常驻."""
    starts = {old.span.start for old in mentions}
    whole = {old.span.end: old.span.start for old in mentions}  # 委内瑞拉常驻日内瓦代表团 is an organ with a name
    for found in pattern.finditer(folded):
        if whole.get(found.end(), found.end()) <= found.start():
            continue
        if found.group().startswith("常") or found.start("host") in starts:
            yield found


def hosts(folded: str, mentions: Sequence[Mention], found: Iterable[Mission], ontology: Ontology) -> Iterator[Span]:
    """Where somebody is stationed: after 驻 up to the mission's noun, else the place named there and those joined to it."""
    for mission in found:
        yield Span(mission.sender.end if mission.sender else mission.span.start, mission.span.end)
    for posted in _accredited(wording(ontology).posted, folded, mentions):
        yield Span(posted.start(), posted.end("host"))
    for before, mention in zip([None, *mentions], mentions, strict=False):
        joined = before is not None and JOINT.fullmatch(folded, before.span.end, mention.span.start)
        at = before.span.start if before and joined else mention.span.start
        if STATIONED.match(folded, at - 1) and at:
            yield mention.span
