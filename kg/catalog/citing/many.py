"""Many claims and reports cited at once, each once, in the order in which they are asked for."""

from collections.abc import Iterable, Mapping, Sequence

from kg.catalog.catalog import Catalog
from kg.catalog.citing.forms import Cited, bibtex, cited_claim, cited_relation, csl_list, markdown, text
from kg.catalog.citing.markdown import plain
from kg.catalog.citing.words import Language, Words
from kg.errors import FormatError

Held = Mapping[str, Sequence[tuple[str, str]]]

__all__ = ["BUILD", "FORMATS", "Held", "citations", "cited_here", "written"]

FORMATS = ("text", "md", "bib", "csl")
BUILD = 16  # digits of the digest of a graph that name it


def cited_here(catalog: Catalog, iri: str, language: Language) -> Cited | None:
    """A claim or relation of a catalog by its IRI; None for anything else."""
    kind, _, id = iri.rpartition("/id/")[2].partition("/")
    build = catalog.digest[:BUILD]
    if kind == "claim" and (claim := catalog.claim(id)):
        return cited_claim(claim, catalog.claim(claim.embedded_in) if claim.embedded_in else None, build, language)
    if kind == "relation" and (relation := catalog.relation(id)):
        return cited_relation(relation, build, language)
    return None


def citations(catalog: Catalog, iris: Iterable[str], language: Language) -> list[Cited]:
    """Those that are there."""
    found = (cited_here(catalog, iri, language) for iri in dict.fromkeys(iris))
    return [one for one in found if one]


def written(many: Iterable[Cited], form: str, language: Language, held: Held | None = None) -> str:
    """In one of FORMATS; nothing of none, but for an empty list of CSL-JSON. Raises FormatError.

    `held` says for what a sentence is cited: IRI -> subjects and stances, which stand before it in Markdown.
    """
    words, known = Words(language), list(many)
    if form == "csl":
        return csl_list(known, words)
    if form == "bib":
        return "\n".join(bibtex(one, words) for one in known)
    if form == "text":
        return "".join(f"{text(one, words)}\n" for one in known)
    if form == "md":
        builds = dict.fromkeys(one.build for one in known if one.build)
        foot = "".join(f"\n{words('build')} {build}\n" for build in builds)
        return "".join(f"- {_held(one, held or {}, words)}{markdown(one, words)}\n" for one in known) + foot
    raise FormatError(f"no format {form!r}; choose from {', '.join(FORMATS)}")


def _held(one: Cited, held: Held, words: Words) -> str:
    """**不扩散核武器条约：支持** — ; each subject and stance once."""
    told = [
        f"{plain(subject)}{words('colon')}{words('held_neutral') if stance == 'neutral' else words.known(f'stance_{stance}', stance)}"
        for subject, stance in dict.fromkeys(held.get(one.iri, ()))
    ]
    return f"**{words('between_manners').join(told)}** — " if told else ""
