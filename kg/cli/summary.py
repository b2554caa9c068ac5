"""What a build found, in plain words."""

from collections import Counter
from pathlib import Path
from typing import Any

from kg.guarding import LATE
from kg.model import Skipped
from kg.model.kinds import KINDS
from kg.output.issues import record
from kg.rdf.graph import RdfGraph
from kg.rdf.records import ClaimRecord
from kg.text.english import counted

__all__ = ["as_json", "as_text"]

LEFT_OUT = "; the picture leaves out relations of documents (who published one) and of unnamed actors"


def as_json(graph: RdfGraph, files: list[Path]) -> dict[str, Any]:
    """Documents, how many are copies, skipped inputs with reasons, whether the clock ended some, mentions, entities by kind, relations, claims, narrated events, files."""
    return {
        "documents": len(graph.documents),
        "copies": _copies(graph),
        "skipped": [dict(record(one)) for one in graph.skipped],
        "complete": not _late(graph),  # false: the clock ended some; another run may leave out others
        "faults": len(_faults(graph)),
        "notes": [dict(record(one)) for one in graph.notes],
        **graph.counts,
        "entities": dict(sorted(_kinds(graph).items())),
        "files": sorted(map(str, files)),
    }


def as_text(graph: RdfGraph, files: list[Path], folder: Path) -> str:
    """The same for people, with the busiest speakers and where the page is."""
    kinds = _kinds(graph)
    entities = ", ".join(
        f"{kinds[kind]} {of.one if kinds[kind] == 1 else of.many}" for kind, of in KINDS.items() if kinds[kind]
    )
    counts, page = graph.counts, next((path for path in files if path.name == "network.html"), None)
    lines = [
        f"{counted(len(graph.documents), 'document')} read, {len(graph.skipped)} skipped.",
        f"{counts['mentions']} mentions of {sum(kinds.values())} entities: {entities}.",
        f"{counted(counts['relations'], 'relation')}, {counted(counts['claims'], 'claim')} and {counted(counts['events'], 'narrated event')}, "
        f"each with the sentence that proves it{LEFT_OUT if page else ''}.",
    ]
    if copies := _copies(graph):
        lines.insert(1, f"{counted(copies, 'document')} with nearly the text of an earlier one: counted once with it.")
    lines[1:1] = _trouble(graph)
    said = {one.utterance or one.claim: _side(one) for one in graph.records().claims()}
    if speakers := Counter(said.values()).most_common(5):
        labels = {entity["key"]: entity["label"] for entity in graph.entities}
        lines.append(
            "Who speaks most: " + ", ".join(f"{labels.get(key, key)} ({number})" for key, number in speakers) + "."
        )
    lines += [f"Files in {folder}: {', '.join(sorted(path.name for path in files))}."]
    if page:
        lines.append(f"Open the picture: {page.resolve().as_uri()}")
    lines.append("Ask: kg query --list, kg query claims-about-treaty, kg explain NPT")
    return "\n".join(lines)


def _side(claim: ClaimRecord) -> str:
    """The key of whom it is said for."""
    principal = claim.on_behalf_of.key if claim.on_behalf_of else None
    return principal or claim.speaker.key or "unnamed"


def _trouble(graph: RdfGraph) -> list[str]:
    """What makes a graph less than its texts, for other reasons than the texts."""
    lines = []
    if late := _late(graph):
        lines.append(
            f"INCOMPLETE: {counted(len(late), 'document')} left out because the clock ran out (--document-timeout); "
            "another run may leave out others."
        )
    if faults := _faults(graph):
        lines.append(
            f"{counted(len(faults), 'document')} left out because of a fault in nuclear-kg, not in the texts: please "
            'report the lines of issues.jsonl that have an "error".'
        )
    if graph.notes:
        lines.append(
            f"{counted(len({one.path for one in graph.notes}), 'document')} with sentences of too many names, read in parts: see issues.jsonl."
        )
    return lines


def _late(graph: RdfGraph) -> list[Skipped]:
    return [one for one in graph.skipped if one.error == LATE]


def _faults(graph: RdfGraph) -> list[Skipped]:
    return [one for one in graph.skipped if one.error not in ("", LATE)]


def _copies(graph: RdfGraph) -> int:
    return sum(one.earliest is not None for one in graph.records().documents())


def _kinds(graph: RdfGraph) -> Counter[str]:
    return Counter(entity["kind"] for entity in graph.entities)
