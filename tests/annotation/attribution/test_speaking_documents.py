"""Documents that speak, and who issues them."""

import pytest

from kg.annotation.attribution.speaking_documents import after_document, issuer_of
from kg.model import Span
from tests.support.stages import linked, paragraph, quote, spot


@pytest.mark.parametrize(
    ("text", "surface", "issuer"),
    [
        ("美国国务院发表联合公报说，谈判会继续。", "联合公报", "org:USA-State"),
        ("美国交通部发表联合公报说，谈判会继续。", "联合公报", "org:美国交通部"),
        ("美国民众发表联合公报说，谈判会继续。", "联合公报", None),
        ("美国国务院说，谈判会继续。", "美国国务院", "org:USA-State"),
    ],
)
def test_who_issues_a_document_says_what_it_says(text: str, surface: str, issuer: str | None) -> None:
    analysis = linked(text)
    at = spot(analysis, surface)
    key = analysis.links.get(at) or "doc:" + surface
    found = issuer_of(analysis, paragraph(analysis).start, key, at)
    assert (found and found[0]) == issuer


def test_a_document_without_issuer_speaks_itself() -> None:
    analysis = linked("《华盛顿峰会宣言》称，威慑仍然有效。")
    at = spot(analysis, "《华盛顿峰会宣言》")
    assert issuer_of(analysis, at.start, "doc:华盛顿峰会宣言", at) == ("doc:华盛顿峰会宣言", at)


@pytest.mark.parametrize(
    ("text", "document", "rest"),
    [
        ("《华盛顿峰会宣言》称，威慑仍然有效。", "《华盛顿峰会宣言》", "称，威慑仍然有效。"),
        ("声明中说，威慑仍然有效。", "声明", "说，威慑仍然有效。"),
        ("拜登在声明中说，威慑仍然有效。", "声明", "中说，威慑仍然有效。"),
    ],
)
def test_the_inside_of_a_document_belongs_to_it_unless_a_person_speaks_there(
    text: str, document: str, rest: str
) -> None:
    analysis = linked(text)
    at = spot(analysis, document)
    reach = after_document(analysis, Span(paragraph(analysis).start, at.start), at.end)
    assert quote(analysis, Span(reach, paragraph(analysis).end)) == rest
