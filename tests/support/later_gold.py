"""Documents beside the project that were annotated later, by readers who had not seen the rules: python -m tests.support.later_gold FOLDER.

`gold/later/NAME.json` holds names and places of a text that is not ours and stands in ../shared/corpus; of what stands there, and is still read
as it was when it was annotated, FOLDER/read and FOLDER/closed become gold folders for `kg evaluate`. Those of `CLOSED.txt` stay closed: nobody
reads them, only their sums.
"""

import hashlib
import json
import sys
from pathlib import Path

from kg.model import Annotation
from kg.model.standoff import as_json
from kg.pipeline import annotations
from tests.support.places import SHARED, TESTS

__all__ = ["CORPUS", "GOLD", "write"]

GOLD = TESTS / "gold" / "later"
CORPUS = (SHARED / "corpus" / "documents", SHARED / "corpus" / "recent")


def write(folder: Path) -> dict[str, int]:
    """Write both gold folders, and FOLDER/annotations with what is read today; how many of each, and how many texts have `changed`."""
    closed = set((GOLD / "CLOSED.txt").read_text(encoding="utf-8").split())
    counts = {"read": 0, "closed": 0, "changed": 0}
    for name in (*counts, "annotations"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    raw = [path for path in _raw() if (GOLD / f"{path.stem}.json").exists()]
    for one in annotations(raw):
        if not isinstance(one, Annotation):
            continue
        name, text = one.document.name, one.document.text
        gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != gold["text_sha256"]:
            counts["changed"] += 1
            continue
        half = "closed" if name in closed else "read"
        counts[half] += 1
        (folder / half / f"{name}.json").write_text(json.dumps(gold | {"text": text}, ensure_ascii=False), "utf-8")
        (folder / "annotations" / f"{name}.json").write_text(json.dumps(as_json(one), ensure_ascii=False), "utf-8")
    return counts


def _raw() -> list[Path]:
    return [path for place in CORPUS if place.is_dir() for path in sorted(place.iterdir())]


if __name__ == "__main__":
    found = write(Path(sys.argv[1]))
    print(", ".join(f"{count} {name}" for name, count in found.items()))
