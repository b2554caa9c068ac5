"""jieba behind one door: a private tokenizer, loaded on first use, for unknown names only."""

import logging
import os
import tempfile
from functools import cache
from typing import Any

__all__ = ["is_common", "starts_with_common"]

COMMON = 40  # occurrences in jieba's dictionary from which a word is no likely name; measured on the corpus
LONGEST = 4


@cache
def _tokenizer() -> Any:
    """A tagging tokenizer of our own: its cache lies in a private folder and is gone with it, never read from a shared one."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
        from jieba.posseg import POSTokenizer
    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory() as folder:
        tokenizer.tmp_dir = folder
        tokenizer.cache_file = os.path.join(folder, "words")
        tokenizer.initialize()
    return POSTokenizer(tokenizer)


@cache
def is_common(text: str) -> bool:
    """Whether a string of two or more characters is a common word, so no likely name."""
    tokenizer = _tokenizer()
    return tokenizer.tokenizer.FREQ.get(text, 0) >= COMMON and not tokenizer.word_tag_tab.get(text, "").startswith("nr")


def starts_with_common(text: str) -> bool:
    """Whether a string begins with a common word of two or more characters: 赞成这 begins with 赞成."""
    return any(is_common(text[:size]) for size in range(2, min(LONGEST, len(text)) + 1))
