"""Gathers a report from the positions of a graph, which are those of `kg positions`."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.catalog.catalog import Catalog
from kg.catalog.citing.many import BUILD, cited_here
from kg.catalog.citing.telling import joined
from kg.errors import KGError
from kg.export.report.asking import Asked, Known
from kg.export.report.nouns import STANCES, Difference, Held, Quote, Report, SideOn, SubjectPart
from kg.positions.differences import differing
from kg.positions.ledger import Position
from kg.rdf.graph import RdfGraph

__all__ = ["gathered"]

SIDES = 8  # of those who take positions, where nobody is asked for
NAMED = 3  # sides in a title
TELLING = ("reversed", "first", "vote")  # changes that are shown before others


def gathered(graph: RdfGraph, catalog: Catalog, asked: Asked) -> Report:
    """The report. Raises KGError if nothing of what is asked for is known."""
    return Gathering(Known(graph, catalog, asked)).report()


class Gathering:
    """Numbers the quotes as they are met."""

    def __init__(self, known: Known) -> None:
        self.known, self.asked, self.words = known, known.asked, known.words
        self.quotes: dict[str, Quote] = {}  # claim and stance -> quote

    def report(self) -> Report:
        sides, subjects = self.known.sides(), self.known.subjects()
        missing = [*sides.missing, *subjects.missing]
        if not subjects.keys or self.asked.actors and not sides.keys:
            raise KGError("; ".join(missing))
        parts = []
        for subject in subjects.keys:
            found = self.known.positions(subject)
            who = sides.keys or _speaking(found)
            parts.append(self._part(subject, found, who))
            spoken = {key: _of(found, key) for key in who}
            missing += [
                self.known.silent(key, subject, (one["actor"] for one in found)) for key in who if not spoken[key]
            ]
        things, names = self.known.catalog.things(), [self.known.named(key) for key in sides.keys]
        about = joined((self.known.named(key) for key in subjects.keys), self.words)
        few = len(names) <= NAMED
        some = (
            joined(names, self.words)
            if names and few
            else self.words("listed").join(names[:NAMED]) + self.words("and_so_on")
        )
        return Report(
            language=self.asked.language,
            title=self.words("title", sides=some, subjects=about) if names else self.words("title_all", subjects=about),
            since=self.asked.since or "", until=self.asked.until or "", documents=things.documents, claims=things.claims,
            first=things.first or "", last=things.last or "", build=self.known.catalog.digest[:BUILD], parts=tuple(parts),
            missing=tuple(dict.fromkeys(missing)),
        )  # fmt: skip

    def _part(self, subject: str, found: list[Position], who: Sequence[str]) -> SubjectPart:
        sides = [self._side(key, _of(found, key)) for key in who]
        agreeing = [
            (stance, names)
            for stance in STANCES[:2]
            if len(names := tuple(one.name for one in sides if one.counts[stance])) > 1
        ]
        votes = [
            (one.name, quote)
            for one in sides
            for position in _of(found, one.key)
            if position["change"] == "vote" and (quote := self._quote(position))
        ]
        return SubjectPart(
            subject, self.known.name(subject), tuple(sides), tuple(agreeing), tuple(self._differences(found, who)), tuple(votes)
        )  # fmt: skip

    def _side(self, key: str, said: list[Position]) -> SideOn:
        shown = {id(one): quote for one in _shown(said, self.asked.most) if (quote := self._quote(one))}
        counts = Counter(one["stance"] for one in said)
        held = [
            Held(one["date"] or "", one["stance"], shown[id(one)].number if id(one) in shown else 0, one["content"])
            for one in said
        ]
        return SideOn(
            key, self.known.name(key), {stance: counts[stance] for stance in STANCES}, tuple(held),
            tuple(shown[id(one)] for one in said if id(one) in shown),
        )  # fmt: skip

    def _differences(self, found: list[Position], who: Sequence[str]) -> Iterable[Difference]:
        """Between those who are asked for, if these are several; else between the one and others."""
        by_claim = {(one["claim"], one["actor"]): one for one in found}
        several = len(who) > 1
        for one in differing(found, self.known.graph.ontology, who):
            if several and not {one["one_actor"], one["other_actor"]} <= set(who):
                continue
            pair = [by_claim[one[f"{place}_claim"], one[f"{place}_actor"]] for place in ("one", "other")]
            quotes = [quote for position in pair if (quote := self._quote(position))]
            if len(quotes) == len(pair):
                names = [self.known.name(position["actor"]) for position in pair]
                yield Difference(one["how"], names[0], quotes[0], names[1], quotes[1], one["pairs"])

    def _quote(self, one: Position) -> Quote | None:
        name = f"{one['claim']} {one['stance']}"
        if name not in self.quotes:
            cited = cited_here(self.known.catalog, one["claim"], self.asked.language)
            if cited is None:
                return None
            self.quotes[name] = Quote(
                len(self.quotes) + 1, one["stance"], one["change"], one["date"] or "", one["reports"],
                str(cited.more["quote"]), cited,
            )  # fmt: skip
        return self.quotes[name]


def _of(found: Iterable[Position], key: str) -> list[Position]:
    """Those of a side, by date: it speaks, or somebody for it."""
    own = [one for one in found if key == one["actor"] or key in {report["speaker"] for report in one["told"]}]
    return sorted(own, key=lambda one: (one["date"] or "~", one["document"], one["start"], one["claim"]))


def _speaking(found: Iterable[Position]) -> list[str]:
    """Those with most positions."""
    counted = Counter(one["actor"] for one in found)
    return sorted(counted, key=lambda key: (-counted[key], key))[:SIDES]


def _shown(said: list[Position], most: int) -> list[Position]:
    """What changed and what takes a side before the rest, newer before older, each stance once at least; in their order.

    Of several of a stance on one day the others come late: one sentence of a speech tells more than the next one.
    """
    if not most:
        return said
    newest, known = list(reversed(said)), set[tuple[str, str]]()
    ranked = []
    for place, one in enumerate(newest):
        day, is_first = (one["stance"], one["date"] or ""), one["stance"] not in {stance for stance, _ in known}
        ranked.append(
            (not is_first, day in known, one["change"] not in TELLING, STANCES.index(one["stance"]) > 1, place)
        )
        known.add(day)
    chosen = {place for *_, place in sorted(ranked)[:most]}
    return [one for place, one in reversed(list(enumerate(newest))) if place in chosen]
