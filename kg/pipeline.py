"""The one path, read top to bottom: input -> document -> mentions -> links -> claims -> relations -> graph."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from kg.annotation import annotate
from kg.errors import InputError, KGError, short
from kg.graph import Graph
from kg.guarding import guarded, refused
from kg.ingestion.discovery import distinct
from kg.ingestion.fields import Fields
from kg.ingestion.reading import inputs, read_each
from kg.model import Annotation, Document, Skipped
from kg.model.limits import SECONDS
from kg.ontology import Ontology, load_ontology

__all__ = ["Progress", "annotated", "annotations", "build", "discovered", "nothing_read"]

Progress = Callable[[int, int], None]  # told how many of how many inputs are done


def annotations(
    paths: Iterable[Path | str],
    ontology: Ontology | None = None,
    progress: Progress | None = None,
    *,
    document_timeout: float = SECONDS,
    fields: Fields | None = None,
) -> Iterator[Annotation | Skipped]:
    """Every input in the order of its path: its annotations, or why it was skipped. Nothing is left out silently."""
    yield from (one for _, one in _each(paths, ontology or load_ontology(), progress, document_timeout, fields))


def _each(
    paths: Iterable[Path | str],
    ontology: Ontology,
    progress: Progress | None,
    seconds: float,
    fields: Fields | None = None,
) -> Iterator[tuple[str, Annotation | Skipped]]:
    """The path of every input with what became of each document in it."""
    found = discovered(paths)
    for number, path in enumerate(found):
        if progress:
            progress(number, len(found))
        if isinstance(path, Skipped):
            yield path.path, path
        else:
            for name, one in read_each(path, ontology=ontology, fields=fields, seconds=seconds):
                yield name, one if isinstance(one, Skipped) else annotated(name, one, ontology, seconds)
    if progress:
        progress(len(found), len(found))


def annotated(name: str, document: Document, ontology: Ontology, seconds: float) -> Annotation | Skipped:
    """The annotation of a document, by the name of its input; or why it has none."""
    named = f"{name} ({document.name})" if document.collection else name
    found: Annotation | Skipped = guarded(
        named, document, ("annotating", partial(annotate, ontology=ontology)), seconds=seconds
    )
    return found


def discovered(paths: Iterable[Path | str]) -> list[Path | Skipped]:
    """Each file once and what is no input, in the order of the paths; a path that is not there stops no other."""
    files: list[Path] = []
    skipped: list[Skipped] = []
    for given in paths:
        if not str(given).strip():
            raise KGError("an empty path, perhaps a variable that is not set; give files, folders or globs")
        try:
            files += inputs([given], skipped=skipped)
        except InputError as error:
            skipped.append(refused(given, error))
    return sorted(
        {*distinct(files, skipped), *skipped}, key=lambda one: one.path if isinstance(one, Skipped) else str(one)
    )


def build(
    paths: Iterable[Path | str] | Path | str,
    *,
    ontology: Ontology | None = None,
    progress: Progress | None = None,
    document_timeout: float = SECONDS,
    fulltext: bool = True,
    fields: Fields | None = None,
) -> Graph:
    """The graph of the inputs: files, folders and globs; `fulltext=False` as of `Graph.without_texts`, `fields` as of `read_all`.

    Raises KGError if there is not one document among them. A document in which anything fails is left out, whole, and
    named in `Graph.skipped`; so is one that takes longer than `document_timeout` seconds to read and annotate (0: no
    limit). Only the main thread has that clock.
    """
    paths = [paths] if isinstance(paths, str | Path) else list(paths)
    ontology = ontology or load_ontology()
    ontology.lexicons.read_all()
    graph = Graph(ontology=ontology)
    for path, one in _each(paths, ontology, progress, document_timeout, fields):
        if isinstance(one, Annotation):
            one = guarded(path, one, ("adding", partial(graph.add, path=path)))
        if isinstance(one, Skipped):
            graph.skip(one)
    if not graph.documents:
        raise nothing_read(paths, graph.skipped)
    graph.finish()
    return graph if fulltext else graph.without_texts()


def nothing_read(paths: Iterable[Path | str], skipped: list[Skipped]) -> KGError:
    """What is raised where no input is a document."""
    reasons = "; ".join(f"{short(one.path)}: {one.reason}" for one in skipped[:3]) or "no such file or folder"
    given = short(", ".join(map(str, paths)))
    return KGError(f"no document in {given} ({reasons}); give files, folders or globs with text in them")
