"""Files of the ontology, read or refused: an error names the file and what to do, and no text is blamed for it."""

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError

__all__ = ["COLUMNS", "data_of", "table_of", "text_of", "toml_now", "toml_of"]

COLUMNS = {
    "organizations": "key,zh_hans,zh_hant,en,other_names,nominal,class,wikidata,source,verification",
    "organs": "suffix,zh,en,states,class,verification",
    "places": "key,zh_hans,zh_hant,en,other_names,state,class,verification",
    "states": "key,iso2,wikidata,zh_hans,zh_hant,en,official_zh,other_names,side_form,short,metonyms,status,verification",
}


def data_of(path: Path) -> bytes:
    """The bytes of a file. Raises OntologyError, as the others here do."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        known = ", ".join(sorted(one.stem for one in path.parent.glob(f"*{path.suffix}"))) or "none"
        reason = f"{path} is missing (there are: {known})"
        raise OntologyError(f"{reason}; point --ontology or KG_ONTOLOGY at a whole ontology") from None
    except OSError as error:
        raise OntologyError(f"{path} cannot be read: {error.strerror}; mend that") from error


def text_of(path: Path) -> str:
    """The text of a file in UTF-8; the mark that spreadsheets put first is dropped."""
    try:
        return data_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OntologyError(f"{path}: no UTF-8; save the file as UTF-8") from error


@cache
def toml_of(path: Path) -> dict[str, Any]:
    """A table of TOML; the same object at every call, so do not change it."""
    return toml_now(path)


def toml_now(path: Path) -> dict[str, Any]:
    """A table of TOML as the file is now."""
    try:
        return tomllib.loads(text_of(path))
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{path}: {error}; mend the TOML") from error


def table_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV of COLUMNS; `kg check` says more of what is wrong in one."""
    reader = csv.DictReader(text_of(path).splitlines(keepends=True))
    header, rows = COLUMNS[path.stem].split(","), []
    if list(reader.fieldnames or ()) != header:
        raise OntologyError(f"{path}:1: the columns are not {COLUMNS[path.stem]}; restore the first line")
    for row in reader:
        if None in row or None in row.values():
            raise OntologyError(f"{path}:{reader.line_num}: not {len(header)} columns; mend the commas")
        rows.append(row)
    return rows
