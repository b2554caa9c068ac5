"""Documents made from a few lines, for tests."""

from kg.annotation import annotate
from kg.graph import Graph
from kg.model import Annotation, Block, Document, Span
from kg.model.namespaces import digest

__all__ = ["annotation_of", "document_of", "graph_of", "said"]


def document_of(*lines: str, published: str | None = "2022-06-15", publisher: str | None = None) -> Document:
    """The first line is the title, every other one a paragraph."""
    blocks, at = [], 0
    for number, line in enumerate(lines):
        blocks.append(Block(Span(at, at + len(line)), "paragraph" if number else "title"))
        at += len(line) + 1
    text = "\n".join(lines)
    return Document(digest(text), "made", lines[0], text, tuple(blocks), published=published, publisher=publisher)


def annotation_of(*paragraphs: str, published: str | None = "2022-06-15") -> Annotation:
    """What is read in paragraphs under a title that says nothing."""
    return annotate(document_of("样例", *paragraphs, published=published))


def said(*paragraphs: str) -> list[tuple[str, str]]:
    """Speaker and content of every claim of some paragraphs."""
    annotation = annotation_of(*paragraphs)
    return [(one.speaker, annotation.document.text[slice(*one.content.span)]) for one in annotation.claims]


def graph_of(*told: tuple[str, str]) -> Graph:
    """A finished graph in which every day with a paragraph is a document."""
    graph = Graph()
    for published, paragraph in told:
        graph.add(annotation_of(paragraph, published=published))
    graph.finish()
    return graph
