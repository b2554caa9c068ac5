"""Web archives (WARC, as crawlers write them): a document a page, read record by record."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kg.errors import InputError
from kg.ingestion.base import Part, Said
from kg.ingestion.decoding import opened
from kg.ingestion.fields import Naming
from kg.ingestion.modules import needed
from kg.ingestion.warc_stream import Record, records
from kg.model import Skipped
from kg.model.limits import FILE_BYTES

SUFFIXES = (".warc", ".warc.gz")
PATIENCE = 1000  # damaged records: then the file is none
TYPE = re.compile(rb"^warc-type\s*:\s*([\w-]{1,40})", re.I | re.M)
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
KINDS = {
    "text/html": Path("record.html"),
    "application/xhtml+xml": Path("record.html"),
    "text/plain": Path("record.txt"),
    "application/rss+xml": Path("record.rss"),
    "application/atom+xml": Path("record.atom"),
    "application/pdf": Path("record.pdf"),
}

__all__ = ["SUFFIXES", "parts"]


def parts(path: Path, fields: Naming) -> Iterator[Part | Skipped | None]:
    """The pages that were served, called by the number of their record; of the other records how many there are."""
    needed("warcio", "warc", path)
    others: Counter[str] = Counter()
    number = damaged = 0
    with opened(path) as file:
        for number, record in enumerate(records(file, path), 1):
            found = _part(path, number, record)
            if isinstance(found, str):
                others[found] += 1
            damaged += isinstance(found, Skipped)
            yield None if isinstance(found, str) else found
            if damaged > PATIENCE:
                raise InputError(f"{path}: more than {PATIENCE} damaged records; the rest is not read")
    if not number:
        raise InputError(f"{path}: a WARC file without a record; nothing to read")
    if others:
        counted = ", ".join(f"{times} {kind}" for kind, times in sorted(others.items()))
        yield Skipped(str(path), f"passed over {others.total()} records that are no texts: {counted}", "reading")


def _part(path: Path, number: int, record: Record) -> Part | Skipped | str:
    """A page; why it is not read; or, of what is none, its kind."""
    name = f"{path}:{number}"
    if not record.data:
        return Skipped(name, record.fault, "reading")
    kind = TYPE.search(record.data)
    if not kind or kind[1].lower() != b"response":
        return kind[1].decode("ascii").lower() if kind else "without a type"
    complaints = io.StringIO()
    with redirect_stderr(complaints):  # where the library says that it could not unpack all of a page
        found = _served(record.data, path)
    if isinstance(found, str):
        return found
    if record.fault or complaints.getvalue() or len(found.data or b"") > FILE_BYTES:
        fault = record.fault or " ".join(complaints.getvalue().split()) or f"more than {FILE_BYTES / 2**20:.0f} MB"
        return Skipped(name, f"{found.said.url or 'a page'}: {fault[:200]}", "reading")
    return Part(path, found.kind, f":{number}", found.data, found.charset, found.said)


def _served(data: bytes, path: Path) -> Part | str:
    """The page of a response; else the status, or the type of what was served."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    try:
        response = next(iter(ArchiveIterator(io.BytesIO(data + b"\r\n\r\n"))), None)
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, AttributeError):
        response = None
    if not response or not (served := response.http_headers):
        return "response without HTTP"
    if served.get_statuscode() != "200":
        return f"status {served.get_statuscode()[:3]}"
    written = served.get_header("Content-Type") or ""
    kind, _, _ = written.partition(";")
    url = response.rec_headers.get_header("WARC-Target-URI") or ""
    if kind.strip().lower() not in KINDS or _path(url) == "/robots.txt":
        return "robots.txt" if _path(url) == "/robots.txt" else kind.strip().lower()[:60] or "without a content type"
    for header in ("Transfer-Encoding", "Content-Encoding"):  # the library knows them in lower case only
        if value := served.get_header(header):
            served.replace_header(header, value.strip().lower().removeprefix("x-"))
    charset = CHARSET.search(written)
    day = (response.rec_headers.get_header("WARC-Date") or "")[:20]
    return Part(
        path,
        KINDS[kind.strip().lower()],
        data=_content(response),
        charset=charset[1] if charset else None,
        said=Said(url=url or None, retrieved=day or None),
    )


def _content(response: Any) -> bytes:
    """What was served, unpacked and out of its chunks."""
    content: bytes = response.content_stream().read(FILE_BYTES + 1)
    return content


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
