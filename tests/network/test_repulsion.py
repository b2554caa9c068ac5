"""Repulsion between nodes, by grids, against all pairs."""

import numpy
import pytest

from kg.network.repulsion import EXACT, SOFT, repulsion


def exactly(x: numpy.ndarray, y: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    dx, dy = x[None, :] - x[:, None], y[None, :] - y[:, None]
    weight = 1.0 / (dx * dx + dy * dy + SOFT)
    return (dx * weight).sum(axis=0), (dy * weight).sum(axis=0)


@pytest.mark.parametrize("count", [2, EXACT, EXACT + 1, 900])
def test_the_grids_come_near_to_all_pairs(count: int) -> None:
    made = numpy.random.default_rng(5)
    x, y = made.normal(size=count), made.normal(size=count)
    fx, fy = repulsion(x, y)
    ex, ey = exactly(x, y)
    error = numpy.hypot(fx - ex, fy - ey).mean() / numpy.hypot(ex, ey).mean()
    assert error < (1e-12 if count <= EXACT else 0.1)


def test_two_nodes_are_pushed_apart_with_equal_force() -> None:
    fx, fy = repulsion(numpy.array([0.0, 2.0]), numpy.array([0.0, 0.0]))
    assert fx[0] < 0 < fx[1] and fx[0] == pytest.approx(-fx[1]) and fx[1] == pytest.approx(0.5, rel=1e-3)
    assert list(fy) == [0, 0]


def test_nodes_on_one_place_do_not_fly_away() -> None:
    fx, fy = repulsion(numpy.zeros(EXACT + 50), numpy.zeros(EXACT + 50))
    assert numpy.isfinite(fx).all() and numpy.abs(fx).max() == 0 == numpy.abs(fy).max()
