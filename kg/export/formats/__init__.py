"""Formats, one a module: `FORMAT`, `FILES` and `export`, as CONTRIBUTING says; the folder is the registry."""

__all__: list[str] = []
