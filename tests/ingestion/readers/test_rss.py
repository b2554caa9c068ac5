"""RSS and Atom: a document an item."""

from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import InputError
from kg.ingestion.base import Parsed
from kg.ingestion.readers import rss
from kg.ingestion.reading import read, read_all
from kg.model import Document, Skipped
from tests.support.outside import source_of

RSS = "<rss version='2.0'><channel><title>军控新闻</title>{}</channel></rss>"
ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'><title>军控新闻</title>{}</feed>"
RDF = (
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
    " xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>军控新闻</title></channel>{}</rdf:RDF>"
)
NAMESPACES = "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:media='http://search.yahoo.com/mrss/'"


def one(text: str) -> Parsed:
    """The only item of a feed."""
    (found,) = rss.parse(source_of(text, "a.xml"))
    return found


ITEMS = [  # feed, title, address, publisher, stamps, lines
    (RSS.format("<item><title>裁谈会开幕</title><link>https://example.org/a</link><pubDate>Tue, 23 Jan 2024 09:00:00 +0800</pubDate>"
                "<description><![CDATA[<p>代表到会。</p><p>会议为期七周。</p>]]></description></item>"),
     "裁谈会开幕", "https://example.org/a", None, ("Tue, 23 Jan 2024 09:00:00 +0800",), ["代表到会。", "会议为期七周。"]),
    (RSS.format("<item><title>裁谈会开幕</title><guid>https://example.org/b</guid><description>&lt;p&gt;代表到会。&lt;/p&gt;</description></item>"),
     "裁谈会开幕", "https://example.org/b", None, (), ["代表到会。"]),
    (RSS.format("<item><title>裁谈会&amp;quot;开幕&amp;quot;</title><guid isPermaLink='false'>7</guid><source url='https://example.org/'>示例社</source>"
                "<description>代表到会。\n会议为期七周。</description></item>"),
     '裁谈会"开幕"', None, "示例社", (), ["代表到会。", "会议为期七周。"]),
    (RSS.format(f"<item {NAMESPACES}><media:title>会场</media:title><title>裁谈会开幕</title><media:content url='x.jpg'/><description>代表…</description>"
                "<content:encoded><![CDATA[<div>代表到会。</div>]]></content:encoded></item>"),
     "裁谈会开幕", None, "军控新闻", (), ["代表到会。"]),
    (ATOM.format("<entry><title type='html'>裁谈会开幕</title><link rel='self' href='https://example.org/feed'/><link href='https://example.org/c'/>"
                 "<published>2024-01-23T09:00:00+08:00</published><updated>2024-02-01T09:00:00Z</updated>"
                 "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>代表到会。</p></div></content></entry>"),
     "裁谈会开幕", "https://example.org/c", None, ("2024-01-23T09:00:00+08:00", "2024-02-01T09:00:00Z"), ["代表到会。"]),
    (ATOM.format("<entry><title>裁谈会开幕</title><source><title>示例社</title><updated>2023-12-31</updated></source><summary>代表到会。</summary></entry>"),
     "裁谈会开幕", None, "示例社", (), ["代表到会。"]),
    (RDF.format("<item rdf:about='x'><title>裁谈会开幕</title><link>https://example.org/d</link><dc:date>2024-01-23</dc:date><description>代表到会。</description></item>"),
     "裁谈会开幕", "https://example.org/d", None, ("2024-01-23",), ["代表到会。"]),
    (RSS.format("<item><title>裁谈会&nbsp;开幕</title><description>&ldquo;代表&rdquo;到会。</description></item>"),
     "裁谈会 开幕", None, "军控新闻", (), ["“代表”到会。"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "url", "publisher", "stamps", "lines"), ITEMS)
def test_what_an_item_says_of_itself(
    text: str, title: str, url: str | None, publisher: str | None, stamps: tuple[str, ...], lines: list[str]
) -> None:
    found = one(text)
    assert (found.title, found.url, found.publisher, found.stamps) == (title, url, publisher, stamps)
    assert [line.text.strip() for line in found.lines] == lines


@pytest.mark.parametrize(
    ("name", "head", "taken"),
    [
        ("a.txt", "<?xml version='1.0' encoding='gbk'?>\n<!-- 订阅 --><rss version='2.0'>", True),
        ("a.html", "<feed xmlns='http://www.w3.org/2005/Atom'>", True),
        ("a.xml", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", False),
        ("a.xml", "<?xml version='1.0'?><urlset>", True),  # to say why it is not read
        ("a.txt", "RSS 是一种订阅格式。<rss>", False),
    ],
)
def test_which_inputs_are_feeds(name: str, head: str, taken: bool) -> None:
    assert rss.accepts(Path(name), head) is taken


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<urlset><url>https://example.org/</url></urlset>", "neither RSS nor Atom"),
        ("<!DOCTYPE rss [<!ENTITY a '核'><!ENTITY b '&a;&a;'>]>" + RSS.format("<item><title>&b;</title></item>"), "entities"),
        ("<!DOCTYPE rss [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>" + RSS.format("<item><title>&f;</title></item>"), "entities"),
        (RSS.format(""), "without an item"),
        ("<rss", "without an item"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        rss.parse(source_of(text, "a.xml"))


def test_an_external_definition_is_not_looked_for(tmp_path: Path) -> None:
    (tmp_path / "rss.dtd").write_text("<!ENTITY secret '核'>")
    text = f"<!DOCTYPE rss SYSTEM '{tmp_path}/rss.dtd'>" + RSS.format("<item><title>甲&secret;乙</title></item>")
    assert one(text).title == "甲乙"


FEED = RSS.format(
    "<item><title>一项</title><link>https://example.org/1</link><pubDate>Fri, 5 Jan 2024 09:00:00 +0800</pubDate>"
    "<description>外交部发言人毛宁5日表示，中方反对核试验。</description></item>"
    "<item><title>只有标题</title><link>https://example.org/2</link></item>"
    "<item><title>三项</title><link>https://example.org/3</link><pubDate>Sat, 10 Feb 2024 09:00:00 +0800</pubDate>"
    "<description>外交部发言人毛宁10日表示，中方支持核裁军。</description></item>"
)


def test_the_documents_of_a_feed_are_called_by_their_place_in_it(tmp_path: Path) -> None:
    path = tmp_path / "arms.xml"
    path.write_text(f"<?xml version='1.0' encoding='gb2312'?>\n{FEED}", encoding="gb18030")
    first, second, third = read_all(path)
    assert isinstance(first, Document) and isinstance(second, Skipped) and isinstance(third, Document)
    assert (first.name, first.collection, first.published, first.url) == (
        "arms-01",
        "arms",
        "2024-01-05",
        "https://example.org/1",
    )
    assert (third.name, third.title, third.published) == ("arms-03", "三项", "2024-02-10")
    assert second.reason.startswith("item 2 (只有标题): ") and second.path == str(path)
    with pytest.raises(InputError, match=r"2 documents in one file; kg\.read_all"):
        read(path)


def test_a_build_holds_every_item_and_lists_those_without_text(tmp_path: Path) -> None:
    (tmp_path / "arms.rss").write_text(FEED, encoding="utf-8")
    graph = pipeline.build(tmp_path)
    rows = graph.query(
        "SELECT ?name ?file ?date { ?d kg:name ?name ; kg:collection ?file ; dcterms:issued ?date } ORDER BY ?name"
    )
    assert [tuple(str(row[name]) for name in ("name", "file", "date")) for row in rows] == [
        ("arms-01", "arms", "2024-01-05"),
        ("arms-03", "arms", "2024-02-10"),
    ]
    assert {claim["date"] for claim in graph.claims} == {"2024-01-05", "2024-02-10"}
    assert [one.reason[:12] for one in graph.skipped] == ["item 2 (只有标题"]


def test_a_feed_of_one_item_is_read_as_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.atom"
    path.write_text(ATOM.format("<entry><title>裁谈会</title><summary>代表到会。</summary></entry>"), encoding="utf-8")
    assert read(path).title == "裁谈会"
