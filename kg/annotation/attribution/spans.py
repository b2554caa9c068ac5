"""Where the words of a claim begin and end."""

import re

from kg.model import Span
from kg.text.sentences import CLAUSE_MARKS, STOP_MARKS

__all__ = ["CLOSE", "OPEN", "PARTED", "trim"]

OPEN, CLOSE = '“「『"', '”」』"'
# Between the parts of a heading, which have no stop: 甲国外长称会谈有成果 乙国媒体称分歧仍在
PARTED = re.compile(r"(?<=[\u4e00-\u9fff]{2})[ \u3000](?=[\u4e00-\u9fff]{2})")
HEAD = re.compile(
    r"[\s“「『，：,:；;\"–—•★-]*(?:[㈠-㈩]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、．])?[\s“「『，：,:；;\"]*"
)
TAIL = re.compile(rf"(?:[\s{STOP_MARKS}{CLAUSE_MARKS}、{CLOSE}]|(?<=[\u4e00-\u9fff])\.)*(?:（[^（）]*）[\s。]*)?$")


def trim(text: str, span: Span) -> Span:
    """A span without surrounding blanks, list marks, quotation marks, closing punctuation and bylines in brackets."""
    start, end = span
    if start >= end:
        return span
    if head := HEAD.match(text, start, end):
        start = head.end()
    if tail := TAIL.search(text, start, end):
        end = tail.start()
    return Span(start, max(start, end))
