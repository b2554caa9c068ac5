"""Cases from `fixtures/*.toml`, and what a claim must be to be the one that a case wants."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from kg.model import Annotation, Claim, Span
from tests.support.places import FIXTURES

__all__ = ["check", "differences", "happened", "marks", "names", "read", "several", "shown"]

LEAST_OVERLAP = 0.5  # shared characters of two contents, as the scorer of the gold counts them


def read(name: str) -> dict[str, Any]:
    """A fixture as tables."""
    return tomllib.loads((FIXTURES / f"{name}.toml").read_text(encoding="utf-8"))


def marks(known: bool) -> list[pytest.MarkDecorator]:
    """What fails today must fail, until the mark is taken away."""
    return [pytest.mark.xfail(reason="known", strict=True)] if known else []


def names(annotation: Annotation, key: str | None, wanted: str) -> bool:
    """Whether a key is the wanted one: itself, of that kind alone (`doc`), or of that kind and called so (`person:蒲亭`)."""
    if not key or not wanted:
        return not key and not wanted
    kind, _, name = wanted.partition(":")
    entity = annotation.entities.get(key)
    called = {entity.label, *entity.aliases} if entity else set()
    return key == wanted or key.split(":")[0] == kind and (not name or name in called)


def differences(annotation: Annotation, claim: Claim, wanted: Mapping[str, Any]) -> list[str]:
    """The fields of a claim that are not as wanted, in words."""
    found = []
    if "speaker" in wanted and not any(names(annotation, claim.speaker, one) for one in several(wanted["speaker"])):
        found.append(f"speaker {claim.speaker}, not {wanted['speaker']}")
    if "for" in wanted and not names(annotation, claim.on_behalf_of, wanted["for"]):
        found.append(f"for {claim.on_behalf_of}, not {wanted['for'] or None}")
    cue = claim.cue.quote if claim.cue else ""
    if "cue" in wanted and cue != wanted["cue"]:
        found.append(f"cue {cue!r}, not {wanted['cue']!r}")
    if "content" in wanted and _overlap(claim.content.span, _place(annotation, wanted["content"])) < LEAST_OVERLAP:
        found.append(f"content {claim.content.quote!r}, not {wanted['content']!r}")
    if "illocution" in wanted and claim.illocution not in several(wanted["illocution"]):
        found.append(f"illocution {claim.illocution} ({claim.rule}), not {wanted['illocution']}")
    if "targets" in wanted and not _same_targets(annotation, claim, wanted["targets"]):
        found.append(f"targets {list(claim.targets)}, not {wanted['targets']}")
    if "polarity" in wanted and claim.polarity != wanted["polarity"]:
        found.append(f"polarity {claim.polarity}, not {wanted['polarity']}")
    return found


def check(annotation: Annotation, text: str, wanted: Sequence[Mapping[str, Any]]) -> None:
    """Fail, with what was found, if a text does not make just the claims wanted, in their order."""
    found = annotation.claims
    wrong = [] if len(found) == len(wanted) else [f"{len(found)} claims, not {len(wanted)}"]
    for number, (claim, one) in enumerate(zip(found, wanted, strict=False), 1):
        wrong += [f"claim {number}: {difference}" for difference in differences(annotation, claim, one)]
    if wrong:
        pytest.fail(f"{text}\n  " + "\n  ".join(wrong) + f"\n  found:{shown(found) or ' nothing'}", pytrace=False)


def happened(annotation: Annotation, *predicates: str) -> set[tuple[str, str]]:
    """Who (a name or code, without its kind) did what by one of these predicates, as a fact and not denied."""
    return {
        (one.subject.partition(":")[2], one.predicate)
        for one in annotation.relations
        if one.predicate in predicates and (one.modality, one.polarity) == ("actual", "affirmative")
    }


def shown(claims: tuple[Claim, ...]) -> str:
    """Claims, a line each."""
    return "".join(
        f"\n    {one.speaker} [{one.cue.quote if one.cue else ''}] {one.illocution}: {one.content.quote}"
        for one in claims
    )


def several(wanted: str | list[str]) -> list[str]:
    """One answer, or one of several that are right."""
    return [wanted] if isinstance(wanted, str) else wanted


def _same_targets(annotation: Annotation, claim: Claim, wanted: list[str] | list[list[str]]) -> bool:
    """Whether the targets are the wanted ones; of several right answers (a list of lists), those of one."""
    answers = [one for one in wanted if isinstance(one, list)] or [[one for one in wanted if isinstance(one, str)]]
    return any(
        len(claim.targets) == len(answer)
        and all(any(names(annotation, key, one) for key in claim.targets) for one in answer)
        for answer in answers
    )


def _place(annotation: Annotation, wanted: str) -> Span:
    """Where a content stands; in a headline only if nowhere below it."""
    text = annotation.document.text
    start = text.find(wanted, text.index("\n"))
    start = start if start >= 0 else text.index(wanted)
    return Span(start, start + len(wanted))


def _overlap(one: Span, other: Span) -> float:
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    return shared / (max(one.end, other.end) - min(one.start, other.start))
