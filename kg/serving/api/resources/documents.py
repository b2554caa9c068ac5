"""/api/documents: what was read; the text only where the graph has it."""

from kg.catalog import Document, DocumentFilter, DocumentRef, Found, Page
from kg.serving.api.operations import Listing, Lookup
from kg.serving.api.parameters import Key, Text, Values
from kg.serving.api.resources.claims import DATES, ORDER, PUBLISHER
from kg.serving.builds import Build

__all__ = ["OPERATIONS"]


def _found(build: Build, values: Values, page: Page) -> Found[DocumentRef]:
    order = values.pop("order")
    return build.catalog.documents(DocumentFilter(**values), page=page, order=order)


OPERATIONS = (
    Listing(
        path="/api/documents",
        summary=("文件", "Documents"),
        gives=DocumentRef,
        find=_found,
        parameters=(
            Key(name="mentions", about=("文中提到的实体", "an entity that it mentions"), example="treaty:NPT"),
            PUBLISHER,
            *DATES,
            Text(name="text", about=("标题或正文中的词", "words of its title or text"), example="无核武器"),
            ORDER,
        ),
    ),
    Lookup(
        path="/api/documents/{id}",
        summary=("一份文件", "A document; its text is null where the graph has no texts"),
        gives=Document,
        find=lambda build, id: build.catalog.document(id),
        within=("文件的标识", "/api/documents lists ids"),
        example="1505f914db630cf3",
    ),
)
