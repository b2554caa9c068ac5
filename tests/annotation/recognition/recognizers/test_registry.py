"""The folder of recognizers is their registry."""

from kg.annotation.recognition import recognizers
from tests.support.stages import RECOGNIZERS


def test_every_module_of_the_folder_recognizes_and_has_a_place_of_its_own() -> None:
    assert len(RECOGNIZERS) == 15
    assert all(one.__name__.startswith(recognizers.__name__) for one in RECOGNIZERS)
    assert len({one.ORDER for one in RECOGNIZERS}) == len(RECOGNIZERS)
    assert all(callable(one.recognize) for one in RECOGNIZERS)
