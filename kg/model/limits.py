"""How much work one document may cost. What is beyond is left out or cut, and named: never what a busy machine decides."""

__all__ = [
    "ARCHIVE_BYTES",
    "CHARACTERS",
    "EXPANSION",
    "FILE_BYTES",
    "MARKS",
    "MEMBERS",
    "MENTIONS",
    "OFFICE_BYTES",
    "SECONDS",
]

# A page of a newspaper with all its scripts has 1 or 2 MB; parsing grows with the size, and takes some ten times as
# much memory.
FILE_BYTES = 16 * 1024 * 1024

# A PDF or a Word file has pictures in it, which nobody looks at.
OFFICE_BYTES = 64 * 1024 * 1024

# Of an archive: members, bytes of all of them together, and how many times larger than in the archive they may be. Texts
# shrink to a third or a fifth; what shrinks to a hundredth is made to fill a memory.
MEMBERS = 100_000
ARCHIVE_BYTES = 8 * 1024 * 1024 * 1024
EXPANSION = 100

# Of canonical text: 150 printed pages, more than the longest final document of a review conference. The stages look
# back over a document, so twice the text takes up to four times as long.
CHARACTERS = 100_000

# In one document: running text has one in ten characters, a table of names has more, and nobody speaks in it.
MENTIONS = 15_000

# Names and dates in one sentence that the rules look at together: a rule with a list on both sides takes up to the
# third power of them. Sentences with more are lists of members; the rules read them in parts.
MARKS = 60

# The last net, for what the other limits do not foresee: ten times what the largest allowed document takes.
SECONDS = 120.0
