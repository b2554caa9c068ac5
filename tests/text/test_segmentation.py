"""The dictionary read in one go is the one that jieba would read."""

import jieba

from kg.text.segmentation import _dictionary, is_common


def test_the_dictionary_is_that_of_jieba() -> None:
    tokenizer, names = _dictionary()
    own = jieba.Tokenizer()
    assert (tokenizer.FREQ, tokenizer.total) == own.gen_pfdict(own.get_dict_file())
    assert "毛泽东" in names and "中国" not in names


def test_a_frequent_word_is_common_unless_it_is_a_name() -> None:
    assert is_common("赞成") and is_common("中国")
    assert not is_common("毛泽东") and not is_common("蔿")
