"""How far a run is, for those who watch it."""

import io
import sys

import pytest

from kg.cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_where_nobody_watches_there_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("reading") as advance:
        assert advance is None
    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_the_bar_counts_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress("reading") as advance:
        assert advance is not None
        advance(2, 3)
    assert "reading" in terminal.getvalue() and "2/3" in terminal.getvalue()
