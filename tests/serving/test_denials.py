"""Nobody who repeats how a claim is told says the opposite."""

from dataclasses import replace

import pytest

pytest.importorskip("starlette")

from kg.catalog import Claim, ClaimFilter, Offsets, Page, Ref
from kg.catalog.citing.denials import is_denied, is_undone
from kg.serving.agents.wording import worded_claim
from kg.serving.builds import Build


@pytest.fixture(scope="module")
def claim(sample_folder: object) -> Claim:
    build = Build(sample_folder)  # type: ignore[arg-type]
    return build.catalog.claims(ClaimFilter(), page=Page(0, 1)).items[0]


def of(claim: Claim, act: str, label: str, polarity: str, cue: str) -> Claim:
    act_ref = Ref(f"illocution:{act}", "", "illocution", label)
    return replace(
        claim, illocution=act_ref, polarity=polarity, cue_at=Offsets(0, len(cue), cue), targets=(), quotation=None
    )


@pytest.mark.parametrize(
    ("act", "label", "polarity", "cue", "worded"),
    [
        ("deny", "否认", "negative", "说", "否认，称（否定句"),
        ("deny", "否认", "affirmative", "说", "否认，称"),
        ("deny", "否认", "affirmative", "否认", "否认"),
        ("accept", "同意", "negative", "表示", "称（归类为“同意”）（否定句"),
        ("accept", "同意", "affirmative", "表示", "同意"),
    ],
)
def test_an_act_is_worded_as_it_was_done(
    claim: Claim, act: str, label: str, polarity: str, cue: str, worded: str
) -> None:
    told = worded_claim(of(claim, act, label, polarity, cue))
    assert worded in told
    assert ("，称" in told) == (act == "deny" and cue != "否认")


def test_what_is_denied_and_what_is_not_done_are_told_apart(claim: Claim) -> None:
    assert is_denied(of(claim, "deny", "否认", "affirmative", "否认"))
    assert not is_denied(of(claim, "deny", "否认", "negative", "否认"))
    assert is_undone(of(claim, "accept", "同意", "negative", "表示")) and not is_undone(
        of(claim, "deny", "否认", "negative", "说")
    )
