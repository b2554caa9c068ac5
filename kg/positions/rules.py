"""How an ontology has positions read: `lexicon/positions.toml`, and the negators of `polarity.toml`, compiled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology
from kg.ontology.lexicons.positions import PositionsLexicon
from kg.ontology.lexicons.words import not_after

__all__ = ["Rules", "rules"]


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """The rules of the ledger; two are equal only if they are one, so that they are cheap to look up."""

    lexicon: PositionsLexicon
    stances: Mapping[str, str]  # illocution -> stance
    blamed: re.Pattern[str]  # that somebody leaves or breaks an instrument
    pledged: re.Pattern[str]  # that the speaker leaves it, or does not join
    negators: re.Pattern[str]

    def opposite(self, stance: str) -> str:
        """The stance on the other side; empty if it takes none."""
        return self.lexicon.opposite.get(stance, "")


@cache
def rules(ontology: Ontology) -> Rules:
    """Those of an ontology, compiled once."""
    lexicon = ontology.lexicons.positions
    leaving = lexicon.leaving
    return Rules(
        lexicon,
        {illocution: stance for stance, illocutions in lexicon.stances.items() for illocution in illocutions},
        re.compile(f"{leaving.words.regex}|{leaving.blamed.regex}"),
        re.compile(f"{not_after(leaving.not_after)}(?:{leaving.words.regex})|{leaving.pledged.regex}"),
        ontology.lexicons.polarity.negators.words.pattern,
    )
