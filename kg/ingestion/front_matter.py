"""Front matter: `---`, YAML, `---` before the text; YAML that is broken is read line by line."""

import re
from typing import NamedTuple

LIMIT = 64_000  # characters of YAML; more is no front matter
OPENING = re.compile(r"\s*---[ \t]*\n")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M)
PAIR = re.compile(r"^([A-Za-z_][\w-]*):(?:[ \t]+(.*))?$", re.M)  # date: 2021-06-14T03:34:13.000Z

__all__ = ["Split", "body_of", "split"]


class Split(NamedTuple):
    """The scalar values by lower-case key, as written, and the text after them."""

    values: dict[str, str]
    body: str

    def first(self, *keys: str) -> str | None:
        """The first of these that is there and not empty."""
        return next((self.values[key] for key in keys if self.values.get(key)), None)


def split(text: str) -> Split:
    """The front matter and the rest; without front matter the values are empty."""
    block, body = _parts(text)
    values = _values(block) if block else {}
    return Split(values, body) if values else Split({}, text)


def body_of(text: str) -> tuple[bool, str]:
    """Whether there is front matter, and the text after it; its values are not read."""
    block, body = _parts(text)
    return bool(block), body


def _parts(text: str) -> tuple[str, str]:
    opening = OPENING.match(text)
    closing = CLOSING.search(text, opening.end(), opening.end() + LIMIT) if opening else None
    if not opening or not closing:
        return "", text
    block = text[opening.end() : closing.start()]
    return (block, text[closing.end() :]) if PAIR.search(block) else ("", text)


def _values(block: str) -> dict[str, str]:
    import yaml

    # the base loader makes strings of everything: no dates to fail on, no objects
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        table = yaml.load(block, Loader=loader)
    except (yaml.YAMLError, RecursionError):
        table = None
    if not isinstance(table, dict):
        table = {key: value.strip().strip("'\"") for key, value in PAIR.findall(block)}
    return {str(key).lower(): value.strip() for key, value in table.items() if isinstance(value, str)}
