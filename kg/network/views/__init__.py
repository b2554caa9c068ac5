"""Networks that are made of a graph for other programs; the module is the name of the view."""

__all__: list[str] = []
