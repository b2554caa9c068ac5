"""Where the nodes of a network lie: Fruchterman-Reingold over a grid.

As in Fruchterman and Reingold 1991 every pair is pushed apart by 1/d and steps are bounded by a falling temperature.
Edges pull by d, less at hubs, not by d², and all nodes are drawn to the middle: their d² heaps hubs on one another.
Only sums, products, quotients and square roots are used, in a fixed order: the same network lies the same everywhere.
"""

import hashlib
from collections import Counter
from collections.abc import Collection
from typing import Any
from weakref import WeakKeyDictionary

import networkx
import numpy
from numpy.typing import NDArray

from kg.network.repulsion import repulsion
from kg.network.style import node_size

__all__ = ["layout", "positions"]

Floats = NDArray[numpy.float64]
Ints = NDArray[numpy.int64]

GRAVITY = 1.0
PULL = 1.5
SPACING = 54.0  # pixels for the unit of length
STRETCH = 1.5  # screens are wider than high, labels too
# Layouts that are reckoned already; a network is the user's, nothing of ours is written into it.
KNOWN: WeakKeyDictionary[networkx.MultiDiGraph, dict[str, tuple[float, float]]] = WeakKeyDictionary()
LABELED = 600  # up to here labels are kept from lying on one another


def layout(
    network: networkx.MultiDiGraph, seed: int = 0, *, among: Collection[str] | None = None
) -> dict[str, tuple[float, float]]:
    """Node -> (x, y) in pixels, y downwards, the middle at (0, 0), rounded to 2 decimals; `among` given, as if there were no other nodes.

    Nodes without an edge stand in rows below the others. About 3 s for 10,000 nodes and 25,000 edges.
    """
    nodes = set(network if among is None else among)
    edges = [(source, target) for source, target in network.edges() if source in nodes and target in nodes]
    pairs = sorted({(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]})
    tied = sorted({node for pair in pairs for node in pair})
    places: dict[str, tuple[float, float]] = {}
    bottom, half = 0.0, 400.0
    if tied:
        number = {node: index for index, node in enumerate(tied)}
        ends = numpy.array([[number[one], number[other]] for one, other in pairs], dtype=numpy.int64)
        x, y = settle(*start(tied, seed), ends[:, 0], ends[:, 1])
        if y.max() - y.min() > x.max() - x.min():
            x, y = y, x
        x, y = x * (SPACING * STRETCH), y * SPACING
        if len(tied) <= LABELED:
            degree = Counter(node for pair in edges for node in pair)
            sizes = [node_size(degree[node]) for node in tied]
            labels = numpy.array([label_box(network.nodes[node], node) for node in tied])
            below = labels[:, 1]  # the name lies under the dot: the middle of both is half of it lower
            width, height = numpy.maximum(labels[:, 0], numpy.multiply(sizes, 2.6)), numpy.multiply(sizes, 2.0) + below
            x, y = apart(x, y + below / 2, width, height)
            y = y - below / 2
        x, y = x - (x.min() + x.max()) / 2, y - (y.min() + y.max()) / 2
        places = dict(zip(tied, zip(x.tolist(), y.tolist(), strict=True), strict=True))
        bottom, half = float(y.max()) + 2 * SPACING, max(half, float(x.max()))
    places |= in_rows(sorted(nodes - set(tied)), half, bottom)
    return {node: (round(places[node][0], 2), round(places[node][1], 2)) for node in sorted(nodes)}


def positions(network: networkx.MultiDiGraph) -> dict[str, tuple[float, float]]:
    """The layout of a network, reckoned once: several exporters ask for it."""
    kept = KNOWN.get(network)
    if kept is None or kept.keys() != set(network):
        kept = KNOWN[network] = layout(network)
    return kept


def start(nodes: list[str], seed: int) -> tuple[Floats, Floats]:
    """Places drawn from the hash of each node: a new node does not move the start of the others."""
    digests = [hashlib.sha256(f"{seed}\x1f{node}".encode()).digest() for node in nodes]
    draws = numpy.array([[int.from_bytes(one[:4], "big"), int.from_bytes(one[4:8], "big")] for one in digests])
    spread = (draws / 2.0**32 - 0.5) * float(len(nodes)) ** 0.5
    return spread[:, 0].copy(), spread[:, 1].copy()


def settle(x: Floats, y: Floats, source: Ints, target: Ints) -> tuple[Floats, Floats]:
    count = len(x)
    steps = 300 if count <= 300 else 150 if count <= 3000 else 70
    hottest = 0.12 * float(count) ** 0.5 + 0.3
    degree = numpy.bincount(source, minlength=count) + numpy.bincount(target, minlength=count)
    pull = PULL / numpy.sqrt(numpy.minimum(degree[source], degree[target]))
    for step in range(steps):
        fx, fy = repulsion(x, y)
        dx, dy = (x[source] - x[target]) * pull, (y[source] - y[target]) * pull
        for ends, sign in ((source, -1.0), (target, 1.0)):
            fx += sign * numpy.bincount(ends, dx, count)
            fy += sign * numpy.bincount(ends, dy, count)
        fx -= GRAVITY * x
        fy -= GRAVITY * y
        force = numpy.sqrt(fx * fx + fy * fy) + 1e-9
        heat = hottest * (1.0 - step / steps)
        scale = numpy.minimum(force, heat) / force
        x, y = x + fx * scale, y + fy * scale
    return x, y


def label_box(data: dict[str, Any], node: str) -> tuple[float, float]:
    """Width and height in pixels of a name in either language, over several lines as the page breaks it."""
    chinese, english = str(data.get("label") or node), str(data.get("label_en") or "")
    sizes = []
    for label in (chinese, english or chinese):
        wide = any(character > "\u2e7f" for character in label)
        least, each = (11, 16.0) if wide else (20, 8.5)  # a Chinese character is as wide as two letters
        rows = -(-len(label) // least)
        sizes.append((24.0 + each * -(-len(label) // max(rows, 1)), 12.0 + 16.0 * rows))
    return max(width for width, _ in sizes), max(height for _, height in sizes)


def apart(x: Floats, y: Floats, width: Floats, height: Floats) -> tuple[Floats, Floats]:
    """Push the boxes of nodes and labels apart where they overlap, along the axis where less is needed."""
    least_x, least_y = (width[:, None] + width[None, :]) / 2, (height[:, None] + height[None, :]) / 2
    for _ in range(80):
        one, other = numpy.nonzero(numpy.abs(x[:, None] - x[None, :]) < least_x)
        hit = (one != other) & (numpy.abs(y[one] - y[other]) < least_y[one, other])
        if not hit.any():
            break
        one, other = one[hit], other[hit]
        dx, dy = x[one] - x[other], y[one] - y[other]
        over_x, over_y = least_x[one, other] - numpy.abs(dx), least_y[one, other] - numpy.abs(dy)
        sideways = over_x < over_y
        move_x = numpy.where(sideways, numpy.where(dx < 0, -over_x, over_x), 0.0)
        move_y = numpy.where(sideways, 0.0, numpy.where(dy < 0, -over_y, over_y))
        x, y = x - 0.3 * numpy.bincount(other, move_x, len(x)), y - 0.3 * numpy.bincount(other, move_y, len(y))
    return x, y


def in_rows(nodes: list[str], half: float, top: float) -> dict[str, tuple[float, float]]:
    across = max(1, int(2 * half // 150))
    columns = min(across, len(nodes))
    return {
        node: ((index % across - (columns - 1) / 2) * 150.0, top + (index // across) * 70.0)
        for index, node in enumerate(nodes)
    }
