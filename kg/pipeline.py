"""The one path, read top to bottom: input -> document -> mentions -> links -> claims -> relations -> graph."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.attribution import attribute
from kg.errors import InputError, KGError
from kg.extraction import narrate, propose, relate
from kg.graph import Graph
from kg.linking import link
from kg.model import Annotation, Claim, Document, Event, Relation, Skipped
from kg.ontology import Ontology, load_ontology
from kg.progress import Progress
from kg.reading import inputs, read
from kg.recognition import recognize

__all__ = ["annotate", "annotations", "build"]


def annotate(document: Document, ontology: Ontology | None = None) -> Annotation:
    """Everything that is read in one document."""
    ontology = ontology or load_ontology()
    analysis = link(recognize(document, ontology))
    claims = tuple(attribute(analysis))
    said = [claim.content.span for claim in claims]
    relations = tuple(relate(analysis, said))
    events = tuple(narrate(analysis, relations, said))
    claims = tuple(propose(analysis, claims, relations))
    links = tuple(
        (mention, analysis.links[mention.span]) for mention in analysis.mentions if mention.span in analysis.links
    )
    used = {key for _, key in links} | _named(relations, claims, events)
    entities = {key: entity for key, entity in analysis.entities.items() if key in used}
    return Annotation(document, entities, links, tuple(analysis.dates), relations, claims, events)


def _named(relations: Iterable[Relation], claims: Iterable[Claim], events: Iterable[Event]) -> set[str]:
    """Keys that relations and claims name, which need no mention of their own."""
    fields = ("subject", "object", "speaker", "on_behalf_of", "addressee", "made_at", "relayed_by")
    proposed = [one for claim in claims for one in claim.propositions]
    found = {getattr(one, field, None) for one in (*relations, *claims, *proposed) for field in fields}
    found |= {key for one in claims for key in (*one.targets, *one.instruments, *(key for key, _ in one.articles))}
    found |= {key for one in events for key in (one.key, one.place, one.reported_by, *one.participants, *one.things)}
    return {key for key in found if key}


def annotations(
    paths: Iterable[Path | str], ontology: Ontology | None = None, progress: Progress | None = None
) -> Iterator[Annotation | Skipped]:
    """Every input in the order of its path: its annotation, or why it was skipped. Nothing is left out silently."""
    ontology = ontology or load_ontology()
    found = _discovered(paths)
    for number, path in enumerate(found):
        if progress:
            progress(number, len(found))
        if isinstance(path, Skipped):
            yield path
            continue
        try:
            document = read(path)
        except InputError as error:
            yield _skipped(path, error)
            continue
        yield annotate(document, ontology)
    if progress:
        progress(len(found), len(found))


def _discovered(paths: Iterable[Path | str]) -> list[Path | Skipped]:
    """Each file once and what is no input, in the order of the paths; a path that is not there stops no other."""
    files: list[Path] = []
    skipped: list[Skipped] = []
    for given in paths:
        try:
            files += inputs([given], skipped=skipped)
        except InputError as error:
            skipped.append(_skipped(given, error))
    once = {path.resolve(): path for path in sorted(files, reverse=True)}
    return sorted({*once.values(), *skipped}, key=lambda one: one.path if isinstance(one, Skipped) else str(one))


def _skipped(path: Path | str, error: InputError) -> Skipped:
    """The reason without the path that it starts with."""
    return Skipped(str(path), str(error).removeprefix(f"{path}: "))


def build(
    paths: Iterable[Path | str] | Path | str,
    *,
    ontology: Ontology | None = None,
    progress: Progress | None = None,
    fulltext: bool = True,
) -> Graph:
    """The graph of the inputs: files, folders and globs; `fulltext=False` as of `Graph.without_texts`.

    Raises KGError if there is not one document among them.
    """
    paths = [paths] if isinstance(paths, str | Path) else list(paths)
    ontology = ontology or load_ontology()
    graph = Graph(ontology=ontology)
    for one in annotations(paths, ontology, progress):
        if isinstance(one, Skipped):
            graph.skip(one)
        else:
            graph.add(one)
    if not graph.documents:
        reasons = "; ".join(f"{one.path}: {one.reason}" for one in graph.skipped[:3]) or "no such file or folder"
        raise KGError(
            f"no document in {', '.join(map(str, paths))} ({reasons}); give files, folders or globs with text in them"
        )
    graph.finish()
    return graph if fulltext else graph.without_texts()
