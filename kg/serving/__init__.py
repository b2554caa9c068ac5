"""The local server: SPARQL, pages, JSON, agents over what was built."""

__all__: list[str] = []
