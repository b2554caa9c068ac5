"""Straight quotation marks as opening and closing ones."""

import re

__all__ = ["curled"]

OPENING = re.compile(r'(?:(?<=[：:，,、。；;（(\s“「])|^)"(?=\S)|"(?=[《\w])(?<![。，！？\w]")', re.M)
CLOSING = re.compile('"')
SURELY_OPENING = re.compile(r'(?<=[：:，,、（(])"(?=[\w《])')
SURELY_CLOSING = re.compile(r'"(?=[。，、；：！？）)\s]|$)')


def curled(text: str) -> str:
    """The text with straight marks as “ and ”, in pairs within a line, else by what stands around them; offsets hold.

    >>> curled('"谈判没有结束。"他说。')
    '“谈判没有结束。”他说。'
    >>> curled('他说，"谈判没有结束。')
    '他说，“谈判没有结束。'
    """
    return "\n".join(_in_line(line) if '"' in line else line for line in text.split("\n"))


def _in_line(line: str) -> str:
    return _paired(line) or CLOSING.sub("”", OPENING.sub("“", line))


def _paired(line: str) -> str | None:
    """A line whose marks open and close in turn; None where they are odd, or one plainly does the other."""
    marks = [one.start() for one in CLOSING.finditer(line)]
    opens, closes = set(marks[::2]), set(marks[1::2])
    if len(marks) % 2 or any(one.start() in closes for one in SURELY_OPENING.finditer(line)):
        return None
    if any(one.start() in opens for one in SURELY_CLOSING.finditer(line)):
        return None
    return "".join("“" if at in opens else "”" if at in closes else char for at, char in enumerate(line))
