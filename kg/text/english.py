"""Counts as English says them in messages."""

__all__ = ["counted"]


def counted(number: int, noun: str) -> str:
    """1, "claim" -> "1 claim"; 2, "claim" -> "2 claims": for nouns whose plural only takes an s."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
