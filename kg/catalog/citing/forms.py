"""How a claim, a report or a document is cited: as text, Markdown, BibTeX and CSL-JSON. Names are given as they stand, never taken apart."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.catalog.citing.markdown import linked, plain
from kg.catalog.citing.outward import outward
from kg.catalog.citing.telling import dated, lead, report, reported, worded
from kg.catalog.citing.words import Language, Words
from kg.catalog.nouns import Claim, DocumentRef, Relation
from kg.model.keys import name_of

__all__ = [
    "FORMS", "Cited", "bibtex", "cited_claim", "cited_document", "cited_relation", "csl", "csl_list", "markdown", "source", "text",
]  # fmt: skip

SPECIAL = re.compile(r"[\\{}$&#%_~^]")
IN_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")  # 2019, 2019-05, 2019-05-06


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: a document or, with `said`, what stands in it; `more` says the same in single values, for programs."""

    id: str
    iri: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    said: str = ""  # who said what, in words
    lead: str = ""  # the same without what is quoted
    place: str = ""
    build: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


def cited_document(document: DocumentRef, build: str) -> Cited:
    return Cited(
        f"document-{document.id}", document.iri, document.title or document.name, document.publisher, document.published,
        outward(document.url), build=build,
    )  # fmt: skip


def cited_claim(claim: Claim, outer: Claim | None, build: str, language: Language) -> Cited:
    """`outer` is the claim in whose words it stands."""
    words, document, at = Words(language), claim.document, claim.content_at
    behalf, capacity = claim.on_behalf_of, claim.capacity
    more = {
        "claim": claim.iri, "document": document.iri, "start": at.start, "end": at.end, "quote": at.quote,
        "speaker": claim.speaker.label(language), "post": capacity.label(language) if capacity else None,
        "on-behalf-of": behalf.label(language) if behalf else None, "date": claim.date,
        "illocution": name_of(claim.illocution.key), "polarity": claim.polarity, "modality": claim.modality,
        "quotation": claim.quotation, "within": outer.iri if outer else None,
        "relayed-by": claim.relayed_by.label(language) if claim.relayed_by else None,
    }  # fmt: skip
    return Cited(
        f"claim-{claim.id}", claim.iri, document.title or document.name, document.publisher, document.published,
        outward(document.url), said=worded(claim, outer, words), lead=lead(claim, outer, words), place=words("cite_chars", start=str(at.start), end=str(at.end)),
        build=build, more={name: value for name, value in more.items() if value is not None},
    )  # fmt: skip


def cited_relation(relation: Relation, build: str, language: Language) -> Cited:
    """A report: a vote, say."""
    words, at = Words(language), relation.passage
    more = {
        "relation": relation.iri, "document": at.document.iri, "start": at.start, "end": at.end, "quote": at.quote,
        "subject": relation.subject.label(language), "predicate": relation.predicate.label(language),
        "object": relation.object.label(language), "date": relation.date, "polarity": relation.polarity,
        "modality": relation.modality, "claimed-by": relation.claimed_by.label(language) if relation.claimed_by else None,
    }  # fmt: skip
    return Cited(
        f"relation-{relation.id}", relation.iri, at.document.title or at.document.name, at.document.publisher,
        at.document.published, outward(at.document.url), said=reported(relation, words), lead=report(relation, words),
        place=words("cite_chars", start=str(at.start), end=str(at.end)), build=build,
        more={name: value for name, value in more.items() if value is not None},
    )  # fmt: skip


def text(one: Cited, words: Words) -> str:
    """One line."""
    said = f"{one.said}{'，载' if words.language == 'zh' else ', in: '}" if one.said else ""
    url = f"{one.url} " if one.url else ""
    return f"{said}{source(one, words)}{'。' if words.language == 'zh' else '. '}{url}{one.iri}{_build(one, words)}"


def source(one: Cited, words: Words) -> str:
    """The document and the place in it, without addresses."""
    if words.language == "zh":
        return f"{one.publisher or ''}《{one.title}》（{_when_and_where(one, words)}）"
    return f"{f'{one.publisher}, ' if one.publisher else ''}“{one.title}” ({_when_and_where(one, words)})"


def markdown(one: Cited, words: Words) -> str:
    """The same for Markdown: the title leads to the document, where it has an address of the web."""
    title = linked(one.title, one.url) if one.url else plain(one.title)
    publisher, at = plain(one.publisher or ""), plain(_when_and_where(one, words))
    iri = linked(words("cite_link"), one.iri)
    if words.language == "zh":
        return f"{plain(one.said)}{'，载' if one.said else ''}{publisher}《{title}》（{at}）。{iri}"
    said = f"{plain(one.said)}, in: " if one.said else ""
    return f"{said}{f'{publisher}, ' if publisher else ''}“{title}” ({at}). {iri}"


def _when_and_where(one: Cited, words: Words) -> str:
    comma = "，" if words.language == "zh" else ", "
    return comma.join(filter(None, (dated(one.published, words) or words("undated"), one.place)))


def _build(one: Cited, words: Words) -> str:
    if not one.build:
        return ""
    named = f"{words('build')} {one.build}"
    return f"（{named}）" if words.language == "zh" else f" ({named})"


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
    build = f"{words('build')} {one.build}" if one.build else ""
    return stop.join(filter(None, (one.said, one.place, build, one.iri)))


def _tex(said: str) -> str:
    return SPECIAL.sub(lambda found: IN_TEX.get(found[0], "\\" + found[0]), " ".join(said.split()))


def csl(one: Cited, words: Words) -> str:
    """An item of CSL-JSON, in a list as programs read it."""
    return csl_list([one], words)


def csl_list(many: Iterable[Cited], words: Words) -> str:
    """Several items of CSL-JSON."""
    return json.dumps([_item(one, words) for one in many], ensure_ascii=False, indent=2) + "\n"


def _item(one: Cited, words: Words) -> dict[str, Any]:
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
    return {**item, "note": _note(one, words), **({"custom": dict(one.more)} if one.more else {})}


Form = tuple[str, Callable[[Cited, Words], str]]
FORMS: Mapping[str, Form] = {
    "txt": ("text/plain; charset=utf-8", text),
    "bib": ("application/x-bibtex; charset=utf-8", bibtex),
    "json": ("application/vnd.citationstyles.csl+json", csl),
}
