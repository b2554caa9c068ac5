"""Names to entities: what a name may stand for, and whether one of these is sure."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from kg.catalog.matching.days import day_of
from kg.catalog.matching.names import KnownNames
from kg.catalog.matching.nouns import Candidate, Match, Reading, kind_meant
from kg.catalog.matching.posts import covers
from kg.catalog.matching.readings import Readings
from kg.catalog.matching.spelling import LONGEST, plain
from kg.model.keys import name_of
from kg.output.files import printable

__all__ = ["Matcher"]

AKIN = 0.05  # what a kind that is only akin takes off the score
OTHER = 0.4  # the most that one of another kind has
SURE = 0.85  # the least that a sure one has
ABBREVIATION = 3  # letters from which on the end of a key is one
TOLD = 3  # that are named in a reason


class Matcher:
    """Names of one ontology, and of a graph, to entities. The same name always has the same answer."""

    def __init__(self, names: KnownNames) -> None:
        self.names = names
        self.ontology = names.ontology
        self._readings = Readings(names)

    def candidates(
        self, name: str, *, kind: str | None = None, date: str | None = None, limit: int = 5
    ) -> tuple[Candidate, ...]:
        """What a name may stand for, the best first; `sure` of one at most. `kind` and `date` as of `match`."""
        return self.match(name, kind=kind, date=date, limit=limit).candidates

    def match(self, name: str, *, kind: str | None = None, date: str | None = None, limit: int = 5) -> Match:
        """The entity that a name stands for, or why there is none.

        `kind`: state, 国家, person … (FormatError for what is no kind). `date`: YYYY, YYYY-MM or YYYY-MM-DD (KGError for
        what is none). Nothing is sure by likeness: a name must be known, but for its spelling.
        """
        wanted, day = self.check(kind=kind, date=date)
        if len(name) > LONGEST:
            return Match(name, None, (), f"no such name: {len(name)} characters, and no name has more than {LONGEST}")
        text = printable(name).strip()  # what no graph can hold is in no name
        if not plain(text):
            return Match(name, None, (), "no name: there is no letter in it")
        found, said = self._readings.of(text, day)
        best = self._best(self._of_kind(found, wanted))
        chosen, why = self._chosen(text, best, wanted, day)
        if chosen:
            best[chosen] = replace(best[chosen], score=max(best[chosen].score, SURE))
        ranked = sorted(best.values(), key=lambda one: (one.key != chosen, -one.score, one.key))
        told = tuple(self._candidate(one, one.key == chosen) for one in ranked[: max(limit, 0)])
        if chosen and told:
            return Match(name, told[0], told, told[0].why)
        return Match(name, None, told, why or said or "no such name")

    def check(self, *, kind: str | None = None, date: str | None = None) -> tuple[str | None, str | None]:
        """The kind and the day that are meant. FormatError or KGError as of `match`."""
        return kind_meant(kind, self.ontology), day_of(date)

    # -- deciding --------------------------------------------------------------------------------------------------

    def _of_kind(self, found: Iterable[Reading], wanted: str | None) -> list[Reading]:
        """The readings with what a wanted kind does to them."""
        return [self._weighed(one, wanted) for one in found] if wanted else list(found)

    def _weighed(self, one: Reading, wanted: str) -> Reading:
        kind = self._kind(one.key)
        if kind == wanted:
            decided = one.form in ("metonym", "letter", "code", "expression")  # the kind says what it stands for
            return Reading(
                one.key, max(one.score, 0.86) if decided else one.score, one.why, one.sure or decided, one.form
            )
        if frozenset((kind, wanted)) in self._akin:
            return Reading(one.key, one.score - AKIN, f"{one.why}, a {kind} here", one.sure, one.form)
        return Reading(one.key, min(one.score, OTHER), f"{one.why}, but a {kind}", False, "other-kind")

    @cached_property
    def _akin(self) -> frozenset[frozenset[str]]:
        return frozenset(frozenset(pair.split()) for pair in self.ontology.lexicons.matching.akin.pairs)

    def _kind(self, key: str) -> str:
        known = self.names.known(key)
        return known.kind if known else ""

    def _best(self, found: Iterable[Reading]) -> dict[str, Reading]:
        """Of each entity the best reading."""
        best: dict[str, Reading] = {}
        for one in found:
            old = best.get(one.key)
            if old is None or (one.sure, one.score) > (old.sure, old.score):
                best[one.key] = one
        return best

    def _chosen(
        self, name: str, best: dict[str, Reading], wanted: str | None, day: str | None
    ) -> tuple[str | None, str]:
        """The one that is sure, if there is exactly one; else why not."""
        sure = [key for key, one in best.items() if one.sure]
        if len(sure) > 1 and not wanted:  # a thing before the topic of its name, what is described before what was met
            sure = [key for key in sure if self._kind(key) != "topic"] or sure
            sure = [key for key in sure if best[key].form != "met"] or sure
        if len(sure) > 1 and wanted:
            sure = [key for key in sure if self._kind(key) == wanted] or sure
        if len(sure) > 1 and day:
            sure = [key for key in sure if self._is_of(key, day)] or sure
        if not sure and len(best) == 1 and name.isupper() and len(name) >= ABBREVIATION:
            own = [key for key, one in best.items() if one.form != "other-kind"]
            sure = [key for key in own if name_of(key) == name]  # WHO: nothing else is abbreviated so
        if not sure:
            only = [key for key, one in best.items() if one.form == "nominal"]
            at_that_time = [key for key in only if day and self._kind(key) == "person" and self._in_office(key, day)]
            if len(at_that_time) == 1:
                return at_that_time[0], ""
            if len(only) > 1:
                return None, self._ambiguous(only)
            if any(one.form == "other-kind" for one in best.values()):
                return None, f"no {wanted} of that name"
            return None, self._unsure(best)
        if len(sure) == 1 and best[sure[0]].form == "alias" and not wanted:  # AP, CNS: another is abbreviated so too
            sure += [key for key, one in best.items() if one.form == "code" and self._kind(key) != "topic"]
        return (sure[0], "") if len(sure) == 1 else (None, self._ambiguous(sure))

    def _is_of(self, key: str, day: str) -> bool:
        return day[:4] in self.ontology.years(key) or self._in_office(key, day)

    def _in_office(self, key: str, day: str) -> bool:
        return any(covers(one, day) for one in self.ontology.tenures.get(key, ()))

    def _ambiguous(self, keys: list[str]) -> str:
        kinds = {self._kind(key) for key in keys}
        noun = "people" if kinds == {"person"} else "things"
        labels = [known.label for key in sorted(keys) if (known := self.names.known(key))]
        more = f" and {len(labels) - TOLD} more" if len(labels) > TOLD else ""
        return f"ambiguous: {len(keys)} {noun}: {', '.join(labels[:TOLD])}{more}"

    @staticmethod
    def _unsure(best: dict[str, Reading]) -> str:
        first = max(best.values(), key=lambda one: (one.score, one.key), default=None)
        return f"not sure: {first.why}" if first and first.form not in ("near", "post") else ""

    def _candidate(self, one: Reading, chosen: bool) -> Candidate:
        known = self.names.known(one.key)
        assert known is not None
        return Candidate(one.key, known.iri, known.label, known.kind, round(max(one.score, 0.0), 2), one.why, chosen)
