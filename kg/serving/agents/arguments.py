"""The arguments that several tools take. Models send null for what they leave out, and 2019 as a number: both are understood."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from kg.catalog import Page
from kg.errors import KGError

__all__ = [
    "ACTS",
    "LIMIT",
    "Actor",
    "Limit",
    "Offset",
    "Order",
    "Since",
    "Text",
    "Topic",
    "Until",
    "in_order",
    "page_of",
]

LIMIT = 50
USUAL = 10
ACTS = "assert, request, commit, criticize, endorse, oppose, deny, ask, warn, concern, accept, regret"


def _text(given: Any) -> Any:
    if given is None:
        return ""
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else given


def _limit(given: Any) -> Any:
    """More than are given at once is as good as the most: the answer says that it is cut."""
    if given is None:
        return USUAL
    return min(given, LIMIT) if isinstance(given, int) else given


Text = Annotated[str, BeforeValidator(_text)]
Limit = Annotated[int, BeforeValidator(_limit), Field(ge=1, le=LIMIT, description="At most so many.")]
Offset = Annotated[
    int,
    BeforeValidator(lambda given: 0 if given is None else given),
    Field(ge=0, le=1_000_000, description="Leave out so many: for the next page."),
]
Order = Annotated[
    Literal["newest", "oldest"],
    BeforeValidator(lambda given: "newest" if given is None else given),
    Field(description="Which come first."),
]
Actor = Annotated[
    Text,
    Field(
        description="Whose claims: who speaks, or on whose behalf. 中国, China or state:CHN takes in its spokespersons."
    ),
]
Topic = Annotated[
    Text, Field(description="A topic or treaty: 不首先使用核武器, NFU, topic:no-first-use, 不扩散核武器条约, NPT.")
]
Since = Annotated[Text, Field(description="First date: 2019, 2019-04 or 2019-04-29.")]
Until = Annotated[Text, Field(description="Last date; 2019 takes the whole year in.")]


def page_of(offset: int, limit: int) -> Page:
    return Page(offset, limit)


def in_order(since: str, until: str) -> None:
    """Raises KGError where the first date is after the last."""
    if since and until and since[: len(until)] > until[: len(since)]:
        raise KGError(f"since {since[:20]} is after until {until[:20]}; exchange them")
