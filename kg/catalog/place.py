"""Where the file of a catalog lies beside `graph.nq`, and which of them are of the graph that lies there."""

import hashlib
import time
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.output import manifest
from kg.output.manifest import GRAPH

__all__ = ["CATALOG", "PART", "forget_others", "is_of", "place_of"]

CATALOG = ".kg-catalog-"
PART = f"{CATALOG}part-"
LEFT = 3_600  # seconds after which nobody makes a part any more
KG = Path(__file__).resolve().parent.parent
DECIDING = ("catalog", "rdf/records", "text")  # folders of our code that decide what stands in a catalog


def place_of(folder: Path, digest: str) -> Path:
    """Named by the graph and by what makes a catalog of it: another program, or pypinyin there or not, makes another."""
    return folder / f"{CATALOG}{digest[:16]}-{_maker()}.sqlite"


@cache
def _maker() -> str:
    found = hashlib.sha256()
    for folder in DECIDING:
        for path in sorted((KG / folder).glob("*.*")):
            if path.is_file():
                found.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    with suppress(PackageNotFoundError):
        found.update(version("pypinyin").encode())
    return found.hexdigest()[:8]


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
