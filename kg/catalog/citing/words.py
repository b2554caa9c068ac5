"""What is said in our own voice, in both languages, from tables: that beside this module (`words.toml`) and those of others."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

__all__ = ["Language", "Table", "Words", "read_table", "table"]

Language = Literal["zh", "en"]
Table = Mapping[str, tuple[str, str]]  # name -> Chinese and English


@cache
def table() -> Table:
    """The words of citations."""
    return read_table(Path(__file__).parent / "words.toml")


def read_table(path: Path) -> Table:
    """A table of words of our own."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: (zh, en) for name, (zh, en) in said.items()}


class Words:
    """Says them in one language. KeyError for a name that is not in the table: a template is wrong."""

    def __init__(self, language: Language, words: Table | None = None) -> None:
        """`words` are another table than that of citations."""
        self.language, self._place = language, 0 if language == "zh" else 1
        self._table = table() if words is None else words

    def __call__(self, name: str, /, n: int | None = None, **values: object) -> str:
        """With a number, English says `one|many`, and numbers have their thousands marked."""
        said = self._table[name][self._place]
        if n is not None:
            one, bar, many = said.partition("|")
            said = (many if bar and n != 1 else one).replace("{n}", f"{n:,}")
        for key, value in values.items():
            said = said.replace(f"{{{key}}}", f"{value:,}" if isinstance(value, int) else str(value))
        return said

    def known(self, name: str, otherwise: str) -> str:
        """The word if there is one: for names that come from a graph."""
        return self(name) if name in self._table else otherwise
