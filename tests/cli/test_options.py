"""Arguments and options that several commands share."""

from typing import get_args

import pytest
from typer.models import ParameterInfo

from kg.cli import options
from kg.model.limits import SECONDS


@pytest.mark.parametrize("name", options.__all__)
def test_a_shared_option_has_a_type_and_help(name: str) -> None:
    kind, *info = get_args(getattr(options, name))
    (said,) = (one for one in info if isinstance(one, ParameterInfo))
    assert said.help and kind in (bool, str, int, float, list[str], options.Path)


def test_the_help_names_the_limit_that_holds() -> None:
    said = get_args(options.DocumentTimeout)[1]
    assert f"Default {SECONDS:g}." in said.help and said.min == 0
