"""`lexicon/english.toml`: what posts and meetings are called in English."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["EnglishLexicon"]


@dataclass(frozen=True, slots=True)
class EnglishLexicon:
    """The last part of a Chinese name, and its English."""

    posts: Mapping[str, str]
    meetings: Mapping[str, str]
