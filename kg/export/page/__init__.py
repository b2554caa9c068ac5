"""The interactive page: its data, as short as it can be, and the templates."""

__all__: list[str] = []
