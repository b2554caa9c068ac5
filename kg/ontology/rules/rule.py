"""What rules of all kinds have."""

from dataclasses import dataclass

__all__ = ["Rule"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A wording: `pattern` is a regular expression over a sentence in which every mention is one mark.

    `example` is a sentence that the rule reads, and `gives` what it then finds; both are for tests and `kg check`.
    """

    name: str
    pattern: str
    example: str
    gives: tuple[object, ...]
