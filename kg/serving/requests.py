"""What a request brings: the build that it reads, its parameters as they were sent, and the language that it likes."""

from email.message import Message
from typing import NamedTuple
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.serving.builds import Build
from kg.serving.settings import Settings

__all__ = ["Parameters", "build_of", "form_of", "parsed", "settings_of"]

MOST = 100  # parameters
FORM = "application/x-www-form-urlencoded"


class Parameters(NamedTuple):
    """Names and values in their order, each as often as it was sent."""

    pairs: tuple[tuple[str, str], ...]

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(value for key, value in self.pairs if key == name)

    def one(self, name: str, default: str = "") -> str:
        """The value; HTTP 400 if there are several."""
        found = self.all(name)
        if len(found) > 1:
            raise HTTPException(400, f"{name} is given {len(found)} times; give it once")
        return found[0] if found else default


def parsed(text: bytes) -> Parameters:
    """A query string or form, in UTF-8; HTTP 400 if it is not."""
    try:
        pairs = parse_qsl(
            text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST, encoding="utf-8"
        )
    except ValueError as error:
        few = "too many parameters" if "fields" in str(error) else "not percent-encoded UTF-8"
        raise HTTPException(400, f"{few}; see the description of this server") from error
    return Parameters(tuple(pairs))


async def form_of(request: Request) -> Parameters:
    """What a POST brings as a form; HTTP 415 if it is none, or not in UTF-8."""
    kind = Message()
    kind["content-type"] = request.headers.get("content-type", "none/none")
    if kind.get_content_type() != FORM:
        raise HTTPException(415, f"a POST has a body of {FORM} here, and says so in its Content-Type")
    if str(kind.get_param("charset") or "utf-8").lower() not in ("utf-8", "utf8", "us-ascii"):
        raise HTTPException(415, "the form is not in UTF-8; write it so")
    return parsed(await request.body())


def build_of(request: Request) -> Build:
    """The build that this request reads, from its first question to its last."""
    build: Build = request.state.build
    return build


def settings_of(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings
