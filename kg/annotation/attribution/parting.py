"""Where one claim of a sentence ends and another begins: `ontology/weights/places.tsv` decides, of the clauses on either side."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.annotation.attribution.illocution import IllocutionDecision, classify_illocution, supposes
from kg.annotation.attribution.main_clauses import units
from kg.annotation.attribution.sides import ACTORS, Side, Whose, goes_on_about, subject_side
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.document import Analysis
from kg.model import Span

__all__ = ["PARTED", "PlaceObserver", "ReadClause", "begins_claim", "place_features", "read_clauses"]

PARTED = "parted"  # the class of a place at which another claim begins
JUDGING = frozenset({"criticize", "concern", "warn", "oppose"})
SAID = frozenset({"urge", "oppose", "condemn"})  # what a clause does in so many words
OWN_ACTS = frozenset({"pledge", "announce", "refuse", "oppose", "cue"})
PRONOUN = re.compile("[他她它]")
CONJUNCTION = 3  # characters of one before a subject
LENGTHS = (8, 16, 24)  # characters of a unit, in steps
NUMBERS = 3  # of a unit, counted so far
OPENING = 2  # characters with which a unit opens

PlaceObserver = Callable[[Utterance, Span, Sequence[str]], None]


@dataclass(frozen=True, slots=True)
class ReadClause:
    """A main clause with those before it that depend on it, read alone, and what of the clauses before it counts."""

    unit: Span
    main: Span
    decision: IllocutionDecision  # what it does
    before: Whose | None  # whose side the subject before it is on
    named: Whose | None  # whose its own is
    another: bool  # whether its subject is an actor who stood in no clause before
    running: str  # what the clauses before do: the first act among them that is more than an assertion
    supposed: bool  # whether a condition opens one of them


def read_clauses(analysis: Analysis, span: Span, side: Side) -> list[ReadClause]:
    """The main clauses of a span, each with what it does where the subject before it may go on."""
    found: list[ReadClause] = []
    whose: Whose | None = None
    actors: set[str | None] = set()
    running, supposed = "assert", False
    for unit, main in units(analysis, span):
        decision = classify_illocution(analysis, unit, side, whose)
        named = goes_on_about(analysis, main, subject_side(analysis, main, side), whose)
        actor = next((key for mention, key in analysis.acting(main) if mention.kind in ACTORS), None)
        another = named is not None and actor not in actors
        found.append(ReadClause(unit, main, decision, whose, named, another, running, supposed))
        whose = named or whose
        actors.add(actor)
        running = decision.illocution if running == "assert" else running
        supposed = supposed or supposes(analysis, unit)
    return found


def place_features(analysis: Analysis, utterance: Utterance, read: Sequence[ReadClause], number: int) -> list[str]:
    """What is known of the place before a main clause, each once, in a fixed order. Names are in it only by their side."""
    here, last = read[number], read[number - 1]
    act, step = here.decision.illocution, here.decision.step
    differs = here.running != act
    turns = here.named is not None and here.named != (here.before or "own")
    parsed, text = analysis.clause(here.main), analysis.folded
    words = analysis.ontology.lexicons.grammar.conjunctions
    opening = Span(here.unit.start, min(here.unit.start + OPENING, here.unit.end))
    return [
        "always=",
        f"cue={utterance.verb}",
        f"acts={last.decision.illocution}>{act}",
        f"running={here.running}>{act}",
        f"differs={differs}",
        f"step={step}",
        f"steps={last.decision.step}>{step}",
        f"whose={here.before}>{here.named}",
        f"turns={turns}+{differs}",
        f"another={here.another}",
        f"thing={parsed.subject is not None and here.named is None}",
        f"verb={text[slice(*parsed.verb)] if parsed.verb else None}",
        f"modal={parsed.modal}",
        f"negation={parsed.negation is not None}",
        f"done={parsed.done}",
        f"mark={text[last.unit.end]}",
        f"opening={'name' if analysis.overlapping(opening) else text[slice(*opening)]}",
        f"against={words.adversative.pattern.match(text, here.unit.start) is not None}",
        f"takes_up={words.taking_up.pattern.match(text, here.unit.start) is not None}",
        f"supposed={here.supposed}",
        f"supposing={supposes(analysis, here.unit)}",
        f"length={sum(here.unit.end - here.unit.start > one for one in LENGTHS)}",
        f"number={min(number, NUMBERS)}",
    ]


def begins_claim(analysis: Analysis, here: ReadClause, features: Sequence[str]) -> bool:
    """Whether another claim begins at a place: its clause surely begins one, or weights say so, surely enough."""
    if _surely_begins(analysis, here):
        return True
    weights = analysis.ontology.weights.get("places")
    return weights is not None and weights.likelihoods(features, [1.0] * len(features))[PARTED] > weights.margin


def _surely_begins(analysis: Analysis, here: ReadClause) -> bool:
    """Whether a clause does something else in so many words.

    It judges what was stated before it (此举违反…), urges after more than a statement (…，敦促美方…), or pledges or
    refuses as an actor of its own (…，中方不接受).
    """
    act, at = here.decision, here.unit.start
    if here.running == act.illocution:
        return False
    words = analysis.ontology.lexicons.grammar.conjunctions
    if here.running == "assert" and act.illocution in JUDGING and words.taking_up.pattern.match(analysis.folded, at):
        return True
    if here.running != "assert" and act.step in SAID:
        return True
    subject = analysis.clause(here.main).subject
    opens = subject is not None and subject.start - here.main.start <= CONJUNCTION
    own = opens and here.named is not None and not PRONOUN.match(analysis.folded, here.main.start)
    return own and act.step in OWN_ACTS
