"""Whether a text is another one that was decoded wrongly."""

import pytest

from kg.ingestion.garbling import garbled

TEXT = "国际原子能机构总干事说，检查没有中断，各方应当继续对话，这是和平解决问题的唯一出路。" * 3
TRADITIONAL = "國際原子能機構總幹事說，檢查沒有中斷，各方應當繼續對話，這是和平解決問題的唯一出路。" * 3


@pytest.mark.parametrize(
    "text",
    [
        TEXT.encode("utf-8").decode("latin-1"),
        TEXT.encode("utf-8").decode("cp1252", "ignore"),
        TEXT.encode("gb18030").decode("latin-1"),
        TEXT.encode("utf-8").decode("gb18030", "replace"),
        TRADITIONAL.encode("big5hkscs").decode("gb18030", "replace"),
        "锟斤拷" * 20,
        "\ufffd" * 5 + "会议开幕",
    ],
)
def test_a_wrong_decoding_is_seen(text: str) -> None:
    assert garbled(text)


@pytest.mark.parametrize(
    "text",
    [TEXT, TRADITIONAL, "The treaty entered into force.", "Café à Genève", "", "《孫子》曰：兵者，國之大事。" * 9],
)
def test_what_is_only_odd_is_left_as_it_is(text: str) -> None:
    assert not garbled(text)
