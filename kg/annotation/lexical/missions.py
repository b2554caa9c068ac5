"""驻: embassies, missions and envoys are their sender's; where they are accredited is a place, never an actor."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Mention, Span

__all__ = ["BEFORE_POST", "Mission", "hosts", "missions"]

HOST = r"[^，。；：！？、“”（）()的了着]{1,16}?"  # 维也纳联合国和其他国际组织
BODY = r"(?:大?使馆|总?领事馆|代表团|使团|代表处|办事处|公署|外交机构)"
BEFORE_POST = re.compile(rf"常?驻{HOST}{BODY}的?$")  # 驻美使馆 before 发言人
ACCREDITED = re.compile(rf"常?驻(?P<host>{HOST})(?P<body>{BODY})")
ENVOY = r"(?:代表|大使|公使|总?领事|参赞|代办|武官|外交官)"
POSTED = re.compile(rf"常?驻(?P<host>{HOST}){ENVOY}")  # 常驻维也纳联合国和其他国际组织代表
STATIONED = re.compile(r"(?<![进入留])驻")  # 驻韩美军, 驻日大使
JOINT = re.compile(r"[和与及]|以及")  # 驻俄罗斯和白俄罗斯大使
SENDERS = ("state", "org", "group")


@dataclass(frozen=True, slots=True)
class Mission:
    """日本驻华大使馆: the whole phrase, and the sender's mention at its beginning if there is one."""

    span: Span
    sender: Span | None


def missions(folded: str, mentions: Sequence[Mention]) -> Iterator[Mission]:
    """The embassies and missions of a text, in order."""
    senders = {old.span.end: old.span for old in mentions if old.kind in SENDERS}
    for found in _accredited(ACCREDITED, folded, mentions):
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


def hosts(folded: str, mentions: Sequence[Mention], found: Iterable[Mission]) -> Iterator[Span]:
    """Where somebody is stationed: after 驻 up to the mission's noun, else the place named there and those joined to it."""
    for mission in found:
        yield Span(mission.sender.end if mission.sender else mission.span.start, mission.span.end)
    for posted in _accredited(POSTED, folded, mentions):
        yield Span(posted.start(), posted.end("host"))
    for before, mention in zip([None, *mentions], mentions, strict=False):
        joined = before is not None and JOINT.fullmatch(folded, before.span.end, mention.span.start)
        at = before.span.start if before and joined else mention.span.start
        if STATIONED.match(folded, at - 1) and at:
            yield mention.span
