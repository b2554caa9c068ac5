"""Texts as XML may hold them."""

from collections.abc import Mapping

from kg.output.files import printable

__all__ = ["IN_ATTRIBUTE", "IN_TEXT", "escaped", "quoted"]

IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
IN_ATTRIBUTE = {**IN_TEXT, "\n": "&#10;", "\t": "&#9;"}  # line ends of an attribute would be read as blanks


def escaped(text: str, signs: Mapping[str, str]) -> str:
    """Without what XML forbids, and with references for signs; `&` is the first of these."""
    text = printable(text)
    for sign, reference in signs.items():
        if sign in text:
            text = text.replace(sign, reference)
    return text


def quoted(text: str) -> str:
    """An attribute's value in the quotes that it does not hold itself.

    >>> print(quoted('a "b" & c'))
    'a "b" &amp; c'
    """
    value = escaped(text, IN_ATTRIBUTE)
    if '"' not in value:
        return f'"{value}"'
    return f"'{value}'" if "'" not in value else '"' + value.replace('"', "&quot;") + '"'
