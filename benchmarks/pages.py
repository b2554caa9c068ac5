"""How long the pages take, asked of a server of its own over the network of this machine.

    python -m benchmarks.pages FOLDER [--rounds 3]

FOLDER is what `kg build` wrote. Each kind of page is asked for over many different things, the kinds in turns; each thing is
asked for once a round, so that what a first look costs is in the figures.
"""

import argparse
import http.client
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

from kg.catalog import Catalog, ClaimFilter, Page, open_catalog
from kg.graph import load
from kg.serving.pages.addresses import page_path

__all__ = ["main"]

TARGETS = {"first page": 200, "entity": 150, "who speaks most": 150, "search": 100}  # ms, of the median
WORDS = (
    "中国",
    "核裁军",
    "不首先使用",
    "NPT",
    "Iran",
    "телефон",
    "zhongguo",
    "bukuosan",
    "huachunying",
    "制裁 美国",
    "條約",
    "发射",
    "无核化",
    "AUKUS",
    "裁",
    "the",
)
ENTITIES, OTHERS = 120, 40  # things asked for of a kind


def _spread(things: list[str], most: int) -> list[str]:
    """So many of them, from the first to the last."""
    step = max(len(things) / most, 1)
    return [things[int(place * step)] for place in range(min(most, len(things)))]


def _paths(catalog: Catalog, base: str) -> dict[str, list[str]]:
    """Kind of page -> addresses."""
    entities: list[str] = []
    while found := catalog.entities(page=Page(len(entities), 1_000)).items:
        entities += [page_path(one.ref.iri, base) for one in found]
    claims = [page_path(one.iri, base) for one in catalog.claims(page=Page(0, 1_000)).items]
    documents = [page_path(one.iri, base) for one in catalog.documents(page=Page(0, 1_000)).items]
    speakers = [
        page_path(one.iri, base) for one, _ in catalog.counts(ClaimFilter(), "actor")[:10] if not isinstance(one, str)
    ]
    return {
        "first page": ["/", "/?lang=en"],
        "entity": _spread(entities, ENTITIES),
        "who speaks most": speakers,
        "search": [f"/search?q={quote(word)}" for word in WORDS],
        "claim": _spread(claims, OTHERS),
        "document": _spread(documents, OTHERS),
        "lists": ["/topics", "/treaties", "/actors", "/documents", "/documents?q=" + quote("核")],
        "positions": ["/positions", "/positions?actor=CHN", "/positions?topic=NPT", "/positions?actor=USA&since=2019"],
        "network": [f"/network?key={key}" for key in ("treaty:NPT", "state:IRN", "topic:no-first-use")],
        "data": [one.replace("/page/", "/data/") + ".ttl" for one in _spread(entities, OTHERS)],
    }


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """The address of a server in a process of its own."""
    command = [sys.executable, "-m", "kg", "serve", str(folder), "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert process.stdout
        for line in process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
                yield found[0]
                return
        raise SystemExit("the server did not start")
    finally:
        process.terminate()
        process.wait(20)


def _ask(connection: http.client.HTTPConnection, path: str) -> float:
    """Milliseconds until the whole answer is here."""
    begun = time.perf_counter()
    connection.request("GET", path, headers={"Accept": "text/html, text/turtle;q=0.5"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status}")
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    """Print the figures."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("folder", type=Path)
    given.add_argument("--rounds", type=int, default=3)
    asked = given.parse_args()
    graph = load(asked.folder)
    catalog = open_catalog(graph, folder=asked.folder)
    paths = _paths(catalog, graph.base)
    catalog.close()
    taken: dict[str, list[float]] = {kind: [] for kind in paths}
    with _server(asked.folder) as base:
        connection = http.client.HTTPConnection(str(urlsplit(base).hostname), urlsplit(base).port, timeout=120)
        first = _ask(connection, "/")
        for _ in range(asked.rounds):
            for kind, some in paths.items():
                taken[kind] += [_ask(connection, path) for path in some]
    print(f"very first page of a new server: {first:.0f} ms\n")
    print(f"{'page':16} {'asked':>6} {'median':>8} {'95 %':>8} {'most':>8}   ms; target of the median")
    for kind, times in taken.items():
        ordered = sorted(times)
        late = ordered[int(0.95 * (len(ordered) - 1))]
        target = f"   ≤ {TARGETS[kind]}" if kind in TARGETS else ""
        print(f"{kind:16} {len(times):6} {statistics.median(times):8.1f} {late:8.1f} {ordered[-1]:8.1f}{target}")


if __name__ == "__main__":
    main()
