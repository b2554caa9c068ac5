"""The page in a notebook, or in a browser where there is none."""

import html
import sys
import tempfile
import webbrowser
from dataclasses import dataclass
from pathlib import Path

from kg.output.files import write_text

__all__ = ["Picture", "frame", "show"]

HEIGHT = 720  # pixels
# What the page may do in its frame: run its own script, save files, open documents; not reach the notebook around it.
ALLOWED = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as text, and where it was written; a notebook shows it."""

    page: str
    path: Path | None

    def __repr__(self) -> str:
        return f"page at {self.path}" if self.path else f"page of {len(self.page):,} characters"

    def _repr_html_(self) -> str:
        return frame(self.page)


def frame(page: str) -> str:
    """An iframe that holds the whole page."""
    source = html.escape(page, quote=True)
    return (
        f'<iframe srcdoc="{source}" sandbox="{ALLOWED}" title="nuclear-kg" width="100%" height="{HEIGHT}" '
        'style="border:1px solid #ddd;border-radius:8px"></iframe>'
    )


def show(page: str, path: Path | str | None = None) -> Picture:
    """Write the page to `path`; without one, a notebook shows the value, and elsewhere a browser a temporary file."""
    if path is None and not in_notebook():
        path = Path(tempfile.mkdtemp(prefix="kg-")) / "network.html"
        write_text(path, page)
        webbrowser.open(path.as_uri())
    elif path is not None:
        path = Path(path).resolve()
        write_text(path, page)
    return Picture(page, Path(path) if path else None)


def in_notebook() -> bool:
    """Whether a Jupyter kernel runs this."""
    found = sys.modules.get("IPython")
    return found is not None and type(found.get_ipython()).__name__ == "ZMQInteractiveShell"
