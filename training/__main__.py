"""`python -m training --gold FOLDER … --raw FOLDER … [--to FILE]`: the weights of `ontology/weights/acts.tsv`."""

import argparse
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.ontology import load_ontology
from kg.ontology.folder import ontology_folder
from training.acts import fitted, held_out, written
from training.examples import examples

DRAWS, SEED, OUTSIDE = 1000, 11, 0.025


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="folders of NAME.json, as `kg evaluate` takes them")
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
    rows = [counts[name] for name in sorted(counts)]
    claims = sum(one[0] for one in rows)
    chance, gains = random.Random(SEED), []
    for _ in range(DRAWS):
        drawn = chance.choices(rows, k=len(rows))
        gains.append((sum(one[2] for one in drawn) - sum(one[1] for one in drawn)) / sum(one[0] for one in drawn))
    gains.sort()
    outside = int(DRAWS * OUTSIDE)
    return {
        "documents": len(rows),
        "claims": claims,
        "rules": round(sum(one[1] for one in rows) / claims, 4),
        "weights": round(sum(one[2] for one in rows) / claims, 4),
        "gain": [round(gains[outside], 4), round(gains[-outside - 1], 4)],
    }


if __name__ == "__main__":
    main()
