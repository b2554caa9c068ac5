#!/usr/bin/env bash
# warcio 1.8.1: a chunked body is undone if the header says `chunked`, and left as it is if it says `Chunked`.
#
# A good guess: names of transfer codings are case-insensitive (RFC 9112, 7), so content_stream() of a record gives the
# body without its chunk sizes, however the server that was archived wrote the word.
# Seen: with `Transfer-Encoding: Chunked` content_stream() gives the sizes and line ends between the chunks as if they
# were text, without an error or a warning.
#
# Versions: warcio 1.8.1, Python 3.11. Exits non-zero if this changes.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check warcio==1.8.1
"$place/venv/bin/python" - <<'PYTHON'
import io
import sys

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def body(coding: str) -> bytes:
    """What is read of a page of one chunk, archived with this header."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain"), ("Transfer-Encoding", coding)], protocol="HTTP/1.1")
    payload = io.BytesIO(b"6\r\ntreaty\r\n0\r\n\r\n")
    writer.write_record(writer.create_warc_record("http://example.org/", "response", payload=payload, http_headers=headers))
    file.seek(0)
    return next(one.content_stream().read() for one in ArchiveIterator(file))


seen = {coding: body(coding) for coding in ("chunked", "Chunked")}
print(seen)
expected = {"chunked": b"treaty", "Chunked": b"6\r\ntreaty\r\n0\r\n\r\n"}
sys.exit(0 if seen == expected else "this has changed")
PYTHON
