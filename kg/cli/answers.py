"""What a command gives to the command line, which alone prints and exits."""

from collections.abc import Iterator

__all__ = ["Answer", "ExitCode", "Message"]


class Message(str):
    """A line for people, on standard error; all other text is data, on standard output."""

    __slots__ = ()


class ExitCode(int):
    """The last of an answer, if it is not 0."""

    __slots__ = ()


Answer = Iterator[str | ExitCode]
