"""JSON Lines: a document an object, called by its line; a line that is none costs no other."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError, KGError
from kg.ingestion.containers import records
from kg.ingestion.fields import fields_of, naming
from kg.ingestion.opening import parts
from kg.ingestion.reading import inputs, read_all
from kg.model import Document, Skipped
from kg.ontology import load_ontology

SAID = "2023年3月1日，外交部发言人毛宁表示，中国支持核裁军，反对核试验。"


def written(folder: Path, *rows: object, name: str = "news.jsonl", encoding: str = "utf-8") -> Path:
    """A file of these rows: text as it stands, all else as JSON."""
    path = folder / name
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_bytes("".join(f"{line}\n" for line in lines).encode(encoding))
    return path


def one(path: Path, **fields: str) -> Document:
    (document,) = read_all(path, fields=fields)
    assert isinstance(document, Document)
    return document


def test_usual_names_of_fields_are_known(tmp_path: Path) -> None:
    record = {
        "_id": 17,
        "Headline": "外交部谈核裁军",
        "article_body": f"{SAID}\n第二段。",
        "pubDate": "2023-03-02T08:00:00Z",
        "link": "https://example.org/17",
        "source": {"id": "xh", "name": "新华社"},
    }
    document = one(written(tmp_path, record))
    assert document.name == "news.jsonl:1#17" and document.collection == "news.jsonl"
    assert document.text == f"外交部谈核裁军\n{SAID}\n第二段。"
    assert ("stamp", "2023-03-02T08:00:00Z") in document.dates and document.published == "2023-03-01"
    assert (document.url, document.publisher) == ("https://example.org/17", "新华社")


@pytest.mark.parametrize(
    ("date", "day"),
    [(1677715200, "2023-03-02"), (1677715200000, "2023-03-02"), (1677715200.0, "2023-03-02"), ("2023/3/2", "2023-03-02"), (True, None), (None, None), ([], None)],
)  # fmt: skip
def test_a_date_may_be_a_number(date: Any, day: str | None, tmp_path: Path) -> None:
    document = one(written(tmp_path, {"text": "某国就核试验发表声明，各方表示关切。", "date": date}))
    assert document.published == day


def test_the_fields_are_those_that_are_given(tmp_path: Path) -> None:
    record = {"text": "目录", "data": {"story": [SAID, "第二段。"]}, "name": "外交部谈核裁军", "date": "2023-03-05"}
    document = one(written(tmp_path, record), text="data.story", title="name", date="")
    assert document.text == f"外交部谈核裁军\n{SAID}\n第二段。"
    assert document.dates == (("text", "2023-03-01"),)


def test_the_option_names_roles_and_fields() -> None:
    assert fields_of("text=body, title=head.line,date=") == {"text": "body", "title": "head.line", "date": ""}
    assert fields_of("") == {}
    for wrong in ("text", "body=text", "text:body"):
        with pytest.raises(KGError, match="roles are text, title, date, url, publisher, id"):
            fields_of(wrong)
    with pytest.raises(KGError, match="no role 'body'"):
        naming(load_ontology(), {"body": "text"})


def test_a_field_with_dots_in_its_name_is_found_by_all_of_it() -> None:
    fields = naming(load_ontology(), {"text": "a.b", "url": "c.d.e"})
    assert fields.value({"a.b": "whole", "a": {"b": "inner"}}, "text") == "whole"
    assert fields.value({"c": {"d": {"e": "deep"}}}, "url") == "deep"
    assert fields.value({"c": {"d": "flat"}}, "url") == ""


def test_html_is_read_as_html(tmp_path: Path) -> None:
    page = f"<html><head><title>外交部谈核裁军</title></head><body><nav>首页</nav><article><p>{SAID}</p></article></body></html>"
    rows = {"title": "甲", "content": {"rendered": f"<p>{SAID}</p><script>x</script><p>第二段。</p>"}}, {"html": page}
    first, second = read_all(written(tmp_path, *rows))
    assert isinstance(first, Document) and first.text == f"甲\n{SAID}\n第二段。"
    assert isinstance(second, Document) and second.text == f"外交部谈核裁军\n{SAID}"


def test_without_a_title_the_text_gives_one(tmp_path: Path) -> None:
    first, second, third = read_all(
        written(
            tmp_path,
            {"text": f"外交部谈核裁军\n{SAID}"},
            {"text": f"<h1>甲国谈核裁军</h1><p>{SAID}</p>"},
            {"text": SAID},
        )
    )
    assert isinstance(first, Document) and first.title == "外交部谈核裁军"
    assert isinstance(second, Document) and second.title == "甲国谈核裁军"
    assert isinstance(third, Document) and third.text == SAID


def test_a_line_that_is_none_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    good = {"text": SAID}
    rows = [
        "{",
        "",
        "[1]",
        "null",
        {"title": "甲"},
        {"text": "  "},
        {"text": 7.5},
        "[" * 100_000,
        '{"text": ' + "9" * 5000 + "}",
        "NaN",
        good,
    ]
    found = read_all(written(tmp_path, good, *rows))
    path = str(tmp_path / "news.jsonl")
    reasons = {one.path.removeprefix(path): one.reason for one in found if isinstance(one, Skipped)}
    assert [one.name for one in found if isinstance(one, Document)] == ["news.jsonl:1", "news.jsonl:12"]
    assert reasons.keys() == {":2", ":4", ":5", ":6", ":7", ":8", ":9", ":10", ":11"}
    assert reasons[":2"].startswith("no JSON (Expecting property name")
    assert "no object" in reasons[":4"] and "fields are title" in reasons[":6"] and "--fields text=" in reasons[":6"]
    assert "too deep" in reasons[":9"] and "too many digits" in reasons[":10"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    assert one(written(tmp_path, {"text": SAID}, encoding=encoding)).text == SAID
    with pytest.raises(InputError, match="UTF-16; save it as UTF-8"):
        read_all(written(tmp_path, {"text": SAID}, encoding="utf-16"))


def test_a_line_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "FILE_BYTES", 300)
    monkeypatch.setattr(records, "BLOCK", 100)
    long, good = {"text": SAID * 50}, {"text": SAID}
    found = read_all(written(tmp_path, long, good))
    assert [one.name if isinstance(one, Document) else one.path[-2:] for one in found] == [":1", "news.jsonl:2"]
    monkeypatch.setattr(records, "EXPANSION", 1)
    with pytest.raises(InputError, match="line 1 does not end; the rest is not read"):
        read_all(written(tmp_path, long, good))


def test_a_file_that_is_none_of_records_ends_early(tmp_path: Path) -> None:
    path = written(tmp_path, *["text"] * 3000)
    found = parts(path, load_ontology())
    with pytest.raises(InputError, match="1000 lines on end, up to line 1000"):
        for number, part in enumerate(found, 1):
            assert isinstance(part, Skipped) and number <= 1000


def test_packed_lines_and_what_is_cut_off(tmp_path: Path) -> None:
    data = b"".join(json.dumps({"text": f"第{number}次：{SAID}"}).encode() + b"\n" for number in range(200))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(data))
    assert len(read_all(path)) == 200
    path.write_bytes(gzip.compress(data)[:-20])
    found = parts(path, load_ontology())
    with pytest.raises(InputError, match=r"damaged after line \d+ .*the rest is not read"):
        list(found)


def test_one_line_at_a_time_is_in_memory(tmp_path: Path) -> None:
    path = written(tmp_path, *[{"text": SAID}] * 3)
    found = parts(path, load_ontology())
    assert next(found)
    with path.open("a", encoding="utf-8") as file:  # the end of the file has not been read yet
        file.write(json.dumps({"text": SAID}) + "\n" * 100_000 + json.dumps({"text": SAID}) + "\n")
    places = [re.sub(r"\D", "", part.place) for part in found if part and not isinstance(part, Skipped)]
    assert places == ["2", "3", "4", "100004"]


def test_a_list_in_json(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_text(json.dumps([{"text": SAID}, 3, {"text": "第二个文本，各方表示关切。"}]), encoding="utf-8")
    found = read_all(path)
    assert [one.name if isinstance(one, Document) else one.path for one in found] == [
        "all.json:1",
        f"{path}:2",
        "all.json:3",
    ]
    for text, reason in {'{"text": 1}': "no list of objects", "[1, ": "no JSON", "[" * 100_000: "too deep"}.items():
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=reason):
            read_all(path)


def test_folders_give_them_too(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.NDJSON", "c.jsonl.gz", "d.json"):
        (tmp_path / name).write_text("{}")
    assert [path.name for path in inputs([tmp_path])] == ["a.jsonl", "b.NDJSON", "c.jsonl.gz", "d.json"]
