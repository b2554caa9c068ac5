"""Milliseconds of look-ups in a built folder: `python -m benchmarks.lookups FOLDER [--times N]`.

Medians over many values of each kind: the entities that most documents mention, words of the texts, filters of one and of
two parts. The catalog is made first, if there is none, and that time is said too.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kg.catalog import Catalog, ClaimFilter, DocumentFilter, Found, Page, open_catalog
from kg.errors import KGError
from kg.graph import load

__all__ = ["Row", "asked", "main", "table"]

VALUES = 40  # entities, words and filters of each kind
ALLOWED = {"entity": 10.0, "names": 30.0, "text": 50.0, "filter": 20.0}  # ms


class Row(NamedTuple):
    """One kind of look-up: what it is held against, its median and its slowest, in ms, and how much was found."""

    name: str
    kind: str
    median: float
    most: float
    found: int


def asked(catalog: Catalog, times: int) -> Iterator[Row]:
    """Every kind of look-up, each value `times` times."""
    first = Page(0, VALUES)
    keys = [one.ref.key for one in catalog.entities(page=first).items]
    names = [name for one in catalog.entities(page=first).items for name in (one.ref.zh, one.ref.en) if name]
    actors = [one.ref.key for kind in ("state", "person") for one in catalog.entities(kind=kind, page=first).items]
    topics = [one.ref.key for one in catalog.entities(kind="topic", page=first).items]
    shown = catalog.claims(page=first).items
    words = [one.content[at : at + size] for one in shown for at, size in ((0, 1), (2, 2), (1, 5))]
    wanted = {
        "actor": [ClaimFilter(actor=key) for key in actors],
        "about": [ClaimFilter(about=key) for key in keys],
        "several": [
            ClaimFilter(actor=one, topic=it, since="2018", until="2023") for one in actors[:5] for it in topics
        ],
        "text": [ClaimFilter(text=word) for word in words],
    }
    documents = [DocumentFilter(text=word) for word in words]
    kinds: list[tuple[str, str, Callable[..., object], Sequence[object]]] = [
        ("entity by key, with facts and counts", "entity", catalog.entity, keys),
        ("names: whole", "names", catalog.entities, names),
        ("names: two characters or letters", "names", catalog.entities, [one[:2] for one in names]),
        ("names: letters", "names", catalog.entities, ["zhongguo", "mei", "he", "china", "a"]),
        ("claims: words", "text", catalog.claims, wanted["text"]),
        ("documents: words", "text", catalog.documents, documents),
        ("claims: first 50 of all", "filter", catalog.claims, [ClaimFilter()]),
        ("claims: first 50 by an actor", "filter", catalog.claims, wanted["actor"]),
        ("claims: first 50 about a thing", "filter", catalog.claims, wanted["about"]),
        ("claims: actor, topic and years", "filter", catalog.claims, wanted["several"]),
        ("counts by topic, of an actor", "filter", partial(catalog.counts, by="topic"), wanted["actor"]),
        ("counts by year, of all", "filter", partial(catalog.counts, by="year"), [ClaimFilter()]),
        ("relations of an entity", "filter", catalog.relations, keys),
        ("events of an entity", "filter", catalog.events, keys),
    ]
    for name, kind, look, values in kinds:
        taken: list[float] = []
        found = 0
        for value in [*values] * times:
            begun = time.perf_counter()
            answer = look(value)
            taken.append((time.perf_counter() - begun) * 1000)
            found += (
                answer.total if isinstance(answer, Found) else len(answer) if isinstance(answer, list) else bool(answer)
            )
        yield Row(name, kind, statistics.median(taken), max(taken), found // times)


def table(rows: list[Row]) -> str:
    """Markdown."""
    lines = [
        f"| {one.name} | {one.median:.2f} | {one.most:.1f} | {ALLOWED[one.kind]:.0f} | {one.found:,} |" for one in rows
    ]
    return "\n".join(
        ["| look-up | median ms | slowest | allowed | found |", "| --- | ---: | ---: | ---: | ---: |", *lines]
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.lookups", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where a build is")
    parser.add_argument("--times", type=int, default=5, help="how often each value is asked for")
    given = parser.parse_args()
    try:
        graph = load(given.folder)
        begun = time.perf_counter()
        catalog = open_catalog(graph, folder=given.folder)
    except KGError as error:
        sys.exit(f"benchmarks: {error}")
    print(f"opened in {time.perf_counter() - begun:.2f} s: {catalog.things()}\n")
    rows = list(asked(catalog, given.times))
    print(table(rows))
    if slow := [one.name for one in rows if one.median > ALLOWED[one.kind]]:
        sys.exit(f"benchmarks: slower than allowed: {', '.join(slow)}")


if __name__ == "__main__":
    main()
