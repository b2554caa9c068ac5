"""Templates: Jinja with everything escaped."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request

from kg.serving.requests import build_of

__all__ = ["rendered"]


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("kg.serving.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(request: Request, name: str, **values: Any) -> str:
    """A page; every template knows the request and the build that it reads."""
    return _environment().get_template(name).render(request=request, build=build_of(request), **values)
