"""A document while it is analyzed: what one stage found is there for the next."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from kg.annotation.lexical.clause import Clause, parse
from kg.annotation.lexical.gazetteer import Token, gazetteer
from kg.annotation.lexical.missions import Mission, hosts, missions
from kg.annotation.lexical.titles import Title, titles
from kg.annotation.mentions import Mentions
from kg.model import Block, DateMention, Document, Entity, Evidence, Kind, Mention, Sentence, Span
from kg.ontology import Ontology
from kg.text.quoting import curled
from kg.text.script import fold
from kg.text.sentences import sentences

__all__ = ["Analysis"]

QUOTE_OPENS, QUOTE_CLOSES = re.compile("[“「]"), re.compile("[”」]")


def _start(one: Sentence | Block | DateMention | Title | Token | Mission) -> int:
    return one.span.start


@dataclass
class Analysis:
    """Mentions, dates, links and entities of one document, filled stage by stage."""

    document: Document
    ontology: Ontology
    mentions: Mentions = field(default_factory=Mentions)
    dates: list[DateMention] = field(default_factory=list)
    links: dict[Span, str] = field(default_factory=dict)  # mention's span -> entity's key
    entities: dict[str, Entity] = field(default_factory=dict)
    identities: dict[tuple[Kind, str | None], str] = field(default_factory=dict)  # kind and last part of IRI -> key
    held_by: dict[str, str | None] = field(default_factory=dict)  # event made here -> the organ that holds it
    fought: list[tuple[Span, tuple[str, ...], str]] = field(
        default_factory=list
    )  # where a conflict is told, its sides, it
    organs: dict[str, set[str]] = field(default_factory=dict)  # state -> those of its organs that are entities here
    issuers: dict[str, tuple[str, ...]] = field(default_factory=dict)  # document -> who issued it
    known: dict[tuple[Hashable, ...], Any] = field(default_factory=dict)  # what was asked once of the linked document

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def folded(self) -> str:
        return fold(self.document.text)

    @cached_property
    def quoting(self) -> str:
        """The text with straight quotation marks as “ and ”; offsets hold."""
        return curled(self.document.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentences(self.document))

    @cached_property
    def tokens(self) -> list[Token]:
        return gazetteer(self.ontology).scan(self.folded)

    @cached_property
    def titles(self) -> tuple[Title, ...]:
        return tuple(titles(self.text, self.folded, self.tokens, self.ontology))

    @cached_property
    def by_block(self) -> dict[int, list[Sentence]]:
        """The sentences of each block by its number."""
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.block, []).append(sentence)
        return found

    @cached_property
    def by_holder(self) -> dict[Span, Title]:
        """The first title of each name that stands beside one."""
        return {title.holder: title for title in reversed(self.titles) if title.holder}

    @cached_property
    def by_person(self) -> dict[str, list[Title]]:
        """The titles of each entity whose name stands beside one, in order. To be asked of the linked document only."""
        found: dict[str, list[Title]] = {}
        for title in self.titles:
            if title.holder and (key := self.links.get(title.holder)):
                found.setdefault(key, []).append(title)
        return found

    def title_around(self, span: Span) -> Title | None:
        """The first title with a name beside it that holds a span whole."""
        at = bisect_right(self.titles, span.start, key=_start)
        near = self.titles[max(0, at - 3) : at]  # a title may hold what the next one begins with, hardly more
        return next((one for one in near if one.holder and one.span.holds(span)), None)

    @cached_property
    def quote_marks(self) -> tuple[list[int], list[int]]:
        """Where quotations open, and where they close."""
        return tuple([one.start() for one in marks.finditer(self.quoting)] for marks in (QUOTE_OPENS, QUOTE_CLOSES))  # type: ignore[return-value]

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands between quotation marks, in order; a block that opens with one and does not close it, to its end."""
        found, (opens, closes) = [], self.quote_marks
        for at in opens:
            block = self.block_of(at)
            after = bisect_right(closes, at)
            end = closes[after] if after < len(closes) else block.span.end
            if end < block.span.end or at == block.span.start:
                found.append(Span(at + 1, min(end, block.span.end)))
        return tuple(found)

    def block_of(self, at: int) -> Block:
        """The block in which a code point stands."""
        blocks = self.document.blocks
        number = max(0, bisect_right(blocks, at, key=_start) - 1)
        return blocks[number] if at < blocks[number].span.end else blocks[min(number + 1, len(blocks) - 1)]

    def sentence_of(self, at: int) -> Sentence | None:
        """The sentence in which a code point stands."""
        number = bisect_right(self.sentences, at, key=_start) - 1
        return self.sentences[number] if number >= 0 and at < self.sentences[number].span.end else None

    def sentences_in(self, span: Span) -> Sequence[Sentence]:
        """The sentences that share a character with a span."""
        first = max(0, bisect_right(self.sentences, span.start, key=_start) - 1)
        return [
            one
            for one in self.sentences[first : bisect_left(self.sentences, span.end, key=_start)]
            if one.span.overlaps(span)
        ]

    def dates_in(self, span: Span) -> Sequence[DateMention]:
        """The dates inside a span, in order."""
        first, last = (bisect_left(self.dates, at, key=_start) for at in span)
        return [one for one in self.dates[first:last] if one.span.end <= span.end]

    def date_before(self, at: int) -> DateMention | None:
        """The last date that ends up to a place."""
        number = bisect_left(self.dates, at, key=_start) - 1
        while number >= 0 and self.dates[number].span.end > at:
            number -= 1
        return self.dates[number] if number >= 0 else None

    def tokens_in(self, span: Span) -> Sequence[Token]:
        """The tokens that share a character with a span."""
        first = max(0, bisect_right(self.tokens, span.start, key=_start) - 1)
        return [
            one
            for one in self.tokens[first : bisect_left(self.tokens, span.end, key=_start)]
            if one.span.overlaps(span)
        ]

    def between(self, span: Span) -> list[Mention]:
        """The mentions inside a span, in order."""
        return self.mentions.between(span)

    def overlapping(self, span: Span) -> list[Mention]:
        """The mentions that share a character with a span, in order; mentions do not overlap one another."""
        return self.mentions.overlapping(span)

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
                self.mentions.add(mention)

    @cached_property
    def _starts_of_titles(self) -> list[int]:
        return [title.span.start for title in self.titles]

    def titles_in(self, span: Span) -> list[Title]:
        """The titles inside a span, in order."""
        first = bisect_left(self._starts_of_titles, span.start)
        near = self.titles[first : bisect_left(self._starts_of_titles, span.end, first)]
        return [title for title in near if title.span.end <= span.end]

    def linked(self, span: Span) -> list[tuple[Mention, str]]:
        """The linked mentions inside a span with their entities' keys, in order."""
        links = self.links
        return [(one, links[one.span]) for one in self.mentions.between(span) if one.span in links]

    @cached_property
    def missions(self) -> tuple[Mission, ...]:
        """Embassies and missions, once the names are known."""
        return tuple(missions(self.folded, self.mentions, self.ontology))

    def missions_in(self, span: Span) -> Sequence[Mission]:
        """Those that stand whole inside a stretch, in order."""
        if not self.missions:
            return ()
        at = bisect_left(self.missions, span.start, key=_start)
        near = self.missions[at : bisect_left(self.missions, span.end, key=_start)]
        return [mission for mission in near if span.holds(mission.span)]

    @cached_property
    def hosts(self) -> tuple[Span, ...]:
        """Where missions, envoys and troops are stationed, in order."""
        return tuple(sorted(hosts(self.folded, self.mentions, self.missions, self.ontology)))

    @cached_property
    def _longest_host(self) -> int:
        return max((one.end - one.start for one in self.hosts), default=0)

    def acting(self, span: Span) -> list[tuple[Mention, str]]:
        """The linked mentions that may act or be aimed at: not where somebody is only stationed."""
        linked = self.linked(span)
        if not (linked and self.hosts):
            return linked
        first = bisect_left(self.hosts, (span.start - self._longest_host, 0))
        near = [one for one in self.hosts[first : bisect_left(self.hosts, (span.end, 0))] if one.overlaps(span)]
        return [one for one in linked if not any(host.holds(one[0].span) for host in near)]

    def last(self, at: int, kind: Kind, lowest: int = 0) -> tuple[Mention, str] | None:
        """The last linked mention of a kind that ends up to a place, not before `lowest`, with its entity's key."""
        for mention in self.mentions.before(at, kind):
            if mention.span.start < lowest:
                return None
            if mention.span in self.links:
                return mention, self.links[mention.span]
        return None

    def linked_all(self) -> Iterator[tuple[Mention, str]]:
        """All linked mentions with their entities' keys, in order."""
        return ((mention, self.links[mention.span]) for mention in self.mentions if mention.span in self.links)

    def clause(self, span: Span) -> Clause:
        """The parse of a clause. To be asked once the names are known."""
        asked = ("clause", span)
        if asked not in self.known:
            names = [mention.span for mention in self.between(span)]
            self.known[asked] = parse(self.folded, span, names, self.ontology)
        return cast(Clause, self.known[asked])

    def evidence(self, span: Span) -> Evidence:
        """The characters of a span, as evidence."""
        return Evidence(span, self.text[span.start : span.end])
