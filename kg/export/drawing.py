"""Which network is written, and the name of its file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.errors import FormatError
from kg.network.choosing import EVERYTHING, Choice, chosen, years
from kg.rdf.graph import RdfGraph

__all__ = ["VIEW", "Drawing"]

VIEW = "entities"  # where none is named


@dataclass(frozen=True, slots=True)
class Drawing:
    """A view of a graph or of part of it, with or without dates and nodes that have no edge."""

    view: str = VIEW
    static: bool = False
    connected: bool = False
    choice: Choice = EVERYTHING
    by_year: bool = False

    @property
    def is_usual(self) -> bool:
        """Whether it is that of every build."""
        return self == Drawing()

    @property
    def stem(self) -> str:
        """The name of the file without its suffix; what is more is told by words at its end."""
        since, until = self.choice.since, self.choice.until
        window = since if since == until else f"{since}-to-{until}" if since and until else ""
        window = window or (f"from-{since}" if since else f"to-{until}" if until else "")
        words = [
            *sorted(self.choice.acts),
            window,
            "static" if self.static else "",
            "connected" if self.connected else "",
        ]
        return "-".join(filter(None, ("network" if self.view == VIEW else self.view, *words)))

    @property
    def typed(self) -> str:
        """The options that write it again."""
        options = [f"--view {self.view}"] if self.view != VIEW else []
        options += ["--static"] * self.static + ["--connected"] * self.connected
        options += [f"--since {self.choice.since}"] if self.choice.since else []
        options += [f"--until {self.choice.until}"] if self.choice.until else []
        options += [f"--illocution {one}" for one in self.choice.acts] + ["--by year"] * self.by_year
        return "".join(f" {one}" for one in options)

    def each(self, graph: RdfGraph) -> Iterator["Drawing"]:
        """One a year, or itself. Raises FormatError for a time of which there is nothing."""
        if not self.by_year:
            yield self
            return
        found = [year for year in years(chosen(graph, self.choice)) if self.choice.holds(year)]
        if not found:
            raise FormatError(
                "nothing in this graph is dated so; leave --by year away, or give another time or illocution"
            )
        for year in found:
            yield replace(self, choice=self.choice.within(year), by_year=False)
