"""Who takes which stance on what, what changed, and where two actors differ."""

__all__: list[str] = []
