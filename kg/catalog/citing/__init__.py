"""How what a catalog holds is worded and cited, in Chinese and English, wherever it is shown."""

__all__: list[str] = []
