"""Parameters: what each takes, what it refuses, and that its schema says the same."""

from typing import Any
from urllib.parse import urlencode

import jsonschema_rs
import pytest

pytest.importorskip("starlette")

from starlette.exceptions import HTTPException

from kg.serving.api.finding import document
from kg.serving.api.parameters import Choice, Date, Flag, Id, Key, Number, Parameter, Text, Unfit, read
from kg.serving.builds import Build
from kg.serving.requests import parsed

ABOUT = ("何物", "what it is")
TEXT, DATE, FLAG = Text(name="text", about=ABOUT), Date(name="date", about=ABOUT), Flag(name="flag", about=ABOUT)
NUMBER = Number(name="number", about=ABOUT, least=1, most=200)
CHOICE = Choice(name="choice", about=ABOUT, choices=("one", "two"))
KEY, TOPIC = Key(name="key", about=ABOUT), Key(name="topic", about=ABOUT, kind="topic")
GOOD: list[tuple[Parameter, str, Any]] = [
    (TEXT, "核", "核"), (TEXT, "x" * 300, "x" * 300), (DATE, "2019", "2019"), (DATE, "2019-12-31", "2019-12-31"), (FLAG, "true", True),
    (FLAG, "false", False), (NUMBER, "1", 1), (NUMBER, "200", 200), (CHOICE, "two", "two"), (KEY, "state:CHN", "state:CHN"),
    (TOPIC, "no-first-use", "topic:no-first-use"), (TOPIC, "topic:no-first-use", "topic:no-first-use"),
]  # fmt: skip
BAD: list[tuple[Parameter, str]] = [
    (TEXT, ""), (TEXT, "x" * 301), (DATE, "2019-00"), (DATE, "2019-1"), (DATE, "19"), (DATE, "2019-01-32"), (DATE, "٢٠١٩"), (FLAG, "True"),
    (FLAG, "1"), (NUMBER, "0"), (NUMBER, "201"), (NUMBER, "01"), (NUMBER, "1e2"), (NUMBER, "２"), (NUMBER, "-1"), (CHOICE, "One"), (CHOICE, ""),
    (KEY, ""),
]  # fmt: skip


def sent(parameter: Parameter, text: str) -> Any:
    """What stands in the address, as a program has it."""
    if (
        isinstance(parameter, Number)
        and text.lstrip("-").isascii()
        and text.lstrip("-").isdigit()
        and not text.startswith("0")
    ):
        return int(text)
    return {"true": True, "false": False}.get(text, text) if isinstance(parameter, Flag) else text


@pytest.mark.parametrize(("parameter", "text", "value"), GOOD)
def test_what_fits_is_read_and_described(read_build: Build, parameter: Parameter, text: str, value: Any) -> None:
    assert parameter.value(text, read_build) == value
    jsonschema_rs.Draft202012Validator(parameter.schema(read_build)).validate(sent(parameter, text))


@pytest.mark.parametrize(("parameter", "text"), BAD)
def test_what_does_not_fit_is_refused_and_not_described(read_build: Build, parameter: Parameter, text: str) -> None:
    with pytest.raises(Unfit):
        parameter.value(text, read_build)
    assert not jsonschema_rs.Draft202012Validator(parameter.schema(read_build)).is_valid(sent(parameter, text))


@pytest.mark.parametrize(
    ("parameter", "text", "told"),
    [
        (KEY, "treaty:npt-x", "/api/entities"), (KEY, "treaty:不扩散核武器", "near: treaty:NPT"), (TOPIC, "不首先使用", "near: topic:no-first-use"),
        (Id(name="document", about=ABOUT, find=document), "none", "/api/documents"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_with_what_is(read_build: Build, parameter: Parameter, text: str, told: str) -> None:
    with pytest.raises(Unfit, match=told):
        parameter.value(text, read_build)


def test_values_come_by_name_with_their_defaults(read_build: Build) -> None:
    several = Key(name="actor", about=ABOUT, several=True)
    limit = Number(name="number", about=ABOUT, least=1, most=200, default=50)
    asked = parsed(urlencode([("actor", "state:CHN"), ("actor", "state:USA"), ("text", "核")]).encode())
    assert read((several, limit, TEXT, DATE), asked, read_build) == {
        "actor": ("state:CHN", "state:USA"), "number": 50, "text": "核", "date": None,
    }  # fmt: skip


def test_a_missing_one_is_asked_for_by_name(read_build: Build) -> None:
    needed = Choice(name="by", about=ABOUT, choices=("one", "two"), required=True)
    with pytest.raises(HTTPException, match="by is missing; give one of one, two"):
        read((needed,), parsed(b""), read_build)
    with pytest.raises(HTTPException, match="none is taken"):
        read((), parsed(b"x=1"), read_build)
