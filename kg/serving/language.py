"""Which of our two languages a request wants: what its address says, else what its browser does."""

from typing import Literal

from starlette.requests import Request

__all__ = ["Language", "language_of"]

Language = Literal["zh", "en"]


def language_of(request: Request) -> Language:
    """`?lang=` first, then the language of the two that Accept-Language likes best; Chinese if it names neither."""
    asked = request.query_params.get("lang", "")
    if asked in ("zh", "en"):
        return "zh" if asked == "zh" else "en"
    liked = {"zh": 0.0, "en": 0.0}
    for line in request.headers.getlist("accept-language"):
        for part in line.split(","):
            name, _, weight = part.strip().lower().partition(";")
            language = name.partition("-")[0].strip()
            if language in liked:
                liked[language] = max(liked[language], _weight(weight))
    return "en" if liked["en"] > liked["zh"] else "zh"


def _weight(text: str) -> float:
    """That of `q=0.8`; 1 if nothing, or nothing that is a number, is said."""
    try:
        return min(max(float(text.strip().removeprefix("q=")), 0.0), 1.0) if text.strip() else 1.0
    except ValueError:
        return 1.0
