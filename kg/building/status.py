"""What a build into a folder would read now, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.building.into_folder import file_digest
from kg.building.ledger import LEDGER, opened
from kg.building.reading import Settings
from kg.building.versions import changed, versions
from kg.errors import KGError
from kg.model import Skipped
from kg.model.namespaces import base_iri
from kg.ontology.folder import ontology_folder
from kg.pipeline import discovered

__all__ = ["STATES", "Status", "status"]

STATES = {
    "unchanged": "read as it is now",
    "new": "not read yet",
    "changed": "read, and another file now",
    "unfinished": "a build was cut short, or the clock ended a document of it",
    "removed": "read, and gone or no longer among the inputs",
    "skipped": "no input",
}


@dataclass(frozen=True, slots=True)
class Status:
    """The state of each file by its path, and why all of them would be read again, if they would."""

    inputs: tuple[str, ...]
    states: Mapping[str, str]
    reasons: tuple[str, ...]

    @property
    def to_read(self) -> int:
        """How many files the next build reads."""
        wanted = ("new", "changed", "unfinished", *(("unchanged",) if self.reasons else ()))
        return sum(state in wanted for state in self.states.values())


def status(folder: Path, inputs: Iterable[str] = ()) -> Status:
    """The state of the inputs, else of those of the last build into the folder. Raises KGError if there was none."""
    if not (folder / LEDGER).is_file():
        raise KGError(f"no ledger in {folder}: nothing was built there yet; run `kg build INPUT… -o {folder}`")
    with opened(folder, to_build=False) as ledger:
        asked = tuple(map(str, inputs)) or ledger.inputs()
        if not asked:
            raise KGError(f"the ledger in {folder} is new; run `kg build INPUT… -o {folder}`")
        before, known, begun = ledger.about(), ledger.files(), ledger.begun()
    reasons = changed(before, versions(Settings(str(ontology_folder()), base_iri(), fulltext=True, seconds=0)))
    states: dict[str, str] = {}
    for one in discovered(asked):
        if isinstance(one, Skipped):
            states[one.path] = "skipped"
        else:
            path = str(one)
            states[path] = _state(path, known, begun)
    states |= {path: "removed" for path in sorted({*known, *begun} - states.keys())}
    return Status(asked, dict(sorted(states.items())), tuple(reasons))


def _state(path: str, known: Mapping[str, str], begun: Mapping[str, str]) -> str:
    if path not in known:
        return "unfinished" if path in begun else "new"
    return "unchanged" if known[path] == file_digest(path) else "changed"
