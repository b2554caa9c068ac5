"""What a run has to say about its inputs, as records: what was skipped and why, and what was read in parts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from kg.errors import KGError
from kg.model import Noted, Skipped
from kg.output.files import parsed

__all__ = ["read", "record"]


def record(one: Skipped | Noted) -> Mapping[str, str]:
    """The fields that are not empty: path and reason, of a surprise also stage, error and place; path and note."""
    return {name: value for name, value in asdict(one).items() if value or name in ("path", "reason")}


def read(path: Path) -> Iterator[Skipped | Noted]:
    """The records of `issues.jsonl`; none if there is no such file."""
    lines: Iterable[str] = path.read_text(encoding="utf-8").splitlines() if path.exists() else ()
    for number, line in enumerate(lines, 1):
        try:
            found = parsed(line)
            yield Noted(**found) if "note" in found else Skipped(**found)
        except (ValueError, TypeError) as error:
            raise KGError(f"{path}:{number}: no record of an input; build again, or remove the file") from error
