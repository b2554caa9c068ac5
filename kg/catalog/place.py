"""Where the file of a catalog lies beside `graph.nq`, and which of them are of the graph that lies there."""

import time
from contextlib import suppress
from pathlib import Path

from kg.catalog.schema import VERSION
from kg.catalog.spelling import has_spelling
from kg.output import manifest
from kg.output.manifest import GRAPH

__all__ = ["CATALOG", "PART", "forget_others", "is_of", "place_of"]

CATALOG = ".kg-catalog-"
PART = f"{CATALOG}part-"
LEFT = 3_600  # seconds after which nobody makes a part any more


def place_of(folder: Path, digest: str) -> Path:
    return folder / f"{CATALOG}{digest[:16]}-{VERSION}{'p' if has_spelling() else ''}.sqlite"


def is_of(folder: Path, digest: str) -> bool:
    """Whether the graph of a digest is the one that lies in the folder, as far as a manifest says."""
    known = manifest.read(folder)
    return known.files[GRAPH].sha256 == digest if known and GRAPH in known.files else (folder / GRAPH).exists()


def forget_others(folder: Path, digest: str) -> None:
    """Take away the catalogs of other graphs, and parts that nobody finished; who reads one of them reads on."""
    for other in folder.glob(f"{CATALOG}*"):
        with suppress(OSError):
            old = (
                time.time() - other.stat().st_mtime > LEFT
                if other.name.startswith(PART)
                else other != place_of(folder, digest)
            )
            if old:
                other.unlink()
