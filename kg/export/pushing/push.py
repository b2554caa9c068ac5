"""A graph sent to a store: in which way, how far it came, and what is there afterwards."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import FormatError, PushError
from kg.export.pushing.connection import Connection
from kg.export.pushing.counting import counted, holds
from kg.export.pushing.endpoints import Endpoints
from kg.export.pushing.protocols import PROTOCOLS, Graphs, NotTaken, Quads, TooLarge, Update, Way
from kg.export.pushing.source import Part, Source

__all__ = ["AUTO", "Outcome", "check_protocol", "push"]

AUTO = "auto"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done: how, how much, what was removed; and what is there, where the store told."""

    way: str
    graphs: int
    statements: int
    removed: tuple[str, ...]
    others: tuple[str, ...]  # graphs of ours that are not of this build, left where they were
    there: Mapping[str, int] | None  # graph of the build -> statements in the store; None if it does not say
    unknown: str = ""  # why not

    def differing(self, source: Source) -> Iterator[tuple[Part, int]]:
        """The graphs of which another number is there than was sent."""
        for part in source.parts:
            found = (self.there or {}).get(part.name)
            if found is not None and found != part.statements:
                yield part, found


def check_protocol(name: str) -> None:
    """Raises FormatError for one that is not known."""
    if name not in (AUTO, *PROTOCOLS):
        raise FormatError(f"no protocol {name[:50]!r}; there are {', '.join((AUTO, *PROTOCOLS))}")


def push(
    source: Source,
    endpoints: Endpoints,
    connection: Connection,
    base: str,
    *,
    protocol: str = AUTO,
    replace: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Every graph of the source into the store, each in the place of its old self; others stay, or go with `replace`.

    Those that go are the graphs under our base that the source has not. Raises PushError with what was done until then;
    the same push again completes it.
    """
    ours = f"{base}graph/"
    if replace and not endpoints.query:
        raise PushError("--replace has to ask the store which graphs there are; say where with --query URL")
    ways = _sent(source, _ways(endpoints, connection, base, protocol), progress)
    there, unknown = None, "the address of its questions is not known; say --query URL"
    if endpoints.query:
        try:
            there, unknown = counted(connection, endpoints.query, ours), ""
        except PushError as error:
            if replace:
                raise PushError(
                    f"all graphs were sent, and none was removed: {error}; mend that and run it again"
                ) from error
            unknown = str(error)
    names = {part.name for part in source.parts}
    # A store that misunderstands the question must not make us remove what is not ours.
    others = tuple(sorted(name for name in (there or {}).keys() - names if name.startswith(ours)))
    if replace:
        _removed(ways[-1], others)
    kept = None if there is None else {name: there.get(name, 0) for name in names if name.startswith(ours)}
    removed, left = (others, ()) if replace else ((), others)
    return Outcome(
        ", ".join(way.name for way in ways), len(source.parts), source.statements, removed, left, kept, unknown
    )


def _ways(endpoints: Endpoints, connection: Connection, base: str, protocol: str) -> Iterator[Way]:
    """What is to be tried, the best first."""
    if protocol == Quads.name or protocol == AUTO and endpoints.quads and _is_empty(endpoints, connection, base):
        yield Quads(connection, endpoints, empty=protocol == AUTO)
    if protocol in (AUTO, Graphs.name) and endpoints.graph_store:
        yield Graphs(connection, endpoints)
    if protocol in (AUTO, Update.name) and endpoints.update:
        yield Update(connection, endpoints, base)


def _is_empty(endpoints: Endpoints, connection: Connection, base: str) -> bool:
    """Whether nothing of ours is there, so that adding is as good as replacing."""
    try:
        return bool(endpoints.query) and not holds(connection, endpoints.query, f"{base}graph/")
    except PushError:
        return False


def _sent(source: Source, ways: Iterator[Way], progress: Progress | None) -> list[Way]:
    """Send all; what one way is not open for, or too narrow for, goes by the next. The ways that were taken; PushError if none is left."""
    rest, taken, refused = list(source.parts), [], None
    for way in ways:
        try:
            for parts in way.send(source, rest[:]):
                taken += [] if way in taken else [way]
                del rest[: len(parts)]
                if progress:
                    progress(len(source.parts) - len(rest), len(source.parts))
            return taken
        except (NotTaken, TooLarge) as error:
            refused = refused or (way, error)
        except PushError as error:
            raise PushError(f"{error}; {_how_far(way, rest, source)}") from error
    if refused:
        raise PushError(f"{refused[1]}; {_how_far(refused[0], rest, source)}") from refused[1]
    raise PushError("no address is known for this protocol; say --graph-store URL or --update URL")


def _removed(way: Way, others: tuple[str, ...]) -> None:
    for number, name in enumerate(others):
        try:
            way.remove([name])
        except PushError as error:
            raise PushError(
                f"{error}; all graphs were sent, and {number} of {len(others)} that are no more in the build were removed; "
                "run it again"
            ) from error


def _how_far(way: Way, rest: Sequence[Part], source: Source) -> str:
    """What is there after a graph was refused, and what to do."""
    graphs, statements = len(source.parts) - len(rest), source.statements - sum(part.statements for part in rest)
    return (
        f"{graphs} of {len(source.parts)} graphs ({statements:,} of {source.statements:,} statements) are in the store, "
        f"each whole; {way.others}. Run it again when that is mended: it replaces what is there"
    )
