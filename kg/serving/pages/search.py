"""Search: entities, claims and documents with the words of the search marked."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.catalog import Catalog, Claim, ClaimFilter, DocumentFilter, DocumentRef, Entity, Found, Page
from kg.catalog.spelling import PART, has_spelling, spellings
from kg.model.keys import name_of
from kg.model.kinds import KINDS
from kg.serving.pages.addresses import address
from kg.serving.pages.listing import Paging, number_of, page_at, parameters
from kg.serving.pages.marking import Mark, Piece, excerpt, found_in, pieces, sentence
from kg.serving.pages.templates import page
from kg.serving.requests import build_of

__all__ = ["named_first", "search"]

FEW = {"entities": 8, "claims": 6, "documents": 6}  # of each where all are shown
SIZE = 20
CODED = ("state", "treaty", "group", "org")  # whose keys people know
LONGEST_CODE = 60  # characters
OF_KIND = (*KINDS, "topic", "post")


def search(request: Request) -> HTMLResponse:
    """The page at `/search`. HTTP 400 for a kind that there is not."""
    said, catalog = parameters(request), build_of(request).catalog
    wanted, kind, number = said.one("q").strip(), said.one("kind"), number_of(said)
    if kind and kind not in (*FEW, *OF_KIND):
        raise HTTPException(400, f"no kind {kind[:20]!r}; give one of {', '.join((*FEW, *OF_KIND))}")
    sent = {"q": wanted, "kind": kind}
    found: dict[str, Any] = {"entities": None, "claims": None, "documents": None}
    if wanted:
        for name in FEW if not kind else [kind if kind in FEW else "entities"]:
            part = page_at(number, SIZE) if kind else Page(0, FEW[name])
            found[name] = _found(catalog, name, wanted, kind, part)
    total = max((one[1] for one in found.values() if one), default=0)
    return page(
        request, "search.html", q=wanted, kind=kind, found=found, kinds=OF_KIND, few=FEW,
        of_name=_of_name(catalog, wanted) if kind == "claims" else None,
        paging=Paging(number, SIZE, total if kind else 0, lambda to: address("/search", sent, page=to)),
    )  # fmt: skip


def _found(catalog: Catalog, name: str, wanted: str, kind: str, part: Page) -> tuple[list[Any], int]:
    """What is shown of one sort, and how many there are."""
    if name == "claims":
        claims: Found[Claim] = catalog.claims(ClaimFilter(text=wanted), page=part)
        return [(one, _marked(one, wanted)) for one in claims.items], claims.total
    if name == "documents":
        documents = catalog.documents(DocumentFilter(text=wanted), page=part)
        return [_document(catalog, one, wanted) for one in documents.items], documents.total
    entities = catalog.entities(wanted, kind=kind if kind in OF_KIND else None, page=part)
    items = entities.items if kind or part.offset else (*_of_code(catalog, wanted, entities.items), *entities.items)
    shown = [(one, *_names(one.ref.zh, one.ref.en, one.aliases, wanted)) for one in items]
    return shown, entities.total + len(items) - len(entities.items)


def named_first(catalog: Catalog, wanted: str) -> Entity | None:
    """The thing of a code or name that a search shows first."""
    found = catalog.entities(wanted, page=Page(0, 1)).items
    return next(iter((*_of_code(catalog, wanted, found), *found)), None)


def _of_name(catalog: Catalog, wanted: str) -> Entity | None:
    """The thing whose whole name, code or pinyin is searched, and no part of one."""
    found = named_first(catalog, wanted) if wanted else None
    if not found:
        return None
    names = {
        found.ref.zh,
        found.ref.en,
        found.ref.key,
        name_of(found.ref.key),
        *found.aliases,
        *(name for _, name in found.labels),
    }
    plain = {_joined(one) for one in names if one}
    if has_spelling():
        plain |= {spelled for spelled, fits in spellings(_joined(found.ref.zh)).items() if fits != PART}
    return found if _joined(wanted) in plain else None


def _joined(name: str) -> str:
    return "".join(name.casefold().split())


def _of_code(catalog: Catalog, wanted: str, found: tuple[Entity, ...]) -> list[Entity]:
    """Things whose key is, or ends with, what is searched: CHN, treaty:NPT."""
    keys = [wanted] if ":" in wanted else [f"{kind}:{code}" for kind in CODED for code in (wanted, wanted.upper())]
    known = {one.ref.key: one for key in keys if len(wanted) <= LONGEST_CODE and (one := catalog.entity(key))}
    return [one for key, one in known.items() if key not in {other.ref.key for other in found}]


def _marked(claim: Claim, wanted: str) -> list[Piece]:
    """Its sentence with the marks of the claim and those of the search."""
    whole = sentence(claim)
    text = "".join(one.text for one in whole)
    marks = [Mark(one.start, one.start + len(one.text), what) for one in whole for what in one.what]
    return pieces(text, [*marks, *found_in(text, wanted)])


def _names(
    zh: str, en: str, aliases: tuple[str, ...], wanted: str
) -> tuple[list[Piece], list[Piece], list[list[Piece]]]:
    """Both names, and those other names in which the words are."""
    fitting = [pieces(one, marks) for one in aliases if (marks := found_in(one, wanted))][:4]
    return pieces(zh, found_in(zh, wanted)), pieces(en, found_in(en, wanted)), fitting


def _document(catalog: Catalog, one: DocumentRef, wanted: str) -> tuple[DocumentRef, list[Piece], list[Piece]]:
    """A document, its title marked, and the first place of its text where a word is."""
    known = catalog.document(one.id)
    text = known.text if known and known.text else ""
    title = one.title or one.name
    return one, pieces(title, found_in(title, wanted)), excerpt(text, wanted)
