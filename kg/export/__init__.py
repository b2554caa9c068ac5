"""Graphs and networks as files: formats, the page, pictures in notebooks."""

__all__: list[str] = []
