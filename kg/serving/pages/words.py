"""What pages say in their own voice, in both languages, from one table (`words.toml`)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kg.serving.language import Language

__all__ = ["Words", "table"]


@cache
def table() -> Mapping[str, tuple[str, str]]:
    """Name -> Chinese and English."""
    said = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return {name: (zh, en) for name, (zh, en) in said.items()}


class Words:
    """Says them in one language. KeyError for a name that is not in the table: a template is wrong."""

    def __init__(self, language: Language) -> None:
        self.language, self._place = language, 0 if language == "zh" else 1

    def __call__(self, name: str, /, n: int | None = None, **values: object) -> str:
        """With a number, English says `one|many`, and numbers have their thousands marked."""
        said = table()[name][self._place]
        if n is not None:
            one, bar, many = said.partition("|")
            said = (many if bar and n != 1 else one).replace("{n}", f"{n:,}")
        for key, value in values.items():
            said = said.replace(f"{{{key}}}", f"{value:,}" if isinstance(value, int) else str(value))
        return said

    def known(self, name: str, otherwise: str) -> str:
        """The word if there is one: for names that come from a graph."""
        return self(name) if name in table() else otherwise
