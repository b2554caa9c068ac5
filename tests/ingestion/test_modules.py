"""A folder is its registry, and a library that is not there is asked for."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.ingestion import readers
from kg.ingestion.modules import modules_of, needed


def test_every_module_of_a_folder_is_found() -> None:
    found = [one.__name__.rpartition(".")[2] for one in modules_of(readers)]
    assert found == sorted(path.stem for path in Path(readers.__path__[0]).glob("[a-z]*.py"))


def test_a_library_that_is_missing_is_named_with_its_extra() -> None:
    assert needed("json", "pdf", Path("a.pdf")).loads("1") == 1
    with pytest.raises(
        InputError, match=r"^a\.pdf: install nuclear-kg\[pdf\] to read it: pip install 'nuclear-kg\[pdf\]'$"
    ):
        needed("no_such_library", "pdf", Path("a.pdf"))
