"""Inputs as nobody should write them: each is read, or refused with a reason; none is a surprise to us."""

import json
import os
from collections.abc import Iterator
from encodings.aliases import aliases
from pathlib import Path

import pytest

from kg.annotation import annotate
from kg.graph import Graph
from kg.guarding import guarded
from kg.ingestion.reading import read
from kg.model import Annotation, Skipped
from kg.model.standoff import as_json

SAID = "2023年3月1日，外交部发言人毛宁表示，中国支持核裁军，反对核试验。美国应当批准《全面禁止核试验条约》。"
TEXT = f"外交部谈核裁军\n{SAID}\n"
TRADITIONAL = "外交部談核裁軍\n2023年3月1日，外交部發言人毛寧表示，中國支持核裁軍，反對核試驗。\n"
Case = tuple[str, bytes]  # name of the file, what is in it
CLASSES = ("bytes", "encodings", "charsets", "front matter", "dates", "pages", "feeds", "names", "texts")


def of_bytes() -> Iterator[Case]:
    good = TEXT.encode()
    yield from ((f"{at}.txt", bytes([at]) * 50) for at in range(0, 256, 16))
    yield from ((f"start{at}.txt", bytes([at]) + good) for at in (0, 1, 7, 8, 11, 12, 26, 27, 127, 128, 192, 255))
    yield from ((f"cut{at}.txt", good[:-at]) for at in range(1, 7))
    yield from ((f"lost{at}.txt", good[at:]) for at in range(1, 7))
    for name, start in {
        "pdf": b"%PDF-1.4\n",
        "zip": b"PK\3\4",
        "gz": b"\x1f\x8b",
        "elf": b"\x7fELF",
        "gif": b"GIF89a",
    }.items():
        yield f"{name}.txt", start + good
    yield "surrogates.txt", good.replace("中".encode(), b"\xed\xa0\x80\xed\xb0\x80")
    yield "overlong.txt", good.replace(b"\n", b"\xc0\x8a")
    yield "beyond.txt", good + b"\xf4\x90\x80\x80"
    yield "nuls.txt", good.replace(b"\n", b"\0\n")
    yield "returns.txt", good.replace(b"\n", b"\r")
    yield "feeds.txt", good.replace(b"\n", b"\x0c")
    yield "separators.txt", TEXT.replace("\n", "\u2028").encode()
    yield "blank.txt", "\u3000\u200b\ufeff\n".encode() * 20


def of_encodings() -> Iterator[Case]:
    chinese = (
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-le",
        "utf-32-be",
        "utf-7",
        "gb2312",
        "gbk",
        "gb18030",
        "hz",
    )
    for name in chinese:
        yield f"{name}.txt", TEXT.encode(name, "replace")
        yield f"{name}-long.txt", (TEXT + SAID * 50).encode(name, "replace")
    yield from ((f"{name}.txt", TRADITIONAL.encode(name, "replace")) for name in ("big5", "big5hkscs", "cp950"))
    right = ("utf-8", "gb18030", "big5")
    for told in ("utf-8", "gb18030", "big5", "latin-1", "cp1252", "utf-16-le", "shift_jis", "euc_kr"):
        yield from (
            (f"{one}-as-{told}.txt", TRADITIONAL.encode(one, "ignore").decode(told, "replace").encode())
            for one in right
        )
    yield "mixed.txt", TEXT.encode() + TEXT.encode("gb18030")
    yield "marks.txt", b"\xff\xfe\xfe\xff" + TEXT.encode("utf-16-le")
    yield "half.txt", b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x4e"


def of_charsets() -> Iterator[Case]:
    odd = ["undefined", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "rot13", "hex", "base64", "zlib", "mbcs", "oem", "x-user-defined", "none", "-", "utf8mb4", "....", "gb2312:1980", "GB_2312-80", "x-gbk", "cp0"]  # fmt: skip
    known = sorted({name for name in aliases.values() if not name.startswith(("mac", "iso8859", "cp"))})
    for number, name in enumerate([*odd, *known]):
        page = (
            f'<html><head><meta charset="{name}"><title>外交部谈核裁军</title></head><body><p>{SAID}</p></body></html>'
        )
        yield f"{number}.html", page.encode("gb18030" if number % 2 else "utf-8")
    yield "xml.xhtml", f'<?xml version="1.0" encoding="undefined"?><html><body><p>{SAID}</p></body></html>'.encode()
    yield "long.html", f'<meta charset="{"x" * 5000}"><p>{SAID}</p>'.encode()


def of_front_matter() -> Iterator[Case]:
    values = ["", "null", "[", "{", "*a", "&a [*a]", "!!python/object/apply:os.getcwd []", "!!binary abc=", "0x7f", ".inf", "1e999", "'", '"', "|", ">", "? a", "- a", "2023-02-30", "99999-01-01", "2023-13-45T99:99:99Z", "-5", "〇〇〇〇年", "%", "@", "`", "\t", "#", ":", "a: b: c", "\u0085", "[" * 500, "9" * 5000]  # fmt: skip
    for number, value in enumerate(values):
        yield f"{number}.md", f"---\ntitle: 外交部谈核裁军\ndate: {value}\nurl: {value}\n---\n\n{SAID}\n".encode()
    for number, head in enumerate(["---\n---\n", "---\ntitle\n---\n", "---\n- a\n---\n", "---\ntitle: a\n", "---\ntitle: 甲\n---", "--- \n...\n", "---\ntitle: 甲\ntitle: 乙\n---\n", "---\n? [a]\n: b\n---\n"]):  # fmt: skip
        yield f"head{number}.md", (head + "\n" + SAID).encode()


def of_dates() -> Iterator[Case]:
    wordings = ["二三十年前", "三五天前", "十二三天前", "十一二月", "十十月", "七八十年前", "一二十天后", "十七八个月前", "二〇二三年十一二月", "三十五月四十日", "2月30日", "0月0日", "99月99日", "2023年02月29日", "民国一百年", "民国999年12月31日", "９９月９日", "2000年至1800年", "21世纪九十年代", "上世纪十年代", "下周末周末周一", "同月三十一日", "翌日次日隔天", "第三四五次会议", f"第{'9' * 5000}次会议", f"第{'九' * 50}届大会", "第一百零三条", "1.5年前", "1,200天前", "〇天前", "零零年零月零日", "0000-00-00", "9999年12月31日", "Mon, 99 Foo 2023", "31/31/2031", "公元前三十年"]  # fmt: skip
    for number, wording in enumerate(wordings):
        yield f"{number}.txt", f"外交部谈核裁军\n{wording}，美国在韩国部署了核武器，毛宁说。{SAID}\n".encode()
        if number % 3 == 0:
            yield f"{number}-title.txt", f"{wording}外交部声明\n{wording}电 毛宁{wording}表示，{wording}见。\n".encode()


def of_pages() -> Iterator[Case]:
    bodies = [
        f"<p>{SAID}", f"<P>{SAID}</p></p></p>", f"<p>{SAID}<table><tr><td>", f"<!-- <p>{SAID}</p>", f"<![CDATA[{SAID}]]>", f"<?php {SAID} ?>", f"<p>{SAID}&#0;&#x110000;&#xD800;&bogus;&amp",
        f"<div{' a=1' * 2000}>{SAID}</div>", f"<script>{SAID}", f"<style>{SAID}", f"<textarea>{SAID}", f"<plaintext>{SAID}", f"<noscript><p>{SAID}</p></noscript>", f"<frameset><frame src=a></frameset>{SAID}",
        f"<p onclick='alert(1)'>{SAID}</p><img src=x onerror=alert(1)>", f"<a href='javascript:alert(1)'>{SAID}</a>", f"<base href='http://[::1'><p>{SAID}</p>", f"<link rel=canonical href='http://[bad'><p>{SAID}</p>",
        f"<meta property='article:published_time' content='{'9' * 4000}'><p>{SAID}</p>", f"<meta property='article:published_time' content='2023-99-99'><p>{SAID}</p>", f"<time datetime='二三'>{SAID}</time>",
        f"{'<div>' * 3000}{SAID}", f"{'</div>' * 3000}{SAID}", f"<p>{'<b>' * 2000}{SAID}", f"<p>{SAID}</p>" * 200, "<p></p>" * 500, f"<svg><p>{SAID}</p></svg>", f"<math><mi>{SAID}</mi></math>", f"<template><p>{SAID}</p></template>",
        f"<p>{SAID}</p><iframe srcdoc='<p>x'>", f"<p lang='{'z' * 3000}'>{SAID}</p>", f"<p>{'&nbsp;' * 3000}{SAID}</p>", f"<p>{SAID}<br/>{'<br>' * 3000}</p>", f"<title>{'题' * 3000}</title><p>{SAID}</p>", f"<p>\x00{SAID}</p>", f"<{SAID}>", f"<p {SAID}", "<", "<!", "<!DOCTYPE", "</", "&", "<html>",
    ]  # fmt: skip
    for number, body in enumerate(bodies):
        yield f"{number}.html", f"<html><head><title>外交部谈核裁军</title></head><body>{body}".encode()


def of_feeds() -> Iterator[Case]:
    heads = [
        "<!--1632857761000-->\n[标题](https://www.rfa.org/a)\n------\n\n", "<!--99999999999999999999-->\n[标题](x)\n------\n\n", "<!--0-->\n[标题](x)\n------\n\n", "<!---1-->\n[](x)\n------\n\n", "<!--1632857761000-->\n[标题](javascript:alert(1))\n------\n",
        "<!--1632857761000-->\n[标题](http://[)\n------\n", "<!--1632857761000-->\n[[a](b)](c)\n------\n", "<!--1632857761000-->\n[标题\n------\n", "<!--9999999999999-->\n[标题](https://www.dw.com/zh/2023/99/99)\n------\n", "<!--１６３２８５７７６１０００-->\n[标题](x)\n------\n",
        "---\ntitle: 甲\nauthor: [a, b]\ndate: Sat, 99 Mar 2022 08:00:00 GMT\n---\n", "---\ntitle: '&quot;&#0;'\ndate: Mon\n---\n", "---\ntitle: 甲\nlink: 'http://a b'\n---\n", "---\ntitle: >-\n  甲\n  乙\nguid: !!set {a}\n---\n", "[标题](x)\n------\n", "<!--x-->\n" * 50,
    ]  # fmt: skip
    for number, head in enumerate(heads):
        yield f"{number}.md", f"{head}<p>{SAID}</p>".encode()
        yield f"{number}.txt", f"{head}<div><p>{SAID}</p>".encode()


def of_names() -> Iterator[Case]:
    names = ["-o.txt", "--help.md", " .txt", "a b.txt", "a\nb.txt", "'\".txt", "<b>.txt", "a;b.txt", "[a].txt", "*.txt", "%s.txt", "..a.txt", "a..txt", "\u202ea.txt", "核.txt", "é.txt", "e\u0301.txt", "𠀀.txt", "\U0001f600.txt", "a.TXT", "a.b.c.md", "con.txt", "=1+1.txt", "\x01.txt", "\x7f.txt", "x" * 251 + ".txt", "核" * 83 + ".txt"]  # fmt: skip
    yield from ((name, TEXT.replace("外交部谈", f"第{number}次谈").encode()) for number, name in enumerate(names))


def of_texts() -> Iterator[Case]:
    pieces = ["“" * 300, "”" * 300, "《" * 300, "（" * 300, "：" * 300, "，" * 300, "。" * 300, "、" * 300, "…" * 300, "问：" * 100, "答：" * 100, "说" * 300, "表示，" * 100, "毛宁" * 100, "《条约》" * 100, "中国、" * 59 + "美国", "中国和" * 70, "“中国表示，”" * 50, "第一条" * 80, "　" * 500 + "中国", "\u0301" * 200, "\u202e中国\u202c", "\U000e0001" * 50, "A" * 900, "(A B C D", "=HYPERLINK(1)", "<script>alert(1)</script>", "](a" * 50, "| a " * 100, "- " * 200, "#" * 200, "> " * 100, "1. " * 100, "```" * 20]  # fmt: skip
    for number, piece in enumerate(pieces):
        yield f"{number}.txt", f"外交部谈核裁军\n{piece}毛宁表示，{piece}中国支持核裁军{piece}\n".encode()
        if number % 2:
            yield f"{number}.md", f"# {piece}\n\n{SAID}{piece}\n\n{piece}\n".encode()


CASES = [
    (kind, *case)
    for kind, made in zip(
        CLASSES,
        (of_bytes, of_encodings, of_charsets, of_front_matter, of_dates, of_pages, of_feeds, of_names, of_texts),
        strict=True,
    )
    for case in made()
]


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 265
    assert len({(kind, name) for kind, name, _ in CASES}) == len(CASES)
    assert {kind for kind, _, _ in CASES} == set(CLASSES)


@pytest.mark.slow
@pytest.mark.parametrize("kind", CLASSES)
def test_every_one_is_read_or_refused_with_a_reason(kind: str, tmp_path: Path) -> None:
    graph, outcomes = Graph(), dict[str, str]()
    for number, (_, name, data) in enumerate(case for case in CASES if case[0] == kind):
        path = tmp_path / str(number) / name
        path.parent.mkdir()
        try:
            path.write_bytes(data)
        except OSError:  # a file system that does not take the name
            continue
        found = guarded(path, path, ("reading", read), ("annotating", annotate))
        if isinstance(found, Annotation):
            for evidence in (one.content for one in found.claims):
                assert found.document.text[slice(*evidence.span)] == evidence.quote
            json.dumps(as_json(found), ensure_ascii=False).encode("utf-8", "surrogatepass")
            failed = guarded(path, found, ("adding", graph.add))
            found = failed if isinstance(failed, Skipped) else found
        if isinstance(found, Skipped):
            assert not found.error, (name, found)
            assert found.reason and str(path) not in found.reason, name
        outcomes[name] = "refused" if isinstance(found, Skipped) else "read"
    assert graph.documents, "some of each class are texts"
    assert outcomes and os.listdir(tmp_path)


@pytest.mark.parametrize("name", ["gb18030-as-latin-1.txt", "big5-as-latin-1.txt", "gb18030-as-big5.txt", "big5-as-gb18030.txt", "utf-8-as-gb18030.txt", "utf-8-as-cp1252.txt"])  # fmt: skip
def test_a_text_that_was_decoded_wrongly_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(next(data for kind, one, data in CASES if one == name))
    found = guarded(path, path, ("reading", read))
    assert isinstance(found, Skipped) and "garbled" in found.reason
