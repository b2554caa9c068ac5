"""The text of HTML by blocks without a tree: for what is nested deeper than any tree goes."""

from lxml import etree

from kg.source import Line
from kg.tags import BLOCKS, UNREAD

__all__ = ["flat"]


def flat(html: str) -> list[Line]:
    """The text by blocks, from the parser's events alone: no tree, so no limit of depth."""
    target = _Events()
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, target=target)
    parser.feed(html.encode("utf-8", "replace"))
    parser.close()
    rows = "".join(target.texts).split("\v")
    return [Line("paragraph", row.strip()) for row in rows if row.strip()]


class _Events:
    """Collects text, with `\\v` at line ends."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.unread = 0

    def start(self, tag: str | bytes, attrib: object) -> None:
        self.unread += tag in UNREAD
        if tag in BLOCKS:
            self.texts.append("\v")

    def end(self, tag: str | bytes) -> None:
        self.unread -= tag in UNREAD
        if tag in BLOCKS:
            self.texts.append("\v")

    def data(self, data: str | bytes) -> None:
        if isinstance(data, str) and not self.unread:
            self.texts.append(data)

    def comment(self, text: str | bytes) -> None:
        """Comments are no text."""

    def close(self) -> None:
        """Nothing is left to do."""
