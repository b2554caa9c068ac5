"""Which of our two languages a request wants: what its address says, else what was chosen before, else what its browser does."""

from starlette.requests import Request

from kg.catalog.citing.words import Language

__all__ = ["COOKIE", "Language", "language_of"]

COOKIE = "lang"  # holds what was chosen last


def language_of(request: Request) -> Language:
    """`?lang=` first, then the cookie, then the language of the two that Accept-Language likes best; Chinese if it names neither."""
    for asked in (request.query_params.get("lang", ""), request.cookies.get(COOKIE, "")):
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
