"""`python -m training --gold FOLDER … --raw FOLDER … [--to FOLDER] [--only SCORER]`: the weights of `ontology/weights/`."""

import argparse
from pathlib import Path

from kg.ontology import load_ontology
from kg.ontology.folder import ontology_folder
from training import acts, places
from training.examples import examples
from training.linear import fitted, written


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="folders of NAME.json, as of `kg evaluate`")
    parser.add_argument("--raw", type=Path, nargs="+", required=True, help="folders of the documents as found")
    parser.add_argument("--to", type=Path, default=ontology_folder() / "weights", help="a folder")
    parser.add_argument("--only", choices=("acts", "places"), help="the weights of one scorer")
    chosen = parser.parse_args()
    found = examples(chosen.gold, chosen.raw, load_ontology())
    for name, scorer, labeled in (("acts", acts, found.acts), ("places", places, found.places)):
        if chosen.only not in (None, name):
            continue
        figures, path = scorer.figures(labeled), chosen.to / f"{name}.tsv"
        written(fitted(labeled, margin=scorer.MARGIN), labeled, figures, path)
        told = ", ".join(f"{key} {value}" for key, value in figures.items())
        documents = len({one.document for one in labeled})
        print(
            f"{len(labeled)} {name} of {documents} documents; held out: {told}; {path}, {path.stat().st_size:,} bytes"
        )


if __name__ == "__main__":
    main()
