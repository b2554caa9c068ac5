"""A claim's sentence with its parts marked: ‹who›, «verb» and 【words】."""

from kg.model import Span
from kg.text.sentences import told_in

__all__ = ["marked"]


def marked(text: str, content: Span, source: Span | None = None, cue: Span | None = None) -> str:
    """The sentence or sentences that hold source, cue and content of a claim, each in marks of its own.

    >>> marked("甲说，乙好。丙也好。", Span(3, 5), source=Span(0, 1), cue=Span(1, 2))
    '‹甲›«说»，【乙好】。'
    """
    others = [(marks, span) for marks, span in (("‹›", source), ("«»", cue)) if span is not None]
    begin, end = whole = told_in(text, content, *(span for _, span in others))
    near = [("【】", content), *(one for one in others if whole.holds(one[1]))]
    inserts = sorted(mark for marks, (start, stop) in near for mark in ((start, 1, marks[0]), (stop, 0, marks[1])))
    parts, at = [], begin
    for place, _, mark in inserts:
        parts += [text[at:place], mark]
        at = place
    return "".join([*parts, text[at:end]])
