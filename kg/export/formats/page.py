"""The interactive page: one HTML file that opens without a network."""

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

import jinja2
from markupsafe import Markup

from kg.export.page.columns import texts
from kg.export.page.data import parts_of
from kg.export.page.pyvis_parts import pyvis_folder
from kg.export.page.scripts import joined, lines
from kg.network.entities import Network
from kg.output.files import write_pieces

__all__ = ["FILES", "FORMAT", "INPUT", "export", "page"]

FORMAT = "page"
INPUT = "records"
FILES = ("network.html",)

TEMPLATES = Path(__file__).resolve().parent.parent / "page" / "templates"
STYLES = ("page.css", "views.css")
VIS = "lib/vis-9.1.2/vis-network.min.js"  # in pyvis's wheel; MIT or Apache 2.0, its notice stands at its head


def export(network: Network, folder: Path) -> None:
    """Write `network.html`."""
    write_pieces(folder / FILES[0], pieces(network))


def page(network: Network) -> str:
    """The page as text: template, style, scripts and data in one, with a policy that lets nothing else run or load."""
    return "".join(pieces(network))


def pieces(network: Network) -> Iterator[str]:
    """The same piece by piece: the texts of many documents are too long to stand in the memory twice."""
    loader = jinja2.FileSystemLoader(TEMPLATES)
    environment = jinja2.Environment(loader=loader, autoescape=True, keep_trailing_newline=True)
    style = "".join(lines(TEMPLATES / name) for name in STYLES)
    scripts = [vis(), joined(TEMPLATES / "scripts")]
    policy = {
        "default-src": "'none'",
        "script-src": " ".join(hashed(script) for script in scripts),
        "style-src": hashed(style),
        "connect-src": "'none'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return environment.get_template("network.html.j2").generate(
        policy="; ".join(f"{name} {value}" for name, value in policy.items()),
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        data=((name, map(Markup, some)) for name, some in texts(parts_of(network))),
    )


def vis() -> str:
    """vis-network, from the files of pyvis."""
    return lines(pyvis_folder() / VIS)


def hashed(text: str) -> str:
    """The source expression that lets one inline script or style pass."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
