"""Web archives: the pages that were served, with address and day of the crawl; the rest is counted, damage named."""

import gzip
import io
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.ingestion import warc_stream
from kg.ingestion.containers import warc
from kg.ingestion.opening import parts
from kg.ingestion.reading import read_each
from kg.ingestion.warc_stream import records
from kg.model import Document, Skipped
from kg.ontology import load_ontology

SAID = "2023年3月1日，外交部发言人毛宁表示，中国支持核裁军，反对核试验。"
PAGE = f"<html><head><title>甲国谈核裁军</title></head><body><p>{SAID}</p></body></html>"


def record(block: bytes, kind: str = "response", url: str = "https://example.org/a") -> bytes:
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-06T01:02:03Z\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def served(body: str | bytes = PAGE, content_type: str = "text/html", *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {content_type}"] if content_type else []), *headers, "", ""]
    return "\r\n".join(lines).encode() + (body.encode() if isinstance(body, str) else body)


def found(folder: Path, blocks: Iterable[bytes], packed: bool = True) -> tuple[list[Document], dict[str, str]]:
    """Documents, and reasons by place."""
    path = folder / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(b"".join(gzip.compress(block, mtime=0) if packed else block for block in blocks))
    every = [one for _, one in read_each(path, ontology=load_ontology())]
    reasons = {one.path.removeprefix(str(path)): one.reason for one in every if isinstance(one, Skipped)}
    assert all(not one.error for one in every if isinstance(one, Skipped))
    return [one for one in every if isinstance(one, Document)], reasons


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_read_and_the_rest_is_counted(packed: bool, tmp_path: Path) -> None:
    blocks = [
        record(b"software: test\r\n", "warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(served(), url="https://www.example.org/2023/0302/page.html"),
        record(served(status="404 Not Found")),
        record(served(b"\x89PNG", "image/png")),
        record(served(b"\x89PNG", "image/png")),
        record(served(content_type="")),
        record(served(), "revisit"),
        record(served("User-agent: *", "text/plain"), url="https://example.org/robots.txt"),
        record(b"20240506 1.2.3.4", url="dns:example.org"),
        record(served(f"外交部谈核裁军\n{SAID}", "text/plain; charset=utf-8")),
    ]
    (first, second), reasons = found(tmp_path, blocks, packed)
    name = "crawl.warc.gz" if packed else "crawl.warc"
    assert (first.name, second.name, first.collection) == (f"{name}:3", f"{name}:11", name)
    assert first.text == f"甲国谈核裁军\n{SAID}" and second.text == f"外交部谈核裁军\n{SAID}"
    assert first.url == "https://www.example.org/2023/0302/page.html"
    assert ("retrieved", "2024-05-06T01:02:03Z") in first.dates
    assert reasons == {
        "": "passed over 9 records that are no texts: 2 image/png, 1 request, 1 response without HTTP, 1 revisit, "
        "1 robots.txt, 1 status 404, 1 warcinfo, 1 without a content type"
    }


def test_the_day_of_the_crawl_is_no_day_of_publication(tmp_path: Path) -> None:
    ((document,), _) = found(tmp_path, [record(served("<p>某国就核试验发表声明，各方表示关切。</p>"))])
    assert (document.published, document.published_basis) == (None, "none")
    assert document.dates == (("retrieved", "2024-05-06T01:02:03Z"),)


def chunked(data: bytes) -> bytes:
    return (
        b"".join(b"%x\r\n%s\r\n" % (len(data[at : at + 40]), data[at : at + 40]) for at in range(0, len(data), 40))
        + b"0\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(PAGE.encode()), ["Transfer-Encoding: chunked"]),
        (chunked(PAGE.encode()), ["Transfer-Encoding: Chunked"]),
        (gzip.compress(PAGE.encode()), ["Content-Encoding: gzip"]),
        (gzip.compress(PAGE.encode()), ["content-encoding: X-GZip"]),
        (chunked(gzip.compress(PAGE.encode())), ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]),
        (
            PAGE.encode(),
            ["Transfer-Encoding: chunked", "Content-Encoding: gzip"],
        ),  # as crawlers store what they unpacked
    ],
)
def test_what_was_packed_on_the_way_is_unpacked(body: bytes, headers: list[str], tmp_path: Path) -> None:
    ((document,), reasons) = found(tmp_path, [record(served(body, "text/html", *headers))])
    assert document.text == f"甲国谈核裁军\n{SAID}" and not reasons


@pytest.mark.parametrize(("charset", "encoding"), [("gb2312", "gb18030"), ("big5", "big5hkscs"), ("utf-8", "utf-8")])
def test_the_charset_that_the_server_named(charset: str, encoding: str, tmp_path: Path) -> None:
    said = "外交部發言人毛寧表示，中國支持核裁軍。" if charset == "big5" else "外交部发言人毛宁表示，中国支持核裁军。"
    body = f"<title>核裁</title><p>{said}</p>".encode(charset)
    ((document,), _) = found(tmp_path, [record(served(body, f"Text/HTML; Charset={charset}"))])
    assert said in document.text and document.encoding == encoding


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_record_costs_no_other(packed: bool, tmp_path: Path) -> None:
    good = [record(served(PAGE.replace("甲国", f"第{number}国"))) for number in range(4)]
    blocks = [gzip.compress(one, mtime=0) if packed else one for one in good]
    broken = bytearray(blocks[1])
    broken[len(broken) // 2 : len(broken) // 2 + 9] = b"\xff" * 9
    if not packed:
        broken[:9] = b"XARC/1.1\r"
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join([blocks[0], bytes(broken), b"rubbish\r\n", *blocks[2:]]))
    every = [one for _, one in read_each(path, ontology=load_ontology())]
    titles = [one.title for one in every if isinstance(one, Document)]
    assert [titles[0], *titles[-2:]] == ["第0国谈核裁军", "第2国谈核裁军", "第3国谈核裁军"]
    reasons = [one.reason for one in every if isinstance(one, Skipped)]
    assert reasons and all("passed over to the next one" in one or "page" in one or "record" in one for one in reasons)


def test_a_file_that_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    whole = record(served())
    path.write_bytes(whole + whole[:-60])
    every = [one for _, one in read_each(path, ontology=load_ontology())]
    assert isinstance(every[0], Document)
    assert isinstance(every[1], Skipped) and every[1].path == f"{path}:2" and "cut off" in every[1].reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "without a record"),
        (b"text\n" * 10, "no beginning of a record"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "without Content-Length"),
        (b"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n", "without Content-Length"),
        (b"WARC/1.0\r\nContent-Length: 999999999999999\r\n\r\nx", "without a type"),
        (b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000, "does not end"),
        (b"WARC/1.0\r\n" + b"a" * 300_000, "does not end"),
        (gzip.compress(b"\0" * (40 << 20)), "no texts"),
        (b"\x1f\x8b\x08\x00", "without a record"),
        (record(b"nothing of HTTP"), "no texts: 1 "),
    ],
)
def test_hostile_files_are_named(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    every = [one for _, one in read_each(path, ontology=load_ontology())]
    assert every and any(isinstance(one, Skipped) and reason in one.reason and not one.error for one in every)


def test_a_large_record_is_named_and_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_stream, "FILE_BYTES", 2000)
    documents, reasons = found(tmp_path, [record(served(PAGE + " " * 5000)), record(served())], packed=False)
    assert [one.name for one in documents] == ["crawl.warc:2"] and "more than" in reasons[":1"]


def test_a_file_of_nothing_but_damage_ends_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "PATIENCE", 3)
    path = tmp_path / "a.warc"
    path.write_bytes(b"WARC/1.0\r\nx: y\r\n\r\n" * 9)
    with pytest.raises(InputError, match="more than 3 damaged records; the rest is not read"):
        list(parts(path, load_ontology()))


@pytest.mark.parametrize("packed", [True, False])
def test_any_byte_may_be_wrong(packed: bool, tmp_path: Path) -> None:
    blocks = [record(served(chunked(gzip.compress(PAGE.encode(), mtime=0)), "text/html", "Transfer-Encoding: chunked", "Content-Encoding: gzip"))] * 2  # fmt: skip
    data = b"".join(gzip.compress(block, mtime=0) if packed else block for block in blocks)
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    for place in range(0, len(data) // 2, 2):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x15]) + data[place + 1 :])
        every = [one for _, one in read_each(path, ontology=load_ontology())]
        assert every and (not packed or any(isinstance(one, Document) for one in every)), place
        assert all(not one.error for one in every if isinstance(one, Skipped)), (place, every)


def test_the_stream_is_read_in_small_pieces() -> None:
    class Counting(io.BytesIO):
        largest = 0

        def read(self, size: int | None = -1) -> bytes:
            self.largest = max(self.largest, size if size is not None and size >= 0 else 1 << 40)
            return super().read(size)

    file = Counting(gzip.compress(record(b"x" * (1 << 20))) * 3)
    first = next(records(file, Path("a.warc.gz")))  # type: ignore[arg-type]
    assert len(first.data) > 1 << 20 and file.largest <= warc_stream.BLOCK


def test_without_the_library_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "warcio", None)
    _, reasons = found(tmp_path, [record(served())])
    assert reasons == {"": "install nuclear-kg[warc] to read it: pip install 'nuclear-kg[warc]'"}
