"""How an ontology has positions read: `lexicon/positions.toml`, and the negators of `polarity.toml`, compiled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology
from kg.ontology.lexicons.positions import PositionsLexicon
from kg.ontology.lexicons.words import one_of

__all__ = ["Rules", "rules"]


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """The rules of the ledger; two are equal only if they are one, so that they are cheap to look up."""

    lexicon: PositionsLexicon
    stances: Mapping[str, str]  # illocution -> stance
    governors: re.Pattern[str]  # what tells a side on the name behind it
    behind: re.Pattern[
        str
    ]  # what tells it on the name before it; by the group `attitude` or `against` where it is against
    negated: re.Pattern[str]  # a negation at the end of what stands before a word
    negators: re.Pattern[str]

    def opposite(self, stance: str) -> str:
        """The stance on the other side; empty if it takes none."""
        return self.lexicon.opposite.get(stance, "")


@cache
def rules(ontology: Ontology) -> Rules:
    """Those of an ontology, compiled once."""
    lexicon = ontology.lexicons.positions
    siding = lexicon.siding
    return Rules(
        lexicon,
        {illocution: stance for stance, illocutions in lexicon.stances.items() for illocution in illocutions},
        re.compile(one_of((*siding.for_, *siding.against))),
        re.compile(
            f"[^，]{{0,6}}?(?:(?P<attitude>{siding.attitudes_after.regex})|(?P<against>{siding.against_after.regex})"
            f"|{siding.for_after.regex})"
        ),
        re.compile(f"(?:{siding.negators.regex})(?:{siding.adverbs.regex})*$"),
        ontology.lexicons.polarity.negators.words.pattern,
    )
