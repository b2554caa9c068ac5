"""How fast it is: against another revision of itself, against a script without rules, and stage by stage; see `docs/benchmarks.md`.

Run by hand from the top of the repository, never by pytest. What lies in `tests/benchmarks/` measures no speed of the
whole: it counts steps, kills builds, tries hostile queries, draws pages of any size, and tests use parts of it.
"""
