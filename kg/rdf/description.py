"""What a graph says of one IRI: the statements about it, those that name it, and as data those of its evidence too."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import pyoxigraph as ox

from kg.model.namespaces import Namespace
from kg.rdf.sparql.results import GRAPHS

__all__ = ["Description", "data", "described", "is_known"]


class Description(NamedTuple):
    """Statements, those about a thing and those that name it; `more` if there are more than were asked for."""

    about: tuple[ox.Quad, ...]
    naming: tuple[ox.Quad, ...]
    more: bool = False


def is_known(store: ox.Store, iri: str) -> bool:
    """Whether any statement has it, or it is a graph of statements. False for what is no IRI."""
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return False
    patterns: tuple[tuple[ox.NamedNode | None, ...], ...] = (
        (node, None, None, None), (None, None, node, None), (None, node, None, None), (None, None, None, node),
    )  # fmt: skip
    return any(next(iter(store.quads_for_pattern(*one)), None) is not None for one in patterns)


def described(store: ox.Store, iri: str, most: int) -> Description:
    """At most so many statements each way, sorted; of a graph those in it, of a property those that use it."""
    node = ox.NamedNode(iri)
    about = _some(store.quads_for_pattern(node, None, None, None), most)
    naming = _some(store.quads_for_pattern(None, None, node, None), most)
    if not naming:
        naming = _some(store.quads_for_pattern(None, node, None, None), most)
    if not about:
        about = _some(store.quads_for_pattern(None, None, None, node), most)
    return Description(about[:most], naming[:most], max(len(about), len(naming)) > most)


def _some(found: Iterator[ox.Quad], most: int) -> tuple[ox.Quad, ...]:
    return tuple(sorted(islice(found, most + 1), key=str))


def data(store: ox.Store, iri: str, media_type: str, base: str, most: int) -> tuple[bytes, bool]:
    """The statements about a thing and about its evidence, in a format of RDF; and whether there are more than `most`."""
    node, own = ox.NamedNode(iri), Namespace(base)
    found = list(islice(store.quads_for_pattern(node, None, None, None), most + 1))
    if not found:  # a graph, or what others name alone
        found = list(islice(store.quads_for_pattern(None, None, None, node), most + 1))
    if not found:
        found = list(islice(store.quads_for_pattern(None, None, node, None), most + 1))
    evidence = own.thing("evidence", "")
    waiting, seen = [one.object for one in found], {node}
    while waiting and len(found) <= most:
        part = waiting.pop()
        if isinstance(part, ox.NamedNode) and part not in seen and part.value.startswith(evidence):
            seen.add(part)
            more = list(store.quads_for_pattern(part, None, None, None))
            found += more
            waiting += [one.object for one in more]
    form = GRAPHS[media_type]
    kept = sorted(set(found[:most]), key=str)
    if not form.supports_datasets:
        kept = sorted({ox.Quad(one.subject, one.predicate, one.object) for one in kept}, key=str)
    return ox.serialize(kept, format=form, prefixes=own.prefixes()) or b"", len(found) > most
