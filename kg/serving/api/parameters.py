"""Parameters: each is declared once, and the declaration both checks what is sent and describes it.

An unknown parameter, a value that is none and a thing that is not there are HTTP 400, with what would do.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException

from kg.errors import KGError
from kg.model.keys import name_of
from kg.serving.builds import Build
from kg.serving.requests import Parameters
from kg.text.given_dates import is_date

__all__ = ["Choice", "Date", "Flag", "Id", "Key", "Number", "Parameter", "Text", "Texts", "Unfit", "Values", "read"]

Values = dict[str, Any]
Texts = tuple[str, str]  # in Chinese and in English

LONGEST = 300  # characters of a value
FEW = 8  # things that a reason names
# 2019, 2019-01, 2019-01-31
DATE = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
DIGITS = re.compile(r"0|[1-9][0-9]{0,8}")


class Unfit(Exception):
    """A value that cannot be what the parameter means; the message says why, and what would do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What all have. A parameter that may be given several times has a tuple of values."""

    name: str
    about: Texts
    several: bool = False
    required: bool = False
    default: Any = None
    example: str | None = None

    def value(self, text: str, build: Build) -> Any:
        """What a text means. Raises Unfit."""
        raise NotImplementedError

    def schema(self, build: Build) -> dict[str, Any]:
        """The values that may be sent, as JSON Schema."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Parameter):
    """Words to look for."""

    least: int = 1

    def value(self, text: str, build: Build) -> str:
        if not self.least <= len(text) <= LONGEST:
            raise Unfit(f"{len(text)} characters; give {self.least} to {LONGEST}")
        return text

    def schema(self, build: Build) -> dict[str, Any]:
        return {"type": "string", "minLength": self.least, "maxLength": LONGEST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Id(Text):
    """Something that has to be there: a document, a publisher, an actor by whatever name it has."""

    find: Callable[[Build, str], Any]  # what it means; raises Unfit

    def value(self, text: str, build: Build) -> Any:
        return self.find(build, Text.value(self, text, build))


@dataclass(frozen=True, slots=True, kw_only=True)
class Key(Text):
    """The key of a thing: `state:CHN`; of the kind that is given also the name alone."""

    kind: str = ""

    def value(self, text: str, build: Build) -> str:
        Text.value(self, text, build)
        key = f"{self.kind}:{text}" if self.kind and ":" not in text else text
        if not build.catalog.has(key):
            raise Unfit(f"no such key {key[:60]!r}; {_near(build, text, self.kind)}")
        return key


def _near(build: Build, text: str, kind: str) -> str:
    """The keys that may be meant, else where keys are found."""
    words = name_of(text) if ":" in text else text
    try:
        found = build.catalog.entities(words, kind=kind or None).items if words.strip() else ()
    except KGError:
        found = ()
    keys = [one.ref.key for one in found[:FEW]]
    return f"near: {', '.join(keys)}" if keys else "/api/entities?q= finds keys by names"


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Parameter):
    """A year, a month or a day."""

    def value(self, text: str, build: Build) -> str:
        if not is_date(text.strip()):
            raise Unfit(f"no date {text[:40]!r}; give 2019, 2019-01 or 2019-01-31")
        return text.strip()

    def schema(self, build: Build) -> dict[str, Any]:
        return {"type": "string", "pattern": DATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Parameter):
    """A whole number."""

    least: int
    most: int

    def value(self, text: str, build: Build) -> int:
        if not DIGITS.fullmatch(text) or not self.least <= int(text) <= self.most:
            raise Unfit(f"no such number {text[:40]!r}; give {self.least:,} to {self.most:,}")
        return int(text)

    def schema(self, build: Build) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Parameter):
    """Yes or no."""

    def value(self, text: str, build: Build) -> bool:
        if text not in ("true", "false"):
            raise Unfit(f"{text[:40]!r} is neither true nor false; give one of them")
        return text == "true"

    def schema(self, build: Build) -> dict[str, Any]:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Parameter):
    """One of a few words; `choices` may depend on the build."""

    choices: tuple[str, ...] | Callable[[Build], tuple[str, ...]]

    def of(self, build: Build) -> tuple[str, ...]:
        return self.choices if isinstance(self.choices, tuple) else self.choices(build)

    def value(self, text: str, build: Build) -> str:
        if text not in self.of(build):
            raise Unfit(f"no such value {text[:40]!r}; choose from {', '.join(self.of(build))}")
        return text

    def schema(self, build: Build) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.of(build))}


def read(declared: Iterable[Parameter], sent: Parameters, build: Build) -> Values:
    """The values of all declared parameters. Raises HTTPException that names the parameter and what is possible."""
    known: Mapping[str, Parameter] = {one.name: one for one in declared}
    for name, _ in sent.pairs:
        if name not in known:
            there = f"there are {', '.join(known)}" if known else "none is taken"
            raise HTTPException(400, f"no parameter {name[:40]!r} here; {there}")
    return {name: _read(one, sent, build) for name, one in known.items()}


def _read(one: Parameter, sent: Parameters, build: Build) -> Any:
    texts = sent.all(one.name)
    if not texts and one.required:
        raise HTTPException(400, f"{one.name} is missing; give {_possible(one, build)}")
    if len(texts) > 1 and not one.several:
        raise HTTPException(400, f"{one.name} is given {len(texts)} times; give it once")
    try:
        values = tuple(one.value(text, build) for text in texts)
    except Unfit as error:
        raise HTTPException(400, f"{one.name}: {error}") from error
    if one.several:
        return values
    return values[0] if values else one.default


def _possible(one: Parameter, build: Build) -> str:
    return f"one of {', '.join(one.of(build))}" if isinstance(one, Choice) else one.about[1]
