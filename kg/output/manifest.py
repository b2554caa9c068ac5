"""What a folder holds: each file with its digest, and the digest of the graph that it was made from."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kg.errors import KGError
from kg.output.files import parsed

__all__ = ["FORMAT", "GRAPH", "MANIFEST", "Entry", "Manifest", "digest", "is_name", "read", "text"]

MANIFEST = "manifest.json"
GRAPH = "graph.nq"
FORMAT = 1  # of the folder
GENERATOR = "nuclear-kg"
AGAIN = re.compile("[a-z0-9 -]+")  # gexf --view claims: it is shown to people, so nothing else may stand in it


@dataclass(frozen=True, slots=True)
class Entry:
    """A file: its sha256, its bytes, the sha256 of its graph as N-Quads, and the command that writes it again."""

    sha256: str
    bytes: int
    graph: str
    again: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The base, the version of the graph's shape and that of the program that made `graph.nq`; the files by name."""

    base: str
    model: str
    program: str
    files: Mapping[str, Entry] = field(default_factory=dict)
    format: int = FORMAT


def text(manifest: Manifest) -> str:
    """As JSON; no time of day, so that the same build has the same bytes."""
    said = {"generator": GENERATOR, **asdict(manifest)}
    return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read(folder: Path) -> Manifest | None:
    """The manifest of a folder, None where there is none; KGError where something else lies in its place."""
    path = folder / MANIFEST
    try:
        said = parsed(path.read_bytes())
        if said.pop("generator") != GENERATOR:
            raise ValueError
        newer = said["format"] > FORMAT
        files = {} if newer else {name: Entry(**entry) for name, entry in said.pop("files").items()}
        if not all(is_name(name) and AGAIN.fullmatch(entry.again) for name, entry in files.items()):
            raise ValueError
        manifest = Manifest(files=files, **({"base": "", "model": "", "program": ""} if newer else said))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KGError(
            f"{path} cannot be read: {error.strerror}; mend that, or choose another folder with -o"
        ) from error
    except (ValueError, LookupError, TypeError, AttributeError):
        raise KGError(f"{path} is damaged, or no manifest of kg; move it away and build again") from None
    if newer:
        raise KGError(f"{path} was made by a newer kg; use that, or build again into another folder")
    return manifest


def is_name(name: object) -> bool:
    """Whether this names a file of the folder itself, none above, below or hidden: a manifest may come from anywhere."""
    return isinstance(name, str) and name == Path(name).name and not name.startswith(".") and "\0" not in name


def digest(path: Path) -> str:
    """The sha256 of a file, in hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
