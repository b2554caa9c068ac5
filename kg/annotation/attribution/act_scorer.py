"""Where a rule that guesses an act from words is unsure, trained weights decide: `ontology/weights/acts.tsv`."""

from collections.abc import Sequence

from kg.annotation.attribution.act_features import act_features
from kg.annotation.attribution.illocution import IllocutionDecision
from kg.annotation.attribution.sides import Side
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.document import Analysis
from kg.model import Span

__all__ = ["judged", "may_become", "values_of"]

STRING = 0.3  # of a string of characters; of what is known of a clause, 1
# Steps that guess from the words of a content. What a verb of the narrator's says (cue, attitude) stands.
GUESSED = frozenset(
    [
        "plain",
        "blame",
        "ought",
        "ought-together",
        "pledge",
        "announce",
        "disown",
        "disown-any",
        "not-so",
        "refute",
        "praise",
        "worry",
        "foresee",
        "account",
    ]
)


DENIALS = frozenset({"disown", "disown-any", "not-so", "refute"})
DENIED = frozenset({"assert", "deny"})  # what weights may make of them: 不违反 blames nobody


def may_become(step: str, act: str) -> bool:
    """Whether weights may make that act of what a step of the rules decided."""
    return step in GUESSED and (step not in DENIALS or act in DENIED)


def values_of(features: Sequence[str]) -> list[float]:
    """How much each feature counts: strings of characters, of which there are many, less."""
    return [1.0 if "=" in one else STRING for one in features]


def judged(
    analysis: Analysis, utterance: Utterance, span: Span, decision: IllocutionDecision, side: Side
) -> IllocutionDecision:
    """The decision of the rules, or that of the weights where they are surer of another by their margin."""
    weights = analysis.ontology.weights.get("acts")
    if weights is None or decision.step not in GUESSED:
        return decision  # before anything is counted
    found = act_features(analysis, utterance, span, decision, side)
    likelihoods = weights.likelihoods(found, values_of(found))
    likeliest = max(likelihoods, key=lambda one: (likelihoods[one], one))
    if likelihoods[likeliest] - likelihoods.get(decision.illocution, 0.0) <= weights.margin:
        return decision
    if not may_become(decision.step, likeliest):
        return decision
    return IllocutionDecision(likeliest, "weighed", decision.at)
