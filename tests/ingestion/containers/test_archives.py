"""ZIP and TAR: a document a member; what is hidden, encrypted, no file or made to fill a memory is named, the rest read."""

import bz2
import gzip
import io
import lzma
import os
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.ingestion import members
from kg.ingestion.containers import zipped
from kg.ingestion.opening import parts
from kg.ingestion.reading import inputs, read_all, read_each
from kg.model import Document, Skipped
from kg.ontology import load_ontology

SAID = "2023年3月1日，外交部发言人毛宁表示，中国支持核裁军，反对核试验。"
Files = dict[str, bytes]
PAGE = f"<html><head><title>甲国谈核裁军</title></head><body><p>{SAID}</p></body></html>"
TEXTS: Files = {"texts/a.md": f"# 外交部谈核裁军\n\n{SAID}".encode(), "b.html": PAGE.encode("gb18030")}


def zipped_up(path: Path, files: Files, method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return path


def tarred_up(path: Path, files: Files, pack: Callable[[bytes], bytes] = bytes, encoding: str = "utf-8") -> Path:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.GNU_FORMAT, encoding=encoding) as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    path.write_bytes(pack(made.getvalue()))
    return path


def found(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Text of each document by its name, and reasons by the place of what was skipped."""
    every = [one for _, one in read_each(path, ontology=load_ontology())]
    documents = {one.name.removeprefix(path.name): one.text for one in every if isinstance(one, Document)}
    return documents, {one.path.removeprefix(str(path)): one.reason for one in every if isinstance(one, Skipped)}


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", None),
        ("a.tar", bytes),
        ("a.tar.gz", gzip.compress),
        ("a.tgz", gzip.compress),
        ("a.tar.bz2", bz2.compress),
        ("a.tar.xz", lzma.compress),
        ("a.tar", gzip.compress),  # by what is in it, whatever it is called
    ],
)
def test_a_document_a_member(name: str, pack: Callable[[bytes], bytes] | None, tmp_path: Path) -> None:
    path = tarred_up(tmp_path / name, TEXTS, pack) if pack else zipped_up(tmp_path / name, TEXTS)
    before = sorted(os.listdir(tmp_path))
    documents, reasons = found(path)
    assert documents == {"/texts/a.md": f"外交部谈核裁军\n{SAID}", "/b.html": f"甲国谈核裁军\n{SAID}"} and not reasons
    first, _ = read_all(path)
    assert isinstance(first, Document)
    assert (first.name, first.collection, first.published) == (f"{name}/texts/a.md", name, "2023-03-01")
    assert list(inputs([tmp_path])) == [path] and sorted(os.listdir(tmp_path)) == before


STORY = "## 甲国{0}\n\n2024年5月7日，甲国外交部发言人表示，{0}应当继续。\n\n"


def test_a_digest_in_an_archive_gives_its_stories(tmp_path: Path) -> None:
    digest = "# 《示例联播》 (20240507)\n\n" + STORY.format("谈判") + STORY.format("核查")
    documents, _ = found(zipped_up(tmp_path / "a.zip", {"d.md": digest.encode()}))
    assert list(documents) == ["/d.md-01", "/d.md-02"]


@pytest.mark.parametrize("pack", [zipped_up, tarred_up])
def test_what_is_not_read_is_named(pack: Callable[[Path, Files], Path], tmp_path: Path) -> None:
    odd = {".hidden.md": b"x", "__MACOSX/._a.md": b"x", "p.png": b"x", "in.zip": b"PK", "r.jsonl": b"{}", "e.txt": b"", "../up.txt": SAID.encode(), "/./abs//x.txt": f"又{SAID}".encode()}  # fmt: skip
    documents, reasons = found(pack(tmp_path / ("a.zip" if pack is zipped_up else "a.tar"), {**odd, **TEXTS}))
    assert documents.keys() == {"/../up.txt", "/abs/x.txt", "/texts/a.md", "/b.html"}
    assert reasons["/.hidden.md"] == reasons["/__MACOSX/._a.md"] == "hidden"
    assert reasons["/p.png"].startswith("unknown suffix '.png'; known: ")
    assert (
        reasons["/in.zip"] == reasons["/r.jsonl"] == "an archive inside an archive; take it out and give it by itself"
    )
    assert reasons["/e.txt"].startswith("empty") and len(reasons) == 6


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs"])
def test_names_of_members_in_the_encoding_they_come_in(encoding: str, tmp_path: Path) -> None:
    names = ["外交部/中國聲明.txt", "會議的時間.txt"]
    if encoding == "gb18030":  # 乗 ends with the byte of a backslash there
        names = ["外交部/中国声明.txt", "乗.txt"]
        assert b"\\" in names[1].encode(encoding)
    plain = tarred_up(tmp_path / "a.tar", {name: f"{name}{SAID}".encode() for name in names}, encoding=encoding)
    assert list(found(plain)[0]) == [f"/{name}" for name in names]
    olds = {name: f"{number}{'x' * len(name.encode(encoding)[5:])}.txt" for number, name in enumerate(names)}
    path = zipped_up(
        tmp_path / "a.zip", {old: f"{name}{SAID}".encode() for name, old in olds.items()}, zipfile.ZIP_STORED
    )
    data = path.read_bytes()
    for name, old in olds.items():
        data = data.replace(old.encode(), name.encode(encoding))
    path.write_bytes(data)
    assert found(path) == ({f"/{name}": f"{name}{SAID}" for name in names}, {})


def test_encrypted_linked_and_oddly_packed_members(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hosts")
        archive.writestr("lzma.txt", SAID, zipfile.ZIP_LZMA)
        archive.writestr("bz.txt", SAID, zipfile.ZIP_BZIP2)
        archive.writestr("secret.txt", SAID)
        archive.writestr("good.txt", SAID)
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\1\2", 0, data.rfind(b"secret.txt"))
    data[at + 8] |= 1  # the bit that says it is encrypted
    path.write_bytes(data)
    documents, reasons = found(path)
    assert list(documents) == ["/good.txt"]
    assert reasons["/link.txt"] == "no file, not a file" and reasons["/secret.txt"].startswith("encrypted")
    assert "method 14" in reasons["/lzma.txt"] and "method 12" in reasons["/bz.txt"]


def test_links_and_devices_of_a_tar(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for number, kind in enumerate((tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE)):
            member = tarfile.TarInfo(f"{number}.txt")
            member.type, member.linkname = kind, "/etc/hosts"
            archive.addfile(member)
        folder = tarfile.TarInfo("folder.txt")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        member = tarfile.TarInfo("good.txt")
        member.size = len(SAID.encode())
        archive.addfile(member, io.BytesIO(SAID.encode()))
    documents, reasons = found(path)
    assert list(documents) == ["/good.txt"] and list(reasons) == ["/0.txt", "/1.txt", "/2.txt", "/3.txt"]
    assert set(reasons.values()) == {"a link or a device, not a file"}


@pytest.mark.parametrize("pack", [zipped_up, lambda path, files: tarred_up(path, files, gzip.compress)])
def test_bombs(pack: Callable[[Path, Files], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "a.zip" if pack is zipped_up else "a.tar.gz"
    good, large = {"good.txt": SAID.encode()}, {f"{number}.txt": b"\0" * (2 << 20) for number in range(4)}
    documents, reasons = found(pack(tmp_path / name, {"huge.txt": b"\0" * (17 << 20), **good}))
    assert list(documents) == ["/good.txt"] and reasons == {"/huge.txt": "more than 16 MB; split it"}
    monkeypatch.setattr(members, "MEMBERS", 2)
    documents, reasons = found(pack(tmp_path / name, {**good, "b.txt": SAID.encode(), "c.txt": b"x", "d.txt": b"x"}))
    assert reasons == {
        "/b.txt": reasons.get("/b.txt", ""),
        "": "more than 2 members; the rest is not read: split it",
    } or list(reasons) == [""]
    monkeypatch.undo()
    monkeypatch.setattr(members, "FILE_BYTES", 1 << 20)
    documents, reasons = found(pack(tmp_path / name, {**good, **large}))
    assert list(documents) == ["/good.txt"]
    assert ("no text" in reasons["/0.txt"]) if pack is zipped_up else ("unpack it yourself" in reasons[""])
    monkeypatch.setattr(members, "ARCHIVE_BYTES", 100)
    _, reasons = found(pack(tmp_path / name, {**good, "b.txt": SAID.encode() * 2}))
    assert "unpack it yourself" in reasons[""]


def test_a_size_that_is_a_lie_fills_no_memory(tmp_path: Path) -> None:
    path = zipped_up(tmp_path / "a.zip", {"a.txt": SAID.encode() * 500, "good.txt": f"又{SAID}".encode()})
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\1\2")
    data[at + 24 : at + 28] = struct.pack("<I", 90)  # bytes unpacked, as the directory has them
    path.write_bytes(data)
    documents, reasons = found(path)
    assert list(documents) == ["/good.txt"] and reasons["/a.txt"].startswith("damaged")
    at = data.rfind(b"PK\5\6")
    data[at + 10 : at + 12] = b"\xff\xff"  # members
    path.write_bytes(data)
    assert list(found(path)[0]) == ["/good.txt"]


def test_a_directory_of_any_size_is_not_read_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped_up(tmp_path / "a.zip", {f"{number}.txt": b"x" for number in range(100)})
    monkeypatch.setattr(members, "FILE_BYTES", 1000)
    assert found(path) == ({}, {"": "a directory or header of more than 0 MB; not read"})


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tar.bz2", "a.tar.xz"])
def test_what_is_no_archive_or_cut_off_is_named(name: str, tmp_path: Path) -> None:
    for data in (b"", b"text", b"PK\3\4", b"\x1f\x8b", b"BZh9", b"\xfd7zXZ\0", b"\0" * 511, SAID.encode() * 50):
        (tmp_path / name).write_bytes(data)
        documents, reasons = found(tmp_path / name)
        assert not documents and ("no ZIP" in reasons[""] or "no TAR" in reasons[""])


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_of_a_damaged_tar_what_stands_before_is_read(pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    whole = tarred_up(
        tmp_path / "a.tar", {f"{number}.txt": f"第{number}次{SAID}".encode() for number in range(3)}
    ).read_bytes()
    for cut, reason in ((whole[:1100], "rest is not read"), (whole[:1300], "rest is not read")):
        (tmp_path / "a.tar").write_bytes(pack(cut))
        documents, reasons = found(tmp_path / "a.tar")
        assert list(documents) == ["/0.txt"] and reason in reasons[""]
    broken = bytearray(whole)
    broken[1024:1030] = b"\xff" * 6  # a header, which the library would take for the end
    (tmp_path / "a.tar").write_bytes(pack(bytes(broken)))
    assert found(tmp_path / "a.tar") == ({"/0.txt": f"第0次{SAID}"}, {"": "damaged at byte 1024; the rest is not read"})


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz"])
def test_any_byte_may_be_wrong(name: str, tmp_path: Path) -> None:
    files = {"a.txt": SAID.encode(), "b.txt": f"又{SAID}".encode()}
    path = zipped_up(tmp_path / name, files) if name == "a.zip" else tarred_up(tmp_path / name, files, gzip.compress if name.endswith("gz") else bytes)  # fmt: skip
    data = path.read_bytes()
    places = range(len(data)) if len(data) < 1000 else [*range(0, 1536, 3)]
    for place in places:
        path.write_bytes(data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :])
        for _, one in read_each(path, ontology=load_ontology()):
            assert not isinstance(one, Skipped) or not one.error, (place, one)


def test_members_are_read_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(zipped, "content", lambda inside, name: read.append(name) or SAID.encode())
    found_parts = parts(zipped_up(tmp_path / "a.zip", {f"{number}.txt": b"x" for number in range(5)}), load_ontology())
    next(found_parts)
    assert read == ["0.txt"]
    found_parts.close()  # type: ignore[attr-defined]
    with pytest.raises(InputError, match="no ZIP"):
        (tmp_path / "a.zip").write_bytes(b"x")
        read_all(tmp_path / "a.zip")
