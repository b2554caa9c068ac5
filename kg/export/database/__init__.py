"""A graph as one SQLite file with plain tables, for those who ask in SQL."""

__all__: list[str] = []
