"""Commands, one a module: the module and its function bear the name that is typed after `kg`."""

__all__: list[str] = []
