"""What is made of the 1,300 files of an ontology, kept for the next time: to parse them takes longer than most questions.

A file counts as the same as long as the system says so: name, number, size, and when it was changed last.
"""

import hashlib
import os
import stat
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.model import Entity
from kg.ontology.records import Description, Name, Value
from kg.output.own_cache import kept, recalled, remember
from kg.text.pattern_index import VERSION, PatternIndex, required

__all__ = [
    "are_sound", "compiled", "described_of", "entities_of", "index_of", "keep_sound", "keep_table", "names_of", "plain", "sound_table", "state_of",
]  # fmt: skip

CODE = Path(__file__).resolve().parent.parent
ROOMS = ("ontology", "model", "text")  # the code that makes it
BYTECODE = "__pycache__"
SETTLED = 2 * 10**9  # ns since the last change of a file: two within one tick of the system's clock look like one


def state_of(folder: Path) -> str | None:
    """What is another after any change to the files of an ontology, or to the code that reads them.

    None if that cannot be told: just after a change, or where a folder is a link to another.
    """
    try:
        found = sorted(one for top in (folder, *(CODE / room for room in ROOMS)) for one in _files(top))
    except OSError:
        return None
    if max(changed for *_, changed in found) > time.time_ns() - SETTLED:
        return None
    said = repr((found, ox.__version__, sys.version))
    return hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()


def compiled(state: str | None, base: str, name: str, make: Callable[[], Any]) -> Any:
    """What `make` makes of the files of an ontology in a state, or made of just these before; as JSON has it."""
    return make() if state is None else kept(f"ontology-{name}", _key(state, base), make)


def index_of(name: str, patterns: Sequence[tuple[str, int]]) -> PatternIndex:
    """The index of regular expressions, each with its flags; what they require is read from them once and kept.

    None need be compiled before a text may match it.
    """
    said = repr((VERSION, sys.version, list(patterns)))
    found = kept(
        f"required-{name}",
        hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest(),
        lambda: [strings and sorted(strings) for strings in (required(*one) for one in patterns)],
    )
    return PatternIndex(strings and frozenset(strings) for strings in found)


def are_sound(name: str, patterns: Sequence[str]) -> bool:
    """Whether these regular expressions were found sound before, in this order."""
    return recalled(f"sound-{name}", _key(sys.version, *patterns)) is True


def keep_sound(name: str, patterns: Sequence[str]) -> None:
    remember(f"sound-{name}", _key(sys.version, *patterns), True)


def sound_table(state: str, name: str) -> dict[str, Any] | None:
    """The table of a file of TOML that was found sound in this state of the ontology; None if that is not known."""
    found = recalled(f"ontology-{name}", _key(state))
    return found if isinstance(found, dict) else None


def keep_table(state: str, name: str, table: Mapping[str, Any]) -> None:
    """Keep a table that was found sound."""
    remember(f"ontology-{name}", _key(state), table)


def _key(*parts: str) -> str:
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, int, int, int, int]]:
    """Every file below a folder, each with what changes when it does; the last is when it was changed. Raises OSError."""
    waiting = [os.path.realpath(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for one in entries:
                if one.name == BYTECODE:
                    continue
                if one.is_dir(follow_symlinks=False):
                    waiting.append(one.path)
                    continue
                found = one.stat()
                if stat.S_ISDIR(found.st_mode):
                    raise OSError(f"{one.path} is a link to a folder")
                yield one.path, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def plain(described: Mapping[str, Description]) -> dict[str, dict[str, list[tuple[str, str | None]]]]:
    """Descriptions as JSON can hold them."""
    return {iri: {name: list(map(tuple, values)) for name, values in about.items()} for iri, about in described.items()}  # type: ignore[arg-type]


def described_of(said: Mapping[str, Mapping[str, Iterable[Iterable[Any]]]]) -> dict[str, Description]:
    """The descriptions that `plain` has written: what is not said of a thing is an empty list."""
    found: dict[str, Description] = defaultdict(lambda: defaultdict(list))
    for iri, about in said.items():
        found[iri] = defaultdict(
            list, {name: [Value(text, language) for text, language in values] for name, values in about.items()}
        )
    return found


def entities_of(rows: Iterable[Iterable[Any]]) -> dict[str, Entity]:
    """Entities by their keys; a row has the fields of one in their order."""
    made = (Entity(key, kind, label, tuple(aliases), *rest) for key, kind, label, aliases, *rest in rows)
    return {one.key: one for one in made}


def names_of(rows: Iterable[Iterable[Any]]) -> tuple[Name, ...]:
    """Names; a row has the fields of one in their order."""
    return tuple(Name(*row) for row in rows)
