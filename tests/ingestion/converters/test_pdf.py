"""PDF: lines joined, heads and feet dropped, each page's beginning known; scans and what is no PDF are named."""

import sys
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.ingestion.converters import pdf
from kg.ingestion.reading import read

ONE = ["NPT/CONF.2020/WP.1", "某国提交的工作文件", "2022年8月2日，某国外交部发言人表示，各缔约国应当切实履行条约规定的各", "项义务，继续推进核裁军谈判，并且反对任何形式的核武器扩散活动，以维护", "1/2"]  # fmt: skip
TWO = [
    "NPT/CONF.2020/WP.1",
    "⼈类的共同安全。核武器国家应当率先采取切实措施，减少核武器在国家安全",
    "政策中的作用。",
    "2/2",
]


def made(*pages: list[str]) -> bytes:
    """A PDF of these lines, one below the other, in a font that is named and not there: its codes are Unicode."""
    codes = sorted({char for page in pages for row in page for char in row})
    pairs = [f"<{ord(char):04X}> <{ord(char):04X}>" for char in codes]
    groups = "\n".join(
        f"{len(pairs[at : at + 100])} beginbfchar\n" + "\n".join(pairs[at : at + 100]) + "\nendbfchar"
        for at in range(0, len(pairs), 100)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{groups}\nendcmap end end"
    )
    kids = [f"{6 + 2 * number} 0 R" for number in range(len(pages))]
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000"
        "/FontDescriptor<</Type/FontDescriptor/FontName/F/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 800/StemV 80>>>>",
        f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream",
    ]
    for number, page in enumerate(pages):
        rows = "".join(
            f"BT /F 12 Tf 1 0 0 1 50 {760 - 20 * index} Tm <{''.join(f'{ord(char):04X}' for char in row)}> Tj ET\n"
            for index, row in enumerate(page)
        )
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {7 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(rows)}>>stream\n{rows}endstream")
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    return data + end.encode()


def test_lines_are_joined_and_what_stands_on_each_page_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(made(ONE, TWO))
    document = read(tmp_path / "a.pdf")
    assert document.text == "某国提交的工作文件\n" + ONE[2] + ONE[3] + "人" + TWO[1][1:] + TWO[2]
    assert (document.title, document.published) == ("某国提交的工作文件", "2022-08-02")
    assert [document.text[start : start + 3] for start in document.pages] == ["某国提", "人类的"]
    assert read(tmp_path / "a.pdf") == document


def test_symbols_and_heads_only_at_the_edges() -> None:
    pages = [
        ["某机构 2022 年报告", "甲", "乙", "丙", f"第{number}页的正文", "丁", "戊", "己", f"- {number} -"]
        for number in (1, 2, 3)
    ]
    for page in pages:
        page[1:4], page[5:8] = (
            [f"{page[4]}{index}行" for index in "甲乙丙"],
            [f"{page[4]}{index}行" for index in "丁戊己"],
        )
    assert all(page[0] != "某机构 2022 年报告" for page in pdf._without_edges(pages))
    assert pdf.SYMBOL.fullmatch("NPT/CONF.2020/WP.1") and pdf.SYMBOL.fullmatch("A/RES/75/40")
    assert not pdf.SYMBOL.fullmatch("条约") and not pdf.SYMBOL.fullmatch("NPT")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"text", "no PDF"),
        (b"%PDF-1.7\n", "no PDF"),
        (made([], []), "2 pages without text, perhaps a scan"),
    ],
)
def test_what_has_no_text_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        pdf.convert(data, Path("a.pdf"))


def test_a_book_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "CHARACTERS", 20)
    with pytest.raises(InputError, match="characters in 1 pages; split it"):
        pdf.convert(made(ONE, TWO), Path("a.pdf"))


def test_without_the_library_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(InputError, match=r"install nuclear-kg\[pdf\]"):
        pdf.convert(made(ONE), Path("a.pdf"))
