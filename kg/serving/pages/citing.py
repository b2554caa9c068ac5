"""How a claim or a document is cited: as text, BibTeX and CSL-JSON. Names are given as they stand, never taken apart."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.catalog import Claim, DocumentRef
from kg.serving.language import Language
from kg.serving.pages.addresses import outward
from kg.serving.pages.telling import dated, worded
from kg.serving.pages.words import Words

__all__ = ["FORMS", "Cited", "bibtex", "cited_claim", "cited_document", "csl", "text"]

SPECIAL = re.compile(r"[\\{}$&#%_~^]")
IN_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")  # 2019, 2019-05, 2019-05-06


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: a document or, with `words`, what stands in it."""

    id: str
    iri: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    said: str = ""  # who said what, in words
    place: str = ""
    build: str = ""


def cited_document(document: DocumentRef, build: str) -> Cited:
    return Cited(
        f"document-{document.id}", document.iri, document.title or document.name, document.publisher, document.published,
        outward(document.url), build=build,
    )  # fmt: skip


def cited_claim(claim: Claim, outer: Claim | None, build: str, language: Language) -> Cited:
    """`outer` is the claim in whose words it stands."""
    words, document, at = Words(language), claim.document, claim.content_at
    return Cited(
        f"claim-{claim.id}", claim.iri, document.title or document.name, document.publisher, document.published,
        outward(document.url), said=worded(claim, outer, words), place=words("cite_chars", start=str(at.start), end=str(at.end)),
        build=build,
    )  # fmt: skip


def text(one: Cited, words: Words) -> str:
    """One line."""
    build = f"{words('build')} {one.build}"
    comma = "，" if words.language == "zh" else ", "
    at = comma.join(filter(None, (dated(one.published, words) or words("undated"), one.place)))
    if words.language == "zh":
        said = f"{one.said}，载" if one.said else ""
        return f"{said}{one.publisher or ''}《{one.title}》（{at}）。{f'{one.url} ' if one.url else ''}{one.iri}（{build}）"
    said = f"{one.said}, in: " if one.said else ""
    return f"{said}{f'{one.publisher}, ' if one.publisher else ''}“{one.title}” ({at}). {f'{one.url} ' if one.url else ''}{one.iri} ({build})"


def bibtex(one: Cited, words: Words) -> str:
    """An entry of its own kind-neutral type."""
    year = DATE.match(one.published or "")
    fields = {
        "title": "{" + _tex(one.title) + "}", "author": "{" + _tex(one.publisher) + "}" if one.publisher else "",
        "year": year[1] if year else "", "date": one.published or "", "url": one.url or one.iri, "note": _tex(_note(one, words)),
    }  # fmt: skip
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{one.id},\n{lines}\n}}\n"


def _note(one: Cited, words: Words) -> str:
    """What no field is for, one sentence each."""
    stop = "。" if words.language == "zh" else ". "
    return stop.join(filter(None, (one.said, one.place, f"{words('build')} {one.build}", one.iri)))


def _tex(said: str) -> str:
    return SPECIAL.sub(lambda found: IN_TEX.get(found[0], "\\" + found[0]), " ".join(said.split()))


def csl(one: Cited, words: Words) -> str:
    """An item of CSL-JSON, in a list as programs read it."""
    item: dict[str, Any] = {
        "id": one.id,
        "type": "webpage" if one.url else "document",
        "title": one.title,
        "language": "zh",
    }
    if one.publisher:
        item |= {"author": [{"literal": one.publisher}], "publisher": one.publisher}
    if date := DATE.match(one.published or ""):
        item["issued"] = {"date-parts": [[int(part) for part in date.groups() if part]]}
    if one.url:
        item["URL"] = one.url
    return json.dumps([{**item, "note": _note(one, words)}], ensure_ascii=False, indent=2) + "\n"


Form = tuple[str, Callable[[Cited, Words], str]]
FORMS: Mapping[str, Form] = {
    "txt": ("text/plain; charset=utf-8", text),
    "bib": ("application/x-bibtex; charset=utf-8", bibtex),
    "json": ("application/vnd.citationstyles.csl+json", csl),
}
