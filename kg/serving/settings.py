"""What a server is told at its start, in one place; every limit that a client may meet stands here."""

from dataclasses import dataclass, field

from kg.rdf.sparql.worker import Limits

__all__ = ["LOOPBACK", "Settings"]

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True)
class Settings:
    """Seconds, bytes and numbers are what one client, or all together, may take."""

    host: str = "127.0.0.1"
    port: int = 0  # 0: a free one
    names: tuple[str, ...] = ()  # further host names under which the server may be asked for
    origins: tuple[str, ...] = ()  # of other sites whose scripts may read the answers; `*` for all
    fulltext: bool = True
    sparql: Limits = field(default_factory=lambda: Limits(timeout=10.0, memory=1_000, rows=10_000, raisable=False))
    graph_memory: int = 2_000  # MB that the graph may take in the process that workers are forked from; a larger one is read from the disk
    queries: int = 4  # that are answered at the same time
    waiting: int = 16  # that may wait for that; more get 429
    requests: int = 64  # of any kind at the same time; more get 429
    body: int = 1 << 19  # bytes
    header_seconds: float = 10.0  # until the head of a request is here
    body_seconds: float = 20.0  # until the whole of it is
    answer_seconds: float = 60.0  # until it is answered, and the answer taken
    connections: int = 500

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in LOOPBACK
