"""A document while it is analyzed: what one stage found is there for the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from kg.folding import fold
from kg.gazetteer import Token, gazetteer
from kg.model import Block, DateMention, Document, Entity, Evidence, Mention, Sentence, Span
from kg.ontology import Ontology
from kg.sentences import sentences
from kg.titles import Title, titles

__all__ = ["Analysis"]

@dataclass
class Analysis:
    """Mentions, dates, links and entities of one document, filled stage by stage."""

    document: Document
    ontology: Ontology
    mentions: list[Mention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    links: dict[Span, str] = field(default_factory=dict)  # mention's span -> entity's key
    entities: dict[str, Entity] = field(default_factory=dict)
    issuers: dict[str, tuple[str, ...]] = field(default_factory=dict)  # document -> who issued it

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def folded(self) -> str:
        return fold(self.document.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentences(self.document))

    @cached_property
    def tokens(self) -> list[Token]:
        return gazetteer(self.ontology).scan(self.folded)

    @cached_property
    def titles(self) -> tuple[Title, ...]:
        return tuple(titles(self.text, self.folded, self.tokens, self.ontology))

    def block_of(self, at: int) -> Block:
        """The block in which a code point stands."""
        return next(block for block in self.document.blocks if at < block.span.end or block is self.document.blocks[-1])

    def sentence_of(self, at: int) -> Sentence | None:
        """The sentence in which a code point stands."""
        return next((one for one in self.sentences if one.span.start <= at < one.span.end), None)

    def between(self, span: Span) -> Iterator[Mention]:
        """The mentions inside a span, in order."""
        return (mention for mention in self.mentions if span.holds(mention.span))

    def free(self, span: Span) -> bool:
        """Whether no mention overlaps a span."""
        return not any(mention.span.overlaps(span) for mention in self.mentions)

    def settle(self, found: Iterable[Mention]) -> None:
        """Take new mentions: one that overlaps an earlier one counts only if it holds it whole."""
        for mention in found:
            rivals = [old for old in self.mentions if old.span.overlaps(mention.span)]
            if all(mention.span.holds(old.span) and mention.span != old.span for old in rivals):
                self.mentions = [old for old in self.mentions if old not in rivals]
                self.mentions.append(mention)
        self.mentions.sort(key=lambda mention: mention.span)

    def linked(self, span: Span) -> Iterator[tuple[Mention, str]]:
        """The linked mentions inside a span with their entities' keys, in order."""
        return ((mention, self.links[mention.span]) for mention in self.between(span) if mention.span in self.links)

    def linked_all(self) -> Iterator[tuple[Mention, str]]:
        """All linked mentions with their entities' keys, in order."""
        return ((mention, self.links[mention.span]) for mention in self.mentions if mention.span in self.links)

    def evidence(self, span: Span) -> Evidence:
        """The characters of a span with eight before and after."""
        text = self.document.text
        before, after = text[max(0, span.start - 8) : span.start], text[span.end : span.end + 8]
        return Evidence(span, text[span.start : span.end], before, after)
