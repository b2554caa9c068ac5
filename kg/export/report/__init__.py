"""A report on who takes which stance on what: gathered once, written as Markdown and as a page."""

__all__: list[str] = []
