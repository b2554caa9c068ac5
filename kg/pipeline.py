"""The one path, read top to bottom: input -> document -> mentions -> links -> claims -> relations -> graph."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from kg.analysis import Analysis
from kg.attribution import attribute
from kg.discovery import distinct
from kg.errors import InputError, KGError, short
from kg.extraction import items, narrate, propose, relate
from kg.graph import Graph
from kg.guarding import guarded, refused
from kg.limits import CHARACTERS, MARKS, MENTIONS, SECONDS
from kg.linking import link
from kg.linking.minting import known
from kg.model import Annotation, Claim, Document, Entity, Event, Relation, Skipped
from kg.ontology import Ontology, load_ontology
from kg.progress import Progress
from kg.reading import inputs, read
from kg.recognition import recognize

__all__ = ["annotate", "annotations", "build"]

SCHEMES = ("arms", "topic")  # of concepts that propositions name beside entities


def annotate(document: Document, ontology: Ontology | None = None) -> Annotation:
    """Everything that is read in one document; `InputError` if that is more work than `limits` allow."""
    ontology = ontology or load_ontology()
    _within(document, len(document.text), "characters", CHARACTERS)
    analysis = link(recognize(document, ontology))
    _within(document, len(analysis.mentions), "names", MENTIONS)
    claims = tuple(attribute(analysis))
    said = [claim.content.span for claim in claims]
    said += items(analysis, said)
    relations = tuple(relate(analysis, said))
    events = tuple(narrate(analysis, relations, said))
    claims = tuple(propose(analysis, claims, relations))
    links = tuple(
        (mention, analysis.links[mention.span]) for mention in analysis.mentions if mention.span in analysis.links
    )
    entities = _entities(analysis, {key for _, key in links} | _named(relations, claims, events))
    return Annotation(document, entities, links, tuple(analysis.dates), relations, claims, events, _notes(analysis))


def _within(document: Document, found: int, what: str, limit: int) -> None:
    if found > limit:
        raise InputError(f"{document.name}: {found:,} {what}, more than the {limit:,} of one document; split it")


def _notes(analysis: Analysis) -> tuple[str, ...]:
    """What is to be known of how a document was read: sentences of too many names, in which rules see a part at a time."""
    places = sorted([one.span.start for one in analysis.mentions] + [one.span.start for one in analysis.dates])
    many = [
        sentence.span.start
        for sentence in analysis.sentences
        if bisect_left(places, sentence.span.end) - bisect_left(places, sentence.span.start) > MARKS
    ]
    if not many:
        return ()
    where = ", ".join(map(str, many[:5])) + (" …" if len(many) > 5 else "")
    return (f"{len(many)} sentence(s) with more than {MARKS} names and dates, which rules read in parts: at {where}",)


def _entities(analysis: Analysis, keys: Iterable[str]) -> dict[str, Entity]:
    """The entities of the keys that are used, in the order of the analysis.

    A stage may name what no mention names; what the ontology does not know either is an `EntityError`, so that no
    graph holds a key for a name.
    """
    used = {known(analysis, key) for key in sorted(keys)}
    return {key: entity for key, entity in analysis.entities.items() if key in used}


def _named(relations: Iterable[Relation], claims: Iterable[Claim], events: Iterable[Event]) -> set[str]:
    """Keys that relations, claims and events name, which need no mention of their own."""
    fields = ("subject", "object", "speaker", "on_behalf_of", "addressee", "made_at", "relayed_by")
    proposed = [one for claim in claims for one in claim.propositions]
    plain = [one for one in relations if one.predicate != "holds_post"]
    found = {getattr(one, field, None) for one in (*plain, *claims, *proposed) for field in fields}
    found |= {one.subject for one in relations}
    found |= {key for one in claims for key in (*one.targets, *one.instruments, *(key for key, _ in one.articles))}
    found |= {key for one in events for key in (one.key, one.place, one.reported_by, *one.participants, *one.things)}
    return {key for key in found if key and key not in ("this", "unnamed") and key.split(":")[0] not in SCHEMES}


def annotations(
    paths: Iterable[Path | str],
    ontology: Ontology | None = None,
    progress: Progress | None = None,
    *,
    document_timeout: float = SECONDS,
) -> Iterator[Annotation | Skipped]:
    """Every input in the order of its path: its annotation, or why it was skipped. Nothing is left out silently."""
    yield from (one for _, one in _each(paths, ontology or load_ontology(), progress, document_timeout))


def _each(
    paths: Iterable[Path | str], ontology: Ontology, progress: Progress | None, seconds: float
) -> Iterator[tuple[str, Annotation | Skipped]]:
    """The path of every input with what became of it."""
    steps = (("reading", read), ("annotating", partial(annotate, ontology=ontology)))
    found = _discovered(paths)
    for number, path in enumerate(found):
        if progress:
            progress(number, len(found))
        if isinstance(path, Skipped):
            yield path.path, path
        else:
            yield str(path), guarded(path, path, *steps, seconds=seconds)
    if progress:
        progress(len(found), len(found))


def _discovered(paths: Iterable[Path | str]) -> list[Path | Skipped]:
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
) -> Graph:
    """The graph of the inputs: files, folders and globs; `fulltext=False` as of `Graph.without_texts`.

    Raises KGError if there is not one document among them. A document in which anything fails is left out, whole, and
    named in `Graph.skipped`; so is one that takes longer than `document_timeout` seconds to read and annotate (0: no
    limit). Only the main thread has that clock.
    """
    paths = [paths] if isinstance(paths, str | Path) else list(paths)
    ontology = ontology or load_ontology()
    graph = Graph(ontology=ontology)
    for path, one in _each(paths, ontology, progress, document_timeout):
        if isinstance(one, Annotation):
            one = guarded(path, one, ("adding", partial(graph.add, path=path)))
        if isinstance(one, Skipped):
            graph.skip(one)
    if not graph.documents:
        reasons = "; ".join(f"{short(one.path)}: {one.reason}" for one in graph.skipped[:3]) or "no such file or folder"
        given = short(", ".join(map(str, paths)))
        raise KGError(f"no document in {given} ({reasons}); give files, folders or globs with text in them")
    graph.finish()
    return graph if fulltext else graph.without_texts()
