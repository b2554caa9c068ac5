"""Containers: every module here opens one kind of file that holds many texts (`SUFFIXES`, `parts`)."""

__all__: list[str] = []
