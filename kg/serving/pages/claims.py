"""The page of a claim, to be cited: who said it, in which words, where; and the ways to cite it."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.catalog import Claim, ClaimFilter, Page
from kg.catalog.citing.forms import FORMS, Cited, cited_claim, cited_document
from kg.serving.language import language_of
from kg.serving.pages.marking import sentence
from kg.serving.pages.templates import page
from kg.serving.pages.words import Words
from kg.serving.requests import build_of

__all__ = ["cite", "claim_page"]

REPORTS = 20  # others of one utterance that are shown
INNER = 200  # claims of a document that are looked through for those within the claim


def claim_page(request: Request, claim: Claim) -> HTMLResponse:
    """The page."""
    build, language = build_of(request), language_of(request)
    catalog = build.catalog
    told = (
        catalog.claims(ClaimFilter(utterance=claim.utterance), page=Page(0, REPORTS + 1)).items
        if claim.utterance
        else ()
    )
    outer = catalog.claim(claim.embedded_in) if claim.embedded_in else None
    beside = catalog.claims(ClaimFilter(document=claim.document.id), page=Page(0, INNER)).items
    inner = [one for one in beside if one.embedded_in == claim.id]
    words, cited = Words(language), cited_claim(claim, outer, build.id, language)
    return page(
        request, "claim.html", claim=claim, pieces=sentence(claim), outer=(outer, sentence(outer)) if outer else None,
        inner=[(one, sentence(one)) for one in inner], reports=[(one, sentence(one)) for one in told if one.id != claim.id][:REPORTS],
        citations={name: form(cited, words) for name, (_, form) in FORMS.items()},
    )  # fmt: skip


def cite(request: Request) -> Response:
    """The citation of a claim or document, as a file."""
    kind, _, rest = request.path_params["name"].partition("/")
    name, _, suffix = rest.rpartition(".")
    if suffix not in FORMS:
        raise HTTPException(404, f"no citation as {suffix[:10]!r}; there are {', '.join(FORMS)}")
    media_type, form = FORMS[suffix]
    headers = {"content-disposition": f'attachment; filename="{kind}-{name}.{suffix}"'}
    return Response(
        form(_cited(request, kind, name), Words(language_of(request))), headers=headers, media_type=media_type
    )


def _cited(request: Request, kind: str, name: str) -> Cited:
    build = build_of(request)
    if kind == "claim" and (claim := build.catalog.claim(name)):
        outer = build.catalog.claim(claim.embedded_in) if claim.embedded_in else None
        return cited_claim(claim, outer, build.id, language_of(request))
    if kind == "document" and (document := build.catalog.document(name)):
        return cited_document(document.ref, build.id)
    raise HTTPException(404, "nothing of that name to cite; give claim/<id> or document/<id>")
