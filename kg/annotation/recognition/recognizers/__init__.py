"""Each module recognizes one kind of mention: `ORDER`, smaller first, and `recognize(analysis) -> mentions`."""

__all__: list[str] = []
