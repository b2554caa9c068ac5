"""The store of a build, to be asked in this process for what one thing has: look-ups, never queries of others."""

import pyoxigraph as ox

from kg.rdf.kept_store import opened_store
from kg.serving.builds import Build

__all__ = ["store_of"]


def store_of(build: Build) -> ox.Store:
    """Opened once a build."""

    def opened() -> ox.Store:
        return build.store if isinstance(build.store, ox.Store) else opened_store(build.store, build.base)

    return build.once("pages.store", opened)
