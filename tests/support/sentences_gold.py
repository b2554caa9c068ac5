"""The labeled sentences of `fixtures/claims.toml` as a gold folder: python -m tests.support.sentences_gold FOLDER.

FOLDER/gold and FOLDER/raw then go to `kg evaluate`. Each case whose claims are labeled whole is a document of its own; so are those
that are known to fail.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.model.kinds import KINDS
from tests.support.cases import read

__all__ = ["write"]

NEEDED = {"speaker", "content", "illocution"}
AIMLESS = ("assert", "ask")  # where no targets are given there are none
HEAD = "---\ntitle: {title}\ndate: 2022-06-15\n---\n\n"


def write(folder: Path) -> int:
    """Write the gold and its raw documents; returns how many."""
    (folder / "gold").mkdir(parents=True, exist_ok=True)
    (folder / "raw").mkdir(exist_ok=True)
    written = 0
    for number, (case, text) in enumerate(cases(), 1):
        name = f"{case['kind']}-{number:03}"
        gold = {"id": name, **annotation(case, text)}
        body = "\n\n".join(case["text"].split("\n"))
        (folder / "gold" / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
        (folder / "gold" / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / "raw" / f"{name}.md").write_text(HEAD.format(title=title(case)) + body + "\n", encoding="utf-8")
        written += 1
    return written


def cases() -> Iterator[tuple[dict[str, Any], str]]:
    """The cases that are labeled whole, with their canonical text."""
    for case in read("claims")["case"]:
        claims = case.get("claims", [])
        whole = all(
            one.keys() >= NEEDED and isinstance(one["speaker"], str) and ":" in one["speaker"] for one in claims
        )
        plain = all(one_answer(one) for one in claims)
        if claims and whole and plain and all(one["content"] in case["text"] for one in claims):
            yield case, f"{title(case)}\n{case['text']}"


def one_answer(claim: dict[str, Any]) -> bool:
    """Whether a claim does one thing, and is aimed at actors that are said."""
    act, targets = claim.get("illocution"), claim.get("targets")
    if not isinstance(act, str) or (targets is None and act not in AIMLESS):
        return False
    return all(isinstance(key, str) for key in targets or ())


def title(case: dict[str, Any]) -> str:
    return str(case.get("title", "样例"))


def annotation(case: dict[str, Any], text: str) -> dict[str, Any]:
    """Claims and their actors; names, dates and relations are not labeled here."""
    keys = {key for one in case["claims"] for key in (one["speaker"], one.get("for"), *one.get("targets", ())) if key}
    named = {key: entity(key) for key in sorted(keys) if ":" in key}
    claims = [
        {
            "speaker": one["speaker"],
            "for": one.get("for") or None,
            "content": span(text, one["content"]),
            "illocution": one["illocution"],
            "targets": one.get("targets", []),
        }
        for one in case["claims"]
    ]
    return {"text": text, "entities": named, "mentions": [], "dates": [], "relations": [], "claims": claims}


def entity(key: str) -> dict[str, Any]:
    kind, _, label = key.partition(":")
    return {"type": KINDS[kind].stand_off, "label": label, "aliases": []}  # type: ignore[index]


def span(text: str, content: str) -> list[int]:
    """Where a content stands; in the title only if nowhere below it."""
    start = text.find(content, text.index("\n"))
    start = start if start >= 0 else text.index(content)
    return [start, start + len(content)]


if __name__ == "__main__":
    print(f"{write(Path(sys.argv[1]))} labeled texts in {sys.argv[1]}")
