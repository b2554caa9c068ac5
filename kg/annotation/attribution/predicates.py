"""Whether the main verb of a clause is one that a step of `lexicon/stance.toml` asks for."""

from kg.annotation.document import Analysis
from kg.annotation.lexical.clause import Clause
from kg.ontology.lexicons.stance import Predicate
from kg.text.segmentation import words

__all__ = ["fits"]

ME = "我"
NEEDS = "需要"  # the one modal that may have a noun after it
NEXT = 8  # characters after a modal that are cut into words


def fits(parsed: Clause, analysis: Analysis, wanted: Predicate) -> bool:
    """Whether a clause with a main verb has the verb, modal, negation and adverbs that are wanted, and tells of no thought or deed."""
    assert parsed.verb is not None
    verb = analysis.folded[slice(*parsed.verb)]
    return (
        (verb in wanted.verbs if wanted.verbs else verb not in analysis.ontology.lexicons.grammar.announcing.verbs)
        and (not wanted.modals or (parsed.modal in wanted.modals and not _needs_a_thing(parsed, analysis)))
        and (parsed.negation in wanted.negations if wanted.negations else parsed.negation is None)
        and (parsed.done or not wanted.done)
        and not (wanted.modals and (parsed.done or _thinks(parsed, analysis)))
        and (not wanted.adverbs or any(one.text in wanted.adverbs for one in parsed.words))
    )


def _needs_a_thing(parsed: Clause, analysis: Analysis) -> bool:
    """Whether a noun follows the modal: 需要几个月的时间 asks nobody to act."""
    at = next((one.end for one in parsed.words if one.text == parsed.modal), len(analysis.folded))
    parts = [part for _, part in words(analysis.folded[at : at + NEXT])][:2]
    return parsed.modal == NEEDS and (not parts or parts[0] in ("noun", "time")) and parts[1:] != ["verb"]


def _thinks(parsed: Clause, analysis: Analysis) -> bool:
    """Whether 我想 only says that one thinks so."""
    return parsed.subject is not None and analysis.folded[slice(*parsed.subject)] == ME
