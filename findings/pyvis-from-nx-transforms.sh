#!/usr/bin/env bash
# pyvis 0.3.2 with networkx 3.6.1: from_nx() ignores edge_weight_transf, and writes its own sizes and names into the
# graph that it was given: `size` transformed once for each end of an edge, `width` instead of `weight`.
#
# A good guess: edge_weight_transf, "function to transform the edge weight for plotting", decides how wide edges are
# drawn, and the networkx graph can be measured and exported as before.
# Seen: a weight of 9 through `x * 100` is drawn 9 wide. With a size of 10 doubled for plotting, a node of three edges
# is drawn at 20, but has the size 80 in the caller's graph afterwards; its edges have lost their `weight`, so that
# pagerank() takes all of them for equal, without a warning. The docstring says "in place", but not what is replaced.
#
# Versions: pyvis 0.3.2, networkx 3.6.1, Python 3.11. Exits non-zero if this changes.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pyvis==0.3.2 networkx==3.6.1
"$place/venv/bin/python" - <<'PYTHON'
import sys

import networkx
from pyvis.network import Network

graph = networkx.Graph()
graph.add_node("IAEA", size=10)
for state in ("Iran", "Japan", "Brazil"):
    graph.add_node(state, size=10)
    graph.add_edge("IAEA", state, weight=9)
drawn = Network()
drawn.from_nx(graph, node_size_transf=lambda size: size * 2, edge_weight_transf=lambda weight: weight * 100)
seen = {
    "drawn nodes": {node["id"]: node["size"] for node in drawn.nodes},
    "drawn edges": [edge["width"] for edge in drawn.edges],
    "nodes of the caller": dict(graph.nodes(data="size")),
    "edges of the caller": [data for _, _, data in graph.edges(data=True)],
}
for name, value in seen.items():
    print(f"{name}: {value}")
expected = {
    "drawn nodes": {"IAEA": 20, "Iran": 20, "Japan": 20, "Brazil": 20},
    "drawn edges": [9, 9, 9],
    "nodes of the caller": {"IAEA": 80, "Iran": 20, "Japan": 20, "Brazil": 20},
    "edges of the caller": [{"width": 9}, {"width": 9}, {"width": 9}],
}
sys.exit(0 if seen == expected else "this has changed")
PYTHON
