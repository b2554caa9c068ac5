"""The build that is served: a snapshot of an output folder, exchanged as a whole when another build is there.

A request asks once which build it reads and keeps to it. The files of a build that is served are linked into a folder of
the server's own, so that a rebuild may take away what it replaces.
"""

import os
import re
import shutil
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pyoxigraph as ox

from kg.catalog import Catalog, open_catalog
from kg.catalog.matching import Matcher, known_names
from kg.errors import KGError
from kg.graph import Graph, load
from kg.model.namespaces import Namespace
from kg.output.manifest import GRAPH, MANIFEST

__all__ = ["Build", "Builds"]

Made = TypeVar("Made")
State = tuple[tuple[int, int, int] | None, ...]

OWN = ".kg-serving-"  # the folder of links, beside the graph
OWNER = re.compile(re.escape(OWN) + r"(\d+)-")  # .kg-serving-4711-abc
EVERY = 1.0  # seconds between two looks at the folder


class Build:
    """One build: its graph, its catalog, and the store that queries are put to. It does not change."""

    def __init__(self, folder: Path, *, fulltext: bool = True) -> None:
        """Raises KGError if there is no build, or it is not whole."""
        self.graph: Graph = load(folder, fulltext=fulltext)
        self.id = self.graph.made_from()[:16]
        self.namespace = Namespace(self.graph.base)
        self.folder = folder
        own = _own_folder(folder)
        weakref.finalize(self, shutil.rmtree, own, ignore_errors=True)
        self.store: Path | ox.Store = self.graph.served_from(own)
        self.catalog: Catalog = open_catalog(self.graph, folder=folder if fulltext else None)
        self._made: dict[str, Any] = {}
        self._making: dict[str, threading.Lock] = {}

    @property
    def base(self) -> str:
        return self.graph.base

    @property
    def matcher(self) -> Matcher:
        """Finds names of the ontology, and of what the documents mention."""
        return self.once("matcher", lambda: Matcher(known_names(self.graph.ontology, self.graph.records().entities())))

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What is made of this build once, by whoever needs it first. A name is of one room: `pages.ledger`."""
        with self._making.setdefault(name, threading.Lock()):
            if name not in self._made:
                self._made[name] = make()
            made: Made = self._made[name]
            return made


class Builds:
    """The build that a folder holds now, as far as it could be read."""

    def __init__(self, folder: Path, *, fulltext: bool = True) -> None:
        """Raises KGError if there is none to begin with."""
        self._folder, self._fulltext = folder, fulltext
        self.trouble: str | None = None  # why a newer build is not shown
        self._state = _state(folder)
        self._build = Build(folder, fulltext=fulltext)
        self._looked = time.monotonic()
        self._lock = threading.Lock()
        self._loading: threading.Thread | None = None

    def current(self) -> Build:
        """At once, whatever happens in the folder: a newer build is read by another thread, and shown when it is whole."""
        with self._lock:
            if time.monotonic() > self._looked + EVERY and not (self._loading and self._loading.is_alive()):
                self._looked = time.monotonic()
                if (state := _state(self._folder)) != self._state:
                    self._loading = threading.Thread(target=self._load, args=(state,), daemon=True)
                    self._loading.start()
            return self._build

    def _load(self, state: State) -> None:
        try:
            build = Build(self._folder, fulltext=self._fulltext)
        except (KGError, OSError) as error:
            self.trouble, self._state = str(error), state
            return
        with self._lock:
            self._build, self._state, self.trouble = build, state, None


def _state(folder: Path) -> State:
    """What changes with every build that ends; a graph file by itself has no manifest."""
    graph = folder if folder.is_file() else folder / GRAPH
    found: list[tuple[int, int, int] | None] = []
    for path in (graph, graph.with_name(MANIFEST)):
        try:
            about = path.stat()
            found.append((about.st_ino, about.st_size, about.st_mtime_ns))
        except OSError:
            found.append(None)
    return tuple(found)


def _own_folder(folder: Path) -> Path:
    """A folder of this process beside the graph, or among the temporary files; what dead servers left is taken away."""
    beside = folder.parent if folder.is_file() else folder
    for left in beside.glob(f"{OWN}*"):
        if (owner := OWNER.match(left.name)) and not _lives(int(owner[1])):
            shutil.rmtree(left, ignore_errors=True)
    name = f"{OWN}{os.getpid()}-"
    try:
        return Path(tempfile.mkdtemp(prefix=name, dir=beside))
    except OSError:
        return Path(tempfile.mkdtemp(prefix=name))


def _lives(process: int) -> bool:
    if sys.platform == "win32":  # where a signal of 0 is none
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
