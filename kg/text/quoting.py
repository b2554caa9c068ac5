"""Straight quotation marks as opening and closing ones."""

import re

__all__ = ["curled"]

OPENING = re.compile(r'(?:(?<=[：:，,、。；;（(\s“「])|^)"(?=\S)|"(?=[《\w])(?<![。，！？\w]")', re.M)
MARK = '"'
SURELY_OPENING = re.compile(r'(?<=[：:，,、（(])"(?=[\w《])')
SURELY_CLOSING = re.compile(r'"(?=[。，、；：！？）)\s]|$)')


def curled(text: str) -> str:
    """The text with straight marks as “ and ”, in pairs within a line, else by what stands around them; offsets hold.

    >>> curled('"谈判没有结束。"他说。')
    '“谈判没有结束。”他说。'
    >>> curled('他说，"谈判没有结束。')
    '他说，“谈判没有结束。'
    """
    return "\n".join(_in_line(line) if MARK in line else line for line in text.split("\n"))


def _in_line(line: str) -> str:
    return _paired(line) or OPENING.sub("“", line).replace(MARK, "”")


def _paired(line: str) -> str | None:
    """A line whose marks open and close in turn; None where they are odd, or one plainly does the other."""
    marks = [at for at, char in enumerate(line) if char == MARK]
    opens, closes = set(marks[::2]), set(marks[1::2])
    if len(marks) % 2 or any(one.start() in closes for one in SURELY_OPENING.finditer(line)):
        return None
    if any(one.start() in opens for one in SURELY_CLOSING.finditer(line)):
        return None
    return "".join("“" if at in opens else "”" if at in closes else char for at, char in enumerate(line))
