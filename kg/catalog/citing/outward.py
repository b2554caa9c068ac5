"""Addresses that lead out: what a text gives for its own may be anything."""

from urllib.parse import urlsplit

__all__ = ["outward"]


def outward(url: str | None) -> str | None:
    """An address of the web, if it is one."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    plain = not any(one.isspace() or ord(one) < 32 for one in url or "")
    return url if parts.scheme in ("http", "https") and parts.netloc and plain else None
