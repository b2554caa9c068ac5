"""What decides how a document is read: if one of these is another than it was, what was kept of it does not count."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.building.reading import Settings, folder_of

__all__ = ["REASONS", "changed", "versions"]

KG = Path(__file__).resolve().parent.parent
# Of our own code: what reads files, what reads the language, what writes it down.
ROOMS = {
    "reader": ("ingestion", "guarding.py"),
    "rules": ("annotation", "text", "model", "ontology"),
    "shape": ("rdf",),
}
LIBRARIES = ("ahocorasick_rs", "beautifulsoup4", "charset-normalizer", "jieba", "lxml", "markdown-it-py", "pyoxigraph",
             "pypdfium2", "mammoth", "warcio")  # fmt: skip
REASONS = {
    "reader": "the code that reads files has changed",
    "rules": "the rules that read the language have changed",
    "shape": "the shape of the graph has changed",
    "ontology": "the ontology has changed",
    "libraries": "another version of a library is installed",
    "base": "the base of the IRIs is another",
}


def versions(settings: Settings) -> dict[str, str]:
    """Name -> digest or value, of everything that what is kept of a document depends on but the document."""
    own = {name: _digest(_sources(rooms)) for name, rooms in ROOMS.items()}
    return own | {
        "ontology": _digest(path for path in folder_of(settings).rglob("*") if path.is_file()),
        "libraries": " ".join(f"{name} {_installed(name)}" for name in LIBRARIES),
        "base": settings.base,
        "fulltext": str(settings.fulltext),
        "clock": f"{settings.seconds:g}",
        "fields": repr(settings.fields),
    }


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Why what was kept counts no more, in words; nothing if it counts. What a build is told each time is not looked at."""
    return [said for name, said in REASONS.items() if before.get(name) != now[name]]


def _sources(rooms: Iterable[str]) -> list[Path]:
    return [path for room in rooms for path in ([KG / room] if room.endswith(".py") else (KG / room).rglob("*.*"))]


def _digest(paths: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file() and path.suffix != ".pyc":
            found.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


@cache
def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"
