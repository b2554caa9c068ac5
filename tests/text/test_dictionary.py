"""The dictionary read letter by letter is the one that jieba would read, and cuts as jieba does."""

import subprocess
import sys

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.dictionary import Dictionary, dictionary

SMALL = "中国 30 ns\n中国人 20 n\n国人 4 n\n人 9 n\n民 2 n\n人民 12 n\n"


@pytest.fixture(scope="module")
def of_jieba() -> jieba.Tokenizer:
    own = jieba.Tokenizer()
    own.FREQ, own.total = own.gen_pfdict(own.get_dict_file())
    own.initialized = True
    return own


def test_words_and_their_beginnings_are_counted_as_by_jieba(of_jieba: jieba.Tokenizer) -> None:
    known = dictionary()
    assert {word: known.count(word) for word in of_jieba.FREQ} == of_jieba.FREQ
    assert known.count("核核核") is None and known.count("") is None


def test_the_counts_of_the_installed_dictionary_add_up(of_jieba: jieba.Tokenizer) -> None:
    assert list(dictionary().cut("中国人民")) == list(of_jieba.cut("中国人民", HMM=False))
    assert dictionary()._total == Dictionary("中国 1 ns\n", of_jieba.total)._total


def test_parts_of_speech() -> None:
    words = ("毛泽东", "中国", "退出", "正式", "龘龘")
    assert [dictionary().tag(word) for word in words] == ["nr", "ns", "v", "ad", None]


@given(st.text(alphabet="中国美方将于二三日退出条约会谈是非aB9%.- \r\n\u3000，。㐀鿿é", max_size=20))
def test_texts_are_cut_as_by_jieba(of_jieba: jieba.Tokenizer, text: str) -> None:
    assert list(dictionary().cut(text)) == list(of_jieba.cut(text, HMM=False))


def test_counts_that_are_not_known_are_added_up() -> None:
    summed, told = Dictionary(SMALL), Dictionary(SMALL, 77)
    assert list(summed.cut("中国人民")) == list(told.cut("中国人民")) == ["中国", "人民"]
    assert summed._total == told._total


def test_setuptools_is_not_asked_for_the_dictionary() -> None:
    code = "import sys; from kg.text.segmentation import words; words('双方同意'); print('jieba' in sys.modules, 'pkg_resources' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "True False\n"
    )
