"""Which of several media types a client gets.

The libraries that do this drop or prefer what they should not: parameters make them miss a type, and ties go to the last.
Here parameters but `q` are passed over, case is folded, ties go to what we offer first, and HTML only to who names it.
"""

from collections.abc import Iterable, Sequence

from starlette.requests import Request

__all__ = ["accepted", "best"]

HTML = "text/html"
LEAST = 1e-6  # curl takes anything: it gets data, if there are


def best(request: Request, offers: Sequence[str]) -> str | None:
    """The offer that the Accept lines of a request like best; the first if there are none, None if none will do."""
    return accepted(request.headers.getlist("accept"), offers)


def accepted(lines: Iterable[str], offers: Sequence[str]) -> str | None:
    """The same of Accept lines: `text/turtle;q=0.5, application/ld+json`."""
    ranges = [_range(part) for line in lines for part in line.split(",") if part.strip()]
    plain = [one for one in offers if one != HTML] or list(offers)
    if not ranges:
        return plain[0]
    scored = [(_quality(offer, ranges), offer) for offer in offers]
    top = max((quality for quality, _ in scored), default=0.0)
    return next((offer for quality, offer in scored if quality == top), None) if top > 0 else None


def _range(part: str) -> tuple[str, float]:
    name, *parameters = part.split(";")
    quality = 1.0
    for one in parameters:
        key, _, value = one.partition("=")
        if key.strip().lower() == "q":
            try:
                quality = min(max(float(value.strip()), 0.0), 1.0)
            except ValueError:  # as good as not said
                quality = 1.0
    return name.strip().lower(), quality if quality == quality else 0.0


def _quality(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    """That of the most specific range which takes the offer."""
    kind = offer.split("/", 1)[0]
    for wanted in (offer, f"{kind}/*", "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found) * (LEAST if offer == HTML != wanted else 1)
    return 0.0
