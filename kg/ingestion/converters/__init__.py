"""Converters: every module here makes text of one format that is none (`SUFFIXES`, `convert`)."""

__all__: list[str] = []
