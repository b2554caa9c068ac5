"""Which side each claim takes on the treaties and topics it is about: the picture ties speakers to these, too."""

from collections import defaultdict
from collections.abc import Iterator

from kg.model.keys import kind_of
from kg.network.reader import GraphReader, short
from kg.ontology import Ontology
from kg.positions.rules import rules
from kg.positions.stance import stance
from kg.rdf.records import ClaimRecord, claim_row
from kg.text.script import fold

__all__ = ["Stances"]

NAMED = ("name", "short")  # forms of names; metonyms and nominals would find 条约 of any treaty
BRACKETS = " 《》“”"


class Stances:
    """Reads claims as `kg.positions` does, one at a time and without its ledger of changes."""

    def __init__(self, view: GraphReader) -> None:
        self._view, self._rules = view, rules(view.ontology)
        self._left_out = frozenset(view.ontology.lexicons.positions.subjects.leave_out)
        self._names: dict[str, frozenset[str]] = dict(_topics(view.ontology))
        self._curated: dict[str, set[str]] = defaultdict(set)
        for name in view.ontology.names:
            if name.form in NAMED and kind_of(name.key) == "treaty":
                self._curated[name.key].add(name.text)

    def of(self, claim: ClaimRecord) -> tuple[tuple[str, str], ...]:
        """(node, stance) for each treaty and topic of a claim: (`treaty/NPT`, `for`), (`topic/sanctions`, `demand`)."""
        treaties = {one.key: short(one.iri) for one in (*claim.instruments, *claim.targets)
                    if one.key and kind_of(one.key) == "treaty"}  # fmt: skip
        about = treaties | {f"topic:{name}": f"topic/{name}" for name in claim.topics if name not in self._left_out}
        if not about:
            return ()
        row = claim_row(claim)
        return tuple(
            (node, stance(row, key, self._rules, self._called(key, node))) for key, node in sorted(about.items())
        )

    def _called(self, key: str, node: str) -> frozenset[str]:
        if key not in self._names:
            known, curated = self._view.ontology.entities.get(key), self._curated.get(key, set())
            names = {self._view.label(node), *self._view.aliases(node), *curated}
            names |= {known.label, *known.aliases} if known else set()
            self._names[key] = frozenset(fold(one).casefold().strip(BRACKETS) for one in names)
        return self._names[key]


def _topics(ontology: Ontology) -> Iterator[tuple[str, frozenset[str]]]:
    """Each topic with its labels, short names and expressions, folded, and the expressions of those below it."""
    concepts = ontology.concepts("topic")
    own: dict[str, set[str]] = {}
    told: dict[str, set[str]] = defaultdict(set)
    for iri, about in concepts.items():
        own[iri] = {fold(one.text).casefold() for one in (*about["prefLabel"], *about["altLabel"])}
        expressions = [one.text for one in about["hiddenLabel"]]
        expressions += [one.text for one in about["prefLabel"] if one.language == "zh-hans"]
        line: str | None = iri
        while line:
            told[line].update(fold(one).casefold() for one in expressions)
            line = next((one.text for one in concepts.get(line, {}).get("broader", ())), None)
    for iri in concepts:
        name = short(iri).partition("/")[2]
        yield f"topic:{name}", frozenset(own[iri] | told[iri])
