"""What queries of others are put to: workers that stay for as long as a build is read, where the system can fork."""

import os
from pathlib import Path

from kg.rdf.sparql.pool import Pool
from kg.rdf.sparql.process import Limits, forks
from kg.rdf.sparql.replies import Reply, Wanted, reply
from kg.serving.builds import Build
from kg.serving.settings import Settings

__all__ = ["answered", "ended", "prepared"]


def answered(build: Build, settings: Settings, wanted: Wanted, limits: Limits) -> Reply:
    """Answer over a build. Raises QueryError for what is wrong, refused, too slow or too large."""
    if isinstance(build.store, Path) and forks():
        return _pool(build, build.store, settings).reply(wanted, limits)
    return reply(build.store, wanted, build.base, limits)


def prepared(build: Build, settings: Settings) -> None:
    """Have workers started before the first query comes; it does not wait for them."""
    if isinstance(build.store, Path) and forks():
        _pool(build, build.store, settings)


def ended(build: Build, settings: Settings) -> None:
    """Leave no worker behind: no query comes any more."""
    if isinstance(build.store, Path) and forks():
        _pool(build, build.store, settings).close()


def _pool(build: Build, place: Path, settings: Settings) -> Pool:
    """It ends with the build, once nobody reads that any more."""
    return build.once(
        "queries.pool", lambda: Pool(place, build.base, settings.queries, min(settings.graph_memory, _free()))
    )


def _free() -> int:
    """A third of the megabytes that the machine has left."""
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 3_000_000
    except (OSError, ValueError):
        return 0
