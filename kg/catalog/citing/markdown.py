"""Texts of others within Markdown: nothing in them is markup, and a link leads where it says."""

import re

__all__ = ["linked", "plain"]

SIGNS = re.compile(r"([\\`*_\[\]<>#|~&$])")
OPENING = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")  # what would begin a list, or make a heading of the line before


def plain(text: str) -> str:
    """One line without markup.

    >>> print(plain("- *甲*\\n[乙]"))
    \\- \\*甲\\* \\[乙\\]
    """
    line = SIGNS.sub(r"\\\1", " ".join(text.split()))
    return OPENING.sub(lambda found: f"{found[1]}{_kept(found[2])}", line)


def _kept(opening: str) -> str:
    """1 is no sign, so it cannot be escaped: a reference does it."""
    return f"&#{ord(opening[0])};{opening[1:]}" if opening[0].isdigit() else f"\\{opening}"


def linked(text: str, address: str) -> str:
    """A link; the address may hold any character but a line end."""
    safe = re.sub(r"[<>\\\s]", lambda found: f"%{ord(found[0]):02X}", address)
    return f"[{plain(text)}](<{safe}>)"
