"""What is said about a document: who wrote it, when it is dated, who published it."""

__all__: list[str] = []
