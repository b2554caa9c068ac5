"""The picture of docs/gephi.md: a GEXF file drawn with its own positions, colors and sizes, by Chromium.

kg build tests/fixtures/sample -o output
python docs/picture.py output/network.gexf docs/gephi.png
"""

import html
import shutil
import sys
from pathlib import Path

from lxml import etree
from playwright.sync_api import sync_playwright

GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
MARGIN, WIDE = 90, 1500  # pixels
FONT = "'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"


def number(element: etree._Element, name: str, value: str) -> float:
    return float(element.find(VIZ + name).get(value))


def color(element: etree._Element) -> str:
    found = element.find(VIZ + "color")
    return f"rgb({found.get('r')},{found.get('g')},{found.get('b')})"


def drawing(path: Path) -> tuple[str, int]:
    """The file as SVG, without the nodes that have no edge; and its height."""
    root = etree.parse(path).getroot()
    edges = list(root.iter(GEXF + "edge"))
    tied = {edge.get(end) for edge in edges for end in ("source", "target")}
    nodes = [node for node in root.iter(GEXF + "node") if node.get("id") in tied]
    at = {node.get("id"): (number(node, "position", "x"), -number(node, "position", "y")) for node in nodes}
    left, right = min(x for x, _ in at.values()) - MARGIN, max(x for x, _ in at.values()) + MARGIN
    top, bottom = min(y for _, y in at.values()) - MARGIN / 2, max(y for _, y in at.values()) + MARGIN / 2
    shapes = []
    for edge in edges:
        (x1, y1), (x2, y2) = at[edge.get("source")], at[edge.get("target")]
        bend = (x1 + x2) / 2 - (y2 - y1) * 0.15, (y1 + y2) / 2 + (x2 - x1) * 0.15
        shapes.append(
            f'<path d="M{x1} {y1} Q{bend[0]:.1f} {bend[1]:.1f} {x2} {y2}" fill="none" stroke="{color(edge)}" '
            f'stroke-opacity="0.55" stroke-width="{number(edge, "thickness", "value")}"/>'
        )
    for node in nodes:
        x, y = at[node.get("id")]
        size = number(node, "size", "value")
        shapes.append(
            f'<circle cx="{x}" cy="{y}" r="{size * 0.8:.1f}" fill="{color(node)}" stroke="white" stroke-width="1.5"/>'
            f'<text x="{x}" y="{y + size * 0.8 + 15:.1f}">{html.escape(node.get("label"))}</text>'
        )
    height = round(WIDE * (bottom - top) / (right - left))
    style = f"text {{ font: 13px {FONT}; text-anchor: middle; paint-order: stroke; stroke: white; stroke-width: 3px }}"
    box = f"{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}"
    return (
        f'<style>body {{ margin: 0 }} {style}</style><svg viewBox="{box}" width="{WIDE}" height="{height}">'
        f"{''.join(shapes)}</svg>"
    ), height


def main(source: Path, picture: Path) -> None:
    svg, height = drawing(source)
    with sync_playwright() as driver:
        binary = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = driver.chromium.launch(executable_path=binary, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDE, "height": height})
        page.set_content(svg)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
