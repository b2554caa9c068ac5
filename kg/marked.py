"""A claim's sentence with its parts marked: ‹who›, «verb» and 【words】."""

from typing import Any

__all__ = ["marked"]

STOPS = "。！？!?\n"
MARKS = {"source": "‹›", "cue": "«»", "content": "【】"}
AROUND = "”’」』）"  # closing marks go with the sentence they close


def marked(text: str, claim: dict[str, Any]) -> str:
    """The sentence or sentences that hold source, cue and content of a claim's record, each in marks of its own.

    >>> marked("甲说，乙好。丙也好。", {"source_start": 0, "source_end": 1, "cue_start": 1, "cue_end": 2, "start": 3, "end": 5})
    '‹甲›«说»，【乙好】。'
    """
    spans = [("content", claim["start"], claim["end"])]
    spans += [
        (name, claim[f"{name}_start"], claim[f"{name}_end"])
        for name in ("source", "cue")
        if claim.get(f"{name}_start") is not None
    ]
    near = [one for one in spans if text.count("\n", min(one[1], claim["start"]), max(one[2], claim["end"])) == 0]
    first, last = min(start for _, start, _ in near), max(end for *_, end in near)
    begin = max(text.rfind(stop, 0, first) for stop in STOPS) + 1
    begin = next((at for at in range(begin, first) if text[at] not in AROUND and not text[at].isspace()), first)
    ends = [at for stop in STOPS if (at := text.find(stop, last)) >= 0]
    end = min(ends, default=len(text))
    end += end < len(text) and text[end] != "\n"
    inserts = sorted(
        mark for name, start, stop in near for mark in ((start, 1, MARKS[name][0]), (stop, 0, MARKS[name][1]))
    )
    parts, at = [], begin
    for place, _, mark in inserts:
        parts += [text[at:place], mark]
        at = place
    return "".join([*parts, text[at:end]])
