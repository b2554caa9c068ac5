"""A copy of the text for matching: same length, so that offsets hold."""

from functools import cache

from kg.errors import OntologyError
from kg.ontology_files import text_of
from kg.ontology_folder import ontology_folder

__all__ = ["fold", "script"]

# Full-width ASCII to ASCII (ＮＰＴ -> NPT), and quotation marks and brackets of one kind.
_MARKS = {0xFF01 + i: 0x21 + i for i in range(94) if chr(0x21 + i) not in ",.:;!?()"}
_MARKS |= {ord("（"): ord("("), ord("）"): ord(")"), ord("・"): ord("·"), ord("•"): ord("·"), ord("‧"): ord("·")}


@cache
def _table() -> dict[int, int]:
    path = ontology_folder() / "lexicon" / "traditional.tsv"
    found: dict[int, int] = {}
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        old, _, new = line.partition("\t")
        if len(old) != 1 or len(new) != 1:
            raise OntologyError(f"{path}:{number}: not a character, a tab and a character; mend the line")
        found[ord(old)] = ord(new)
    return found | _MARKS


def fold(text: str) -> str:
    """Traditional characters to simplified ones and full-width letters to plain ones, one for one."""
    return text.translate(_table())


def script() -> tuple[str, str]:
    """The characters that `fold` changes and what it makes of them, place for place."""
    table = _table()
    return "".join(map(chr, table)), "".join(map(chr, table.values()))
