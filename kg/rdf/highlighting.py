"""A claim's sentence with its parts marked: ‹who›, «verb» and 【words】."""

from typing import Any

from kg.model import Span
from kg.text.sentences import told_in

__all__ = ["marked"]

MARKS = {"source": "‹›", "cue": "«»", "content": "【】"}


def marked(text: str, claim: dict[str, Any]) -> str:
    """The sentence or sentences that hold source, cue and content of a claim's record, each in marks of its own.

    >>> marked("甲说，乙好。丙也好。", {"source_start": 0, "source_end": 1, "cue_start": 1, "cue_end": 2, "start": 3, "end": 5})
    '‹甲›«说»，【乙好】。'
    """
    content = Span(claim["start"], claim["end"])
    others = [
        (name, Span(claim[f"{name}_start"], claim[f"{name}_end"]))
        for name in ("source", "cue")
        if claim.get(f"{name}_start") is not None
    ]
    begin, end = whole = told_in(text, content, *(span for _, span in others))
    near = [("content", content), *(one for one in others if whole.holds(one[1]))]
    inserts = sorted(
        mark for name, (start, stop) in near for mark in ((start, 1, MARKS[name][0]), (stop, 0, MARKS[name][1]))
    )
    parts, at = [], begin
    for place, _, mark in inserts:
        parts += [text[at:place], mark]
        at = place
    return "".join([*parts, text[at:end]])
