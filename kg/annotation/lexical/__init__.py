"""What several steps ask of the characters: curated names, titles, personal names, missions."""

__all__: list[str] = []
