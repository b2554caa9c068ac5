"""The graph in the hand of a user: fill it, query it, look at it, save it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ontology import Ontology
from kg.rdf.graph import RdfGraph

if TYPE_CHECKING:
    import networkx

    from kg.export.notebook import Picture
    from kg.network.entities import Network

__all__ = ["Graph", "load"]


class Graph(RdfGraph):
    """RDF of documents and curated facts in named graphs; what is asked of it is asked of their union."""

    @property
    def network(self) -> networkx.MultiDiGraph:
        """Entities as nodes; relations, and claims from the speaker's side to the target, as edges."""
        return self._network.multigraph

    @cached_property
    def _network(self) -> Network:
        from kg.network.entities import network

        return network(self.records(), self.ontology)

    # -- looking ---------------------------------------------------------------------------------------------------

    def show(self, path: Path | str | None = None) -> Picture:
        """The interactive page: shown in a notebook, else opened in a browser; with `path` written there instead."""
        from kg.export.notebook import show

        return show(self._page(), path)

    def _repr_html_(self) -> str:
        from kg.export.notebook import frame

        return frame(self._page())

    def _page(self) -> str:
        from kg.export.exporting import formats
        from kg.network.ledger import with_ledger

        return str(formats()["page"].page(with_ledger(self._network, self)))

    # -- files -----------------------------------------------------------------------------------------------------

    def save(self, folder: Path | str, *, fulltext: bool = True, keep_store: bool = False) -> list[Path]:
        """Every view into a folder, all files or none; without `fulltext`, of the graph without texts.

        With `keep_store` there is a store beside them afterwards, so that questions need not load the graph.
        """
        from kg.export.exporting import export_all

        return export_all(self if fulltext else self.without_texts(), Path(folder), keep_store=keep_store)


def load(
    folder: Path | str, *, ontology: Ontology | None = None, base: str | None = None, fulltext: bool = True
) -> Graph:
    """The graph that a build wrote: `graph.nq` and `issues.jsonl` of a folder, or an N-Quads file.

    `fulltext=False` as of `Graph.without_texts`. Raises KGError if there is none, if it is not whole, or has another base.
    """
    return Graph.load(folder, ontology=ontology, base=base, fulltext=fulltext)
