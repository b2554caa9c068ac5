"""`lexicon/boilerplate.toml`."""

from dataclasses import dataclass

from kg.ontology.lexicons.words import Patterns

__all__ = ["BoilerplateLexicon"]


@dataclass(frozen=True, slots=True)
class BoilerplateLexicon:
    """What belongs to the page and not to the text: whole lines, but for `phrases`, `footers`, `sites`, `prefixes`, `links` and the classes."""

    lines: Patterns
    phrases: Patterns
    footers: Patterns
    sites: Patterns
    prefixes: Patterns
    links: Patterns
    bylines: Patterns
    stamps: Patterns
    editors: Patterns
    digests: Patterns
    related: Patterns
    wrapper_classes: Patterns
    caption_classes: Patterns
