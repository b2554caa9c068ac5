"""What belongs to the page and not to the text, compiled from `lexicon/boilerplate.toml`."""

import re
from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology

PHRASE_LIMIT = 80  # characters: a longer line with such a phrase in it is text
FOOTER_LIMIT = 300  # characters: so long are the lines at a page's foot

__all__ = ["Boilerplate", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Regexes over whole lines (`line`, `byline`, `stamp`, `editor`, `related`, `digest`), parts of them, and class names."""

    line: re.Pattern[str]
    phrase: re.Pattern[str]
    footer: re.Pattern[str]
    site: re.Pattern[str]
    prefix: re.Pattern[str]
    link: re.Pattern[str]
    byline: re.Pattern[str]
    stamp: re.Pattern[str]
    editor: re.Pattern[str]
    related: re.Pattern[str]
    digest: re.Pattern[str]
    wrapper: re.Pattern[str]
    caption: re.Pattern[str]

    def drops(self, line: str) -> bool:
        """Whether the whole line is boilerplate."""
        if self.line.fullmatch(line):
            return True
        if len(line) <= PHRASE_LIMIT and self.phrase.search(line):
            return True
        return len(line) <= FOOTER_LIMIT and self.footer.search(line) is not None


@cache
def boilerplate(ontology: Ontology) -> Boilerplate:
    """That of an ontology, compiled once."""
    lexicon = ontology.lexicons.boilerplate
    token = r"(?:^|\s)(?:{})(?=\s|$)"
    return Boilerplate(
        line=lexicon.lines.pattern,
        phrase=lexicon.phrases.pattern,
        footer=lexicon.footers.pattern,
        site=re.compile(f"(?:{lexicon.sites.regex})$"),
        prefix=re.compile(f"^(?:{lexicon.prefixes.regex})"),
        link=lexicon.links.pattern,
        byline=lexicon.bylines.pattern,
        stamp=lexicon.stamps.pattern,
        editor=lexicon.editors.pattern,
        related=lexicon.related.pattern,
        digest=lexicon.digests.pattern,
        wrapper=re.compile(token.format(lexicon.wrapper_classes.regex)),
        caption=re.compile(token.format(lexicon.caption_classes.regex)),
    )
