"""A built graph to be looked up: entities, claims and documents by their keys, names to entities."""

__all__: list[str] = []
