"""`python -m training --gold FOLDER … --raw FOLDER … [--to FILE]`: the weights of `ontology/weights/acts.tsv`."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.evaluation.counts import Score
from kg.evaluation.intervals import differences
from kg.ontology import load_ontology
from kg.ontology.folder import ontology_folder
from training.acts import fitted, held_out, written
from training.examples import examples

ACTS = "illocution"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="folders of NAME.json, as of `kg evaluate`")
    parser.add_argument("--raw", type=Path, nargs="+", required=True, help="folders of the documents as found")
    parser.add_argument("--to", type=Path, default=ontology_folder() / "weights" / "acts.tsv")
    chosen = parser.parse_args()
    found = list(examples(chosen.gold, chosen.raw, load_ontology()))
    figures = summed(held_out(found))
    written(fitted(found), found, figures, chosen.to)
    low, high = figures["gain"]
    print(
        f"{figures['claims']} claims of {figures['documents']} documents; held out, acts right by the rules "
        f"{figures['rules']:.3f}, with weights {figures['weights']:.3f} (gain between {low:+.3f} and {high:+.3f}); "
        f"{chosen.to}, {chosen.to.stat().st_size:,} bytes"
    )


def summed(counts: Mapping[str, tuple[int, int, int]]) -> dict[str, Any]:
    """Shares over all documents, and between what the gain lies when documents are drawn with replacement."""
    claims, rules, weights = (sum(one[at] for one in counts.values()) for at in range(3))
    weighed = {name: {ACTS: Score(one[0], one[0], one[2])} for name, one in counts.items()}
    ruled = {name: {ACTS: Score(one[0], one[0], one[1])} for name, one in counts.items()}
    _, low, high = differences(weighed, ruled)[ACTS]
    return {
        "documents": len(counts),
        "claims": claims,
        "rules": round(rules / claims, 4),
        "weights": round(weights / claims, 4),
        "gain": [round(low, 4), round(high, 4)],
    }


if __name__ == "__main__":
    main()
