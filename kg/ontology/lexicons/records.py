"""`lexicon/records.toml`."""

from dataclasses import dataclass

from kg.ontology.lexicons.words import Words

__all__ = ["RecordsLexicon"]


@dataclass(frozen=True, slots=True)
class RecordsLexicon:
    """What the fields of a JSON record are called that hold a text and what is said about it."""

    texts: Words
    titles: Words
    dates: Words
    addresses: Words
    publishers: Words
    ids: Words
    inner: Words
