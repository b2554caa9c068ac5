"""What a negated sentence or a denial does to how a claim is told: whoever repeats it must not say the opposite."""

from kg.catalog.nouns import Claim
from kg.model.keys import name_of

__all__ = ["is_denied", "is_undone"]

UNDONE = ("accept", "endorse", "concern", "regret")  # a negated sentence may say that this is not done
CUES = ("否认", "驳斥", "批驳", "反驳", "否定", "辟谣")  # after which the words are what is denied


def is_undone(claim: Claim) -> bool:
    """Whether the sentence may say that what the act is called was not done."""
    return claim.polarity == "negative" and name_of(claim.illocution.key) in UNDONE


def is_denied(claim: Claim) -> bool:
    """Whether the words are what is denied, as of 否认曾经有过; else a denial says itself that something is not so."""
    cue = claim.cue_at.quote if claim.cue_at else ""
    return claim.polarity != "negative" and any(one in cue for one in CUES)
