"""The interactive page: one HTML file that opens without a network."""

import base64
import hashlib
import importlib.resources
import json
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from kg.export.page.data import page_data
from kg.network.entities import Network
from kg.output.files import write_text

__all__ = ["FILES", "FORMAT", "INPUT", "export", "page"]

FORMAT = "page"
INPUT = "records"
FILES = ("network.html",)

# The scripts of the page in the order in which they are joined into one; each uses only what those before it define,
# but for functions, which are called when all are there.
SCRIPTS = (
    "wording", "elements", "data", "state", "filters", "legend", "dates", "drawing", "painting", "moving", "evidence",
    "panel", "tables", "matrix", "timeline", "reading", "search", "saving", "address", "ways", "start",
)  # fmt: skip
TEMPLATES = Path(__file__).resolve().parent.parent / "page" / "templates"
VIS = "lib/vis-9.1.2/vis-network.min.js"  # in pyvis's wheel; MIT or Apache 2.0, its notice stands at its head


def export(network: Network, folder: Path) -> None:
    """Write `network.html`."""
    write_text(folder / FILES[0], page(network))


def page(network: Network) -> str:
    """The page as text: template, style, scripts and data in one, with a policy that lets nothing else run or load."""
    loader = jinja2.FileSystemLoader(TEMPLATES)
    environment = jinja2.Environment(loader=loader, autoescape=True, keep_trailing_newline=True)
    style = lines(TEMPLATES / "page.css")
    scripts = [vis(), joined()]
    policy = {
        "default-src": "'none'",
        "script-src": " ".join(hashed(script) for script in scripts),
        "style-src": hashed(style),
        "connect-src": "'none'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return environment.get_template("network.html.j2").render(
        policy="; ".join(f"{name} {value}" for name, value in policy.items()),
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        data=Markup(inert(page_data(network))),
    )


def vis() -> str:
    """vis-network, from the files of pyvis, without importing pyvis."""
    return lines(Path(str(importlib.resources.files("pyvis"))) / VIS)


def joined() -> str:
    """The scripts of the page as one, with nothing of theirs in the global scope."""
    texts = [lines(TEMPLATES / "scripts" / f"{name}.js") for name in SCRIPTS]
    return "\n".join(['(() => {\n"use strict";', *texts, "})();\n"])


def lines(path: Path) -> str:
    """The text of a file with line ends as the browser will hash them."""
    return path.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")


def hashed(text: str) -> str:
    """The source expression that lets one inline script or style pass."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def inert(data: dict[str, Any]) -> str:
    """JSON that cannot end its own script element nor start another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
