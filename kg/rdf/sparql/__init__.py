"""SPARQL: saved questions, our own queries, and those of strangers, within limits."""

__all__: list[str] = []
