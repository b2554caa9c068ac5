"""Where each pattern of `lexicon/stance.toml` decides: python -m tests.benchmarks.patterns NAME=FOLDER…

A column a set: `tests` (the labeled sentences and the tests of annotation, run here) and every NAME, whose FOLDER holds documents
(`NAME=FOLDER,FOLDER` for several). A cell says how often the pattern decided an illocution, of a content or of a clause where one is cut.
`--without FILE` leaves documents out by their stems, one a line. `--only NAME` prints the patterns alone that decide there and nowhere else:
written for those documents, they promise nothing for others.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.annotation.attribution import illocution
from kg.annotation.attribution.illocution import IllocutionDecision
from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology, load_ontology
from kg.pipeline import annotations
from tests.support.places import TESTS

__all__ = ["Pattern", "counted", "deciding", "patterns"]

Pattern = tuple[str, str]  # the step's name, the pattern
OWN = ("annotation", "positions")  # tests whose sentences are our own


def patterns(ontology: Ontology) -> list[Pattern]:
    """All, in the order of the file."""
    return [(step.name, pattern) for step in ontology.lexicons.stance.step for pattern in step.patterns]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def deciding(analysis: Analysis, span: Span, found: IllocutionDecision) -> Pattern | None:
    """The pattern by which a step decided: the first of its list that fits at the place; None where none did."""
    stance = analysis.ontology.lexicons.stance
    listed = next((step.patterns for step in stance.step if step.name == found.step), None)
    if listed is None:
        return None
    text = analysis.folded[span.start : span.end]
    masked = stance.masks.patterns.pattern.sub(lambda one: "□" * len(one.group()), text)
    here = (one for one in listed if _compiled(one).match(masked, found.at - span.start))
    pattern = next(here, None)
    return pattern and (found.step, pattern)


@contextmanager
def counted() -> Iterator[Counter[Pattern]]:
    """Counts the decisions made inside."""
    real, counts = illocution.classify_illocution, Counter[Pattern]()

    def classify(analysis: Analysis, span: Span, *others: Any) -> IllocutionDecision:
        found = real(analysis, span, *others)
        pattern = deciding(analysis, span, found)
        if pattern:
            counts[pattern] += 1
        return found

    changed = pytest.MonkeyPatch()
    with changed.context() as patch:
        for name, module in list(sys.modules.items()):
            if name.startswith("kg.") and getattr(module, "classify_illocution", None) is real:
                patch.setattr(module, "classify_illocution", classify)
        yield counts


def _tests() -> Counter[Pattern]:
    with counted() as counts, redirect_stdout(sys.stderr):
        pytest.main(["-q", "-p", "no:cacheprovider", "--no-header", *(str(TESTS / one) for one in OWN)])
    return counts


def _documents(folders: str, without: set[str]) -> Counter[Pattern]:
    paths = sorted(path for folder in folders.split(",") for path in Path(folder).rglob("*") if path.is_file())
    with counted() as counts:
        for _ in annotations([path for path in paths if path.stem not in without and path.suffix != ".json"]):
            pass
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="NAME=FOLDER[,FOLDER]")
    parser.add_argument("--without", type=Path, help="stems of documents to leave out, one a line")
    parser.add_argument("--only", help="print only the patterns that decide in this set and nowhere else")
    given = parser.parse_args()
    without = set(given.without.read_text(encoding="utf-8").split()) if given.without else set()
    columns = {"tests": _tests()}
    columns |= {name: _documents(folders, without) for name, folders in (one.split("=", 1) for one in given.sets)}
    every = patterns(load_ontology())
    print("\t".join(["step", *columns, "pattern"]))
    for one in every:
        where = [name for name, counts in columns.items() if counts[one]]
        if given.only is None or where == [given.only]:
            print("\t".join([one[0], *(str(counts[one]) for counts in columns.values()), one[1]]))
    print(f"\n{len(every)} patterns")
    for name, counts in columns.items():
        alone = sum(bool(counts[one]) and sum(map(bool, (c[one] for c in columns.values()))) == 1 for one in every)
        print(f"{name}: {sum(bool(counts[one]) for one in every)} decide there, {alone} of them nowhere else")
    print(f"nowhere: {sum(not any(counts[one] for counts in columns.values()) for one in every)}")


if __name__ == "__main__":
    main()
