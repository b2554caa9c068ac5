"""A built graph sent to a SPARQL 1.1 store: the one thing here that leaves the machine."""

__all__: list[str] = []
