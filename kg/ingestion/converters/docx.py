"""Word files (DOCX) as HTML by mammoth: what was inserted with tracked changes is text, what was deleted is not."""

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.ingestion.base import Converted
from kg.ingestion.modules import needed
from kg.model.limits import OFFICE_BYTES

SUFFIXES = (".docx",)
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError, IndexError, OSError, NotImplementedError, RuntimeError, AttributeError)  # fmt: skip
OLD = b"\xd0\xcf\x11\xe0"  # an old Office file, and what an encrypted one is packed in

__all__ = ["SUFFIXES", "convert"]


def convert(data: bytes, path: Path) -> Converted:
    """The text with its footnotes and without pictures; `InputError` for what is no Word file, or encrypted."""
    mammoth = needed("mammoth", "docx", path)
    from xml.parsers.expat import ExpatError

    if data.startswith(OLD):
        raise InputError(f"{path}: an encrypted or old Word file; save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > OFFICE_BYTES:
                raise InputError(f"{path}: more than {OFFICE_BYTES / 2**20:.0f} MB unpacked; split it")
            if any(one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for one in archive.infolist()):
                raise InputError(f"{path}: packed in a way that no Word file is; save it again")
        html: str = mammoth.convert_to_html(io.BytesIO(data), convert_image=_no_picture).value
    except (*DAMAGED, ExpatError) as error:
        raise InputError(f"{path}: no Word file, or a damaged one ({type(error).__name__}); save it again") from error
    if not html.strip():
        raise InputError(f"{path}: no text in it, perhaps only pictures; there is nothing to read")
    return Converted(html)


def _no_picture(image: Any) -> list[Any]:
    return []
