"""Repulsion between nodes: near pairs one by one, distant nodes as one mass a cell, over finer and finer grids.

The scheme of Greengard and Rokhlin 1987 with the monopole alone: a cell feels the cells that are no neighbors of its
own but whose parents are neighbors of its parent; on the finest grid neighbors are paired node by node.
"""

from functools import cache

import numpy
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

__all__ = ["repulsion"]

Floats = NDArray[numpy.float64]
Ints = NDArray[numpy.int64]

EXACT = 300  # up to here all pairs are taken
SOFT = 1e-4  # keeps nodes that lie on one another from flying away
HALF = ((0, 0), (1, 0), (-1, 1), (0, 1), (1, 1))  # one of each pair of neighboring cells
BLOCK = 32_768  # pairs of cells that are reckoned at once


def repulsion(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """The force (x, y) on each node: 1/distance from every other."""
    count = len(x)
    if count <= EXACT:
        dx, dy = x[None, :] - x[:, None], y[None, :] - y[:, None]
        weight = 1.0 / (dx * dx + dy * dy + SOFT)
        dx *= weight
        dy *= weight
        return dx.sum(axis=0), dy.sum(axis=0)
    depth = 2
    while 4**depth < count / 3 and depth < 9:
        depth += 1
    left, top = float(x.min()), float(y.min())
    side = 1.000001 * max(float(x.max()) - left, float(y.max()) - top, 1e-6)
    cells = 2**depth
    column = ((x - left) * (cells / side)).astype(numpy.int64)
    row = ((y - top) * (cells / side)).astype(numpy.int64)
    fx, fy = near(x, y, column, row, cells)
    mass, mx, my = (summed(row * cells + column, weight, cells) for weight in (numpy.ones(count), x, y))
    for level in range(depth, 1, -1):
        gx, gy = far(mass, mx, my)
        fx += gx[row >> (depth - level), column >> (depth - level)]
        fy += gy[row >> (depth - level), column >> (depth - level)]
        mass, mx, my = coarser(mass), coarser(mx), coarser(my)
    return fx, fy


def summed(cell: Ints, weight: Floats, cells: int) -> Floats:
    return numpy.bincount(cell, weight, cells * cells).astype(numpy.float64).reshape(cells, cells)


def coarser(grid: Floats) -> Floats:
    return grid[::2, ::2] + grid[::2, 1::2] + grid[1::2, ::2] + grid[1::2, 1::2]


def far(mass: Floats, mx: Floats, my: Floats) -> tuple[Floats, Floats]:
    """The force on each cell from those of its interaction list, both at their centers of mass."""
    cells = len(mass)
    filled = numpy.maximum(mass, 1.0)
    x, y = mx / filled, my / filled
    there, tx, ty = map(windows, (mass, x, y))
    listed = interactions(cells)
    fx, fy = numpy.empty_like(mass), numpy.empty_like(mass)
    rows = max(1, BLOCK // (listed.shape[0] * listed.shape[1] * cells))
    for first in range(0, cells, rows):
        part = numpy.s_[:, :, first : first + rows]
        dx, dy = x[first : first + rows] - tx[part], y[first : first + rows] - ty[part]
        weight = there[part] / (dx * dx + dy * dy + SOFT)
        weight *= listed[part]
        dx *= weight
        dy *= weight
        # one after the other, in the order of the offsets: another order would give other last digits
        fx[first : first + rows] = dx.reshape(-1, *dx.shape[2:]).sum(axis=0)
        fy[first : first + rows] = dy.reshape(-1, *dy.shape[2:]).sum(axis=0)
    return fx, fy


def windows(grid: Floats) -> Floats:
    """The grid as seen from up to 3 cells away, by the offsets -3 to 3 of rows and columns; nothing lies beyond its rim."""
    cells = len(grid)
    padded = numpy.zeros((cells + 6, cells + 6))
    padded[3:-3, 3:-3] = grid
    return sliding_window_view(padded, (cells, cells))


@cache
def interactions(cells: int) -> NDArray[numpy.bool_]:
    """Which cells a cell feels, by the offsets of `windows`."""
    offsets, even = numpy.arange(-3, 4), numpy.arange(cells) % 2 == 0
    # 3 cells away the parents are neighbors only from an even cell forwards, from an odd one backwards
    along = (numpy.abs(offsets) < 3)[:, None] | numpy.where(offsets[:, None] > 0, even, ~even)
    distant = (numpy.abs(offsets) > 1)[:, None] | (numpy.abs(offsets) > 1)
    listed: NDArray[numpy.bool_] = distant[:, :, None, None] & along[:, None, :, None] & along[None, :, None, :]
    return listed


def near(x: Floats, y: Floats, column: Ints, row: Ints, cells: int) -> tuple[Floats, Floats]:
    """The force on each node from those in its own and the eight neighboring cells."""
    count = len(x)
    cell = row * cells + column
    order = numpy.argsort(cell, kind="stable")
    first = numpy.searchsorted(cell[order], numpy.arange(cells * cells + 1))
    x_in, y_in, column_in, row_in = x[order], y[order], column[order], row[order]
    place = numpy.arange(count)
    ones, others = [], []
    for right, down in HALF:
        there_column, there_row = column_in + right, row_in + down
        inside = (there_column >= 0) & (there_column < cells) & (there_row < cells)
        there = numpy.where(inside, there_row * cells + there_column, 0)
        begin = first[there] if (right, down) != (0, 0) else place + 1
        size = numpy.where(inside, first[there + 1] - begin, 0)
        ones.append(numpy.repeat(place, size))
        skipped = numpy.cumsum(size) - size
        others.append(numpy.arange(int(size.sum())) - numpy.repeat(skipped - begin, size))
    one, other = numpy.concatenate(ones), numpy.concatenate(others)
    dx, dy = x_in[one] - x_in[other], y_in[one] - y_in[other]
    weight = 1.0 / (dx * dx + dy * dy + SOFT)
    fx, fy = numpy.empty(count), numpy.empty(count)
    fx[order] = numpy.bincount(one, dx * weight, count) - numpy.bincount(other, dx * weight, count)
    fy[order] = numpy.bincount(one, dy * weight, count) - numpy.bincount(other, dy * weight, count)
    return fx, fy
