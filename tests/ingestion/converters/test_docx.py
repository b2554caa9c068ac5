"""Word files: what tracked changes inserted is read, what they deleted is not; a file that is none is named."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.ingestion.converters import docx
from kg.ingestion.reading import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="{LINK}/officeDocument" Target="word/document.xml"/></Relationships>"""


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def made(*paragraphs: str) -> bytes:
    """A Word file of these paragraphs, each of runs."""
    body = "".join(f"<w:p>{one}</w:p>" for one in paragraphs)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", LINKS)
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return data.getvalue()


def test_tracked_changes_are_taken_as_accepted(tmp_path: Path) -> None:
    inserted = '<w:ins w:id="1" w:author="a">' + run("不") + "</w:ins>"
    deleted = '<w:del w:id="2" w:author="a"><w:r><w:delText>完全</w:delText></w:r></w:del>'
    story = run("2023年3月1日，外交部发言人毛宁表示，中方") + inserted + deleted + run("同意该提案。")
    (tmp_path / "a.docx").write_bytes(made(run("外交部谈核裁军"), story))
    document = read(tmp_path / "a.docx")
    assert document.text == "外交部谈核裁军\n2023年3月1日，外交部发言人毛宁表示，中方不同意该提案。"
    assert (document.title, document.published) == ("外交部谈核裁军", "2023-03-01")
    assert read(tmp_path / "a.docx") == document


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"text", "no Word file"),
        (b"PK\3\4", "no Word file"),
        (made(run("甲"))[:-30], "no Word file"),
        (made("<w:p"), "no Word file"),
        (made(), "no text in it"),
        (docx.OLD + b"x" * 600, "encrypted or old"),
    ],
)
def test_what_is_none_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        docx.convert(data, Path("a.docx"))


def test_a_file_that_unpacks_too_far_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "OFFICE_BYTES", 500)
    with pytest.raises(InputError, match="unpacked; split it"):
        docx.convert(made(run("甲" * 5000)), Path("a.docx"))


def test_without_the_library_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    with pytest.raises(InputError, match=r"install nuclear-kg\[docx\]"):
        docx.convert(made(run("甲")), Path("a.docx"))
