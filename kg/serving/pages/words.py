"""What pages say in their own voice, in both languages: a table of theirs (`words.toml`) and that of citations."""

from functools import cache
from pathlib import Path

from kg.catalog.citing import words
from kg.catalog.citing.words import Language, Table, read_table

__all__ = ["Words", "table"]


@cache
def table() -> Table:
    """Name -> Chinese and English."""
    return {**words.table(), **read_table(Path(__file__).parent / "words.toml")}


class Words(words.Words):
    """Says them in one language."""

    def __init__(self, language: Language) -> None:
        super().__init__(language, table())
