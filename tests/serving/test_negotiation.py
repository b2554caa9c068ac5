"""What a client gets, whatever it says."""

import pytest

pytest.importorskip("starlette")

from starlette.exceptions import HTTPException

from kg.serving.negotiation import accepted
from kg.serving.requests import parsed

OFFERS = ("text/html", "text/turtle", "application/ld+json")


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([], "text/turtle"),
        ([""], "text/turtle"),
        (["*/*"], "text/turtle"),
        (["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"], "text/html"),
        (["text/turtle, text/html"], "text/html"),  # both as good: what is offered first
        (["text/turtle;q=0.9, text/html;q=0.8"], "text/turtle"),
        (["TEXT/TURTLE"], "text/turtle"),
        (['application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"'], "application/ld+json"),
        (["text/turtle;version=1.2"], "text/turtle"),
        (["text/*"], "text/turtle"),
        (["text/turtle;q=0", "*/*;q=0.1"], "application/ld+json"),
        (["image/png"], None),
        (["image/png", "text/turtle;q=0.1"], "text/turtle"),
        (["text/turtle;q=nan, application/ld+json;q=0.1"], "application/ld+json"),
        ([",,;;q=,"], None),
    ],
)
def test_what_is_accepted_best_is_given(lines: list[str], wanted: str | None) -> None:
    assert accepted(lines, OFFERS) == wanted


def test_html_is_given_to_who_takes_anything_where_there_is_nothing_else() -> None:
    assert accepted(["*/*"], ("text/html",)) == "text/html" == accepted([], ("text/html",))


def test_parameters_are_as_they_were_sent() -> None:
    found = parsed(b"a=1&a=2&b=%E6%A0%B8&c=&d=a%2Fb+c")
    assert (
        found.all("a") == ("1", "2") and found.one("b") == "核" and found.one("c") == "" and found.one("d") == "a/b c"
    )
    assert found.one("nothing", "else") == "else"
    with pytest.raises(HTTPException) as told:
        found.one("a")
    assert told.value.status_code == 400 and "2 times" in told.value.detail


@pytest.mark.parametrize("text", [b"a=%BA%CB", "a=核".encode(), b"&".join([b"a=1"] * 101)])
def test_what_is_no_text_is_refused(text: bytes) -> None:
    with pytest.raises(HTTPException):
        parsed(text)
