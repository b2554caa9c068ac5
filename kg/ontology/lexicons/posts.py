"""`lexicon/posts.toml`."""

from dataclasses import dataclass

from kg.ontology.lexicons.words import Words

__all__ = ["Copula", "Names", "Post", "PostsLexicon", "Unheld"]


@dataclass(frozen=True, slots=True)
class Names:
    """One list of titles."""

    names: Words


@dataclass(frozen=True, slots=True)
class Post:
    """Titles, and for whom who holds one speaks: state, organ, none or news."""

    names: Words
    speaks_for: str


@dataclass(frozen=True, slots=True)
class Copula:
    """Verbs that say who holds a post, and words that take that back."""

    verbs: Words
    never: Words


@dataclass(frozen=True, slots=True)
class Unheld:
    """Posts that nobody holds as one, and those that are held only where the name stands beside them."""

    names: Words
    apart: Words


@dataclass(frozen=True, slots=True)
class PostsLexicon:
    """Posts, what stands before them, and titles that nobody holds alone."""

    prefixes: Names
    post: tuple[Post, ...]
    copula: Copula
    generic: Names
    unheld: Unheld
    taken_up: Names
