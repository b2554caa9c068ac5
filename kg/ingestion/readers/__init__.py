"""Readers: every module here is one kind of input (`NAME`, `PRIORITY`, `SUFFIXES`, `accepts`, `parse`)."""

__all__: list[str] = []
