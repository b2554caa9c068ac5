"""What of a claim a scorer of acts sees: the rule's answer, the verb that brings it in, its clauses, its characters."""

from collections.abc import Iterator

from kg.annotation.attribution.illocution import IllocutionDecision
from kg.annotation.attribution.sides import ACTORS, Side, subject_side
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.document import Analysis
from kg.model import Span
from kg.model.keys import kind_of
from kg.text.sentences import clauses

__all__ = ["act_features"]

LONGEST = 3  # characters of a string
LENGTHS = (10, 20, 35, 55, 80)  # characters of a content, in steps
OWN, SHARED, OTHER, DATE = "Ｓ", "Ｇ", "Ｏ", "Ｄ"  # in the place of a name: whose side it is on
KINDS = {"treaty": "Ｔ", "doc": "Ｒ", "event": "Ｅ", "place": "Ｐ"}


def act_features(
    analysis: Analysis, utterance: Utterance, span: Span, decision: IllocutionDecision, side: Side
) -> list[str]:
    """The features of a content, each once, in a fixed order. Names are in them only by kind and side."""
    found = [
        "always=",
        f"act={decision.illocution}",
        f"step={decision.step}",
        f"cue={utterance.verb}",
        f"cue+act={utterance.verb}+{decision.illocution}",
        f"cued={utterance.cue is not None}",
        f"quotation={utterance.quotation}",
        f"speaker={kind_of(utterance.speaker)}",
        f"length={sum(span.end - span.start > one for one in LENGTHS)}",
        *_clauses(analysis, span, side),
        *_strings(_masked(analysis, span, side)),
    ]
    return list(dict.fromkeys(found))


def _clauses(analysis: Analysis, span: Span, side: Side) -> Iterator[str]:
    """Subject, modal, negation and main verb of the first clause; of the others, whose side they are on."""
    first, *others = clauses(analysis.folded, span)
    parsed = analysis.clause(first)
    whose = subject_side(analysis, first, side) or ("thing" if parsed.subject else "none")
    verb = analysis.folded[slice(*parsed.verb)] if parsed.verb else "none"
    yield f"subject={whose}"
    yield f"verb={verb}"
    yield f"modal={parsed.modal}"
    yield f"subject+modal={whose}+{parsed.modal}"
    yield f"subject+verb={whose}+{verb}"
    yield f"negation={parsed.negation is not None}"
    yield f"done={parsed.done}"
    yield from (f"next={subject_side(analysis, one, side)}" for one in others)


def _masked(analysis: Analysis, span: Span, side: Side) -> str:
    """The content with a sign for each name and date, between two marks."""
    signs = [
        (mention.span, _whose(key, side) if mention.kind in ACTORS else KINDS.get(mention.kind, "Ｐ"))
        for mention, key in analysis.linked(span)
    ]
    signs += [(one.span, DATE) for one in analysis.dates_in(span)]
    pieces, at = ["^"], span.start
    for place, sign in sorted(signs):
        if place.start >= at:
            pieces += [analysis.folded[at : place.start], sign]
            at = place.end
    return "".join((*pieces, analysis.folded[at : span.end], "$"))


def _whose(key: str, side: Side) -> str:
    return OWN if key in side.keys or key in side.officials else SHARED if key in side.shared else OTHER


def _strings(text: str) -> Iterator[str]:
    for size in range(1, LONGEST + 1):
        yield from (text[at : at + size] for at in range(len(text) - size + 1))
