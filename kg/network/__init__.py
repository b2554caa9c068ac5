"""networkx networks of a graph: nodes, edges, layout, style, and the passages that the page shows."""

__all__: list[str] = []
