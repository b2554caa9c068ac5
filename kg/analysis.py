"""A document while it is analyzed: what one stage found is there for the next."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kg.folding import fold
from kg.gazetteer import Token, gazetteer
from kg.missions import Mission, hosts, missions
from kg.model import Block, DateMention, Document, Entity, Evidence, Mention, Sentence, Span
from kg.ontology import Ontology
from kg.sentences import sentences
from kg.titles import Title, titles

__all__ = ["Analysis"]

STRAIGHT_OPENING = re.compile(r'(?:(?<=[：:，,、。；;（(\s“「])|^)"(?=\S)|"(?=[《\w])(?<![。，！？\w]")', re.M)
STRAIGHT_CLOSING = re.compile('"')


def _start(mention: Mention) -> int:
    return mention.span.start


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
    known: dict[tuple[str, ...], Any] = field(default_factory=dict)  # what was asked once of the linked document

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def folded(self) -> str:
        return fold(self.document.text)

    @cached_property
    def quoting(self) -> str:
        """The text with straight quotation marks as “ and ”, by what stands around them; offsets hold."""
        return STRAIGHT_CLOSING.sub("”", STRAIGHT_OPENING.sub("“", self.document.text))

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
        at = bisect_left(self.mentions, span.start, key=_start)
        while at < len(self.mentions) and (mention := self.mentions[at]).span.start < span.end:
            if mention.span.end <= span.end:
                yield mention
            at += 1

    def overlapping(self, span: Span) -> list[Mention]:
        """The mentions that share a character with a span, in order; mentions do not overlap one another."""
        at = bisect_left(self.mentions, span.start, key=_start)
        if at and self.mentions[at - 1].span.end > span.start:
            at -= 1
        found = []
        while at < len(self.mentions) and self.mentions[at].span.start < span.end:
            found.append(self.mentions[at])
            at += 1
        return found

    def free(self, span: Span) -> bool:
        """Whether no mention overlaps a span."""
        return not self.overlapping(span)

    def settle(self, found: Iterable[Mention]) -> None:
        """Take new mentions: one that overlaps an earlier one counts only if it holds it whole."""
        for mention in found:
            rivals = self.overlapping(mention.span)
            if all(mention.span.holds(old.span) and mention.span != old.span for old in rivals):
                for old in rivals:
                    self.mentions.remove(old)
                insort(self.mentions, mention, key=_start)

    def titles_in(self, span: Span) -> Iterator[Title]:
        """The titles inside a span, in order."""
        at = bisect_left(self.titles, span.start, key=lambda title: title.span.start)
        while at < len(self.titles) and (title := self.titles[at]).span.start < span.end:
            if title.span.end <= span.end:
                yield title
            at += 1

    def linked(self, span: Span) -> Iterator[tuple[Mention, str]]:
        """The linked mentions inside a span with their entities' keys, in order."""
        return ((mention, self.links[mention.span]) for mention in self.between(span) if mention.span in self.links)

    @cached_property
    def missions(self) -> tuple[Mission, ...]:
        """Embassies and missions, once the names are known."""
        return tuple(missions(self.folded, self.mentions))

    @cached_property
    def hosts(self) -> tuple[Span, ...]:
        """Where missions, envoys and troops are stationed."""
        return tuple(hosts(self.folded, self.mentions, self.missions))

    def acting(self, span: Span) -> Iterator[tuple[Mention, str]]:
        """The linked mentions that may act or be aimed at: not where somebody is only stationed."""
        near = [one for one in self.hosts if one.overlaps(span)]
        return (one for one in self.linked(span) if not any(host.holds(one[0].span) for host in near))

    def linked_all(self) -> Iterator[tuple[Mention, str]]:
        """All linked mentions with their entities' keys, in order."""
        return ((mention, self.links[mention.span]) for mention in self.mentions if mention.span in self.links)

    def evidence(self, span: Span) -> Evidence:
        """The characters of a span with eight before and after."""
        text = self.document.text
        before, after = text[max(0, span.start - 8) : span.start], text[span.end : span.end + 8]
        return Evidence(span, text[span.start : span.end], before, after)
