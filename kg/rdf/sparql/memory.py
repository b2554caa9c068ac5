"""Limits that a process sets for itself, where its system knows them (`resource`; the address space by /proc)."""

from pathlib import Path
from types import ModuleType

try:
    import resource as _resource
except ImportError:  # not on Windows
    resource: ModuleType | None = None
else:
    resource = _resource

__all__ = ["held", "is_limited", "leave_no_core", "limit", "limit_work", "unlimit"]

SIZES = Path("/proc/self/statm")  # pages of address space, and of them pages in memory
MEGABYTE = 1_000_000
MOST = 1 << 30  # megabytes: more than any machine has, and what the system can be told
RESERVED = 80 * MEGABYTE  # about: address space that was taken before the limit and is filled after it, as measured


def is_limited() -> bool:
    """Whether `limit` can do anything here: elsewhere nobody says how large the address space is already."""
    return resource is not None and SIZES.exists()


def limit(megabytes: int) -> None:
    """From now on this process may grow until it holds so much; at least by half of that, whatever it holds already."""
    if resource is None or not SIZES.exists():
        return
    space, resident = (int(pages) * resource.getpagesize() for pages in SIZES.read_text().split()[:2])
    most = min(megabytes, MOST) * MEGABYTE
    soft, hard = space + max(most - resident - RESERVED, most // 2), resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def held() -> int:
    """Bytes that this process holds in memory; 0 where nobody says."""
    return int(SIZES.read_text().split()[1]) * resource.getpagesize() if resource and SIZES.exists() else 0


def unlimit() -> None:
    """Take the limit back, for the last words of a process that has hit it."""
    if resource is not None:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def limit_work(seconds: float) -> None:
    """Let the system end this process after so much more work and a little, should nobody be left to stop it."""
    if resource is not None:
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime + seconds) + 10
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def leave_no_core() -> None:
    """Leave no image of this process on the disk should it fall."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
