"""A build into a folder: documents read once, kept, and put together with those that were kept before."""

from kg.building.engines import Engine, in_this_process, with_workers
from kg.building.into_folder import build_into, update
from kg.errors import KGError

__all__ = ["build_into", "engine_of", "update"]


def engine_of(jobs: int = 1, engine: str = "local", scheduler: str = "") -> Engine:
    """Who reads: this process, `jobs` processes, or the workers of a cluster. Raises KGError for what does not go together."""
    if engine == "dask" or scheduler:
        if engine != "dask" or not scheduler:
            raise KGError("a cluster needs both: --engine dask --scheduler tcp://HOST:8786")
        from kg.building.cluster import on_cluster

        return on_cluster(scheduler)
    if engine != "local":
        raise KGError(f"no engine {engine!r}; choose from local, dask")
    return with_workers(jobs) if jobs > 1 else in_this_process
