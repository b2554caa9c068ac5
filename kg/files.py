"""Files that are whole or not there: text is written beside its place, then moved onto it."""

import os
import re
import tempfile
from pathlib import Path

__all__ = ["printable", "write_text"]

# What XML 1.0 may not hold: U+0000, U+000B, U+001B, lone surrogates, U+FFFE
UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without the characters that XML forbids."""
    return UNPRINTABLE.sub("", text)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 with line ends `\\n`; readers see the old file or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
