"""From text to mentions and dates: every recognizer of the folder, in its order."""

import pkgutil
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module

import kg.annotation.recognition.recognizers
from kg.annotation.document import Analysis
from kg.model import Document, Mention
from kg.ontology import Ontology
from kg.text.dates import find_dates

__all__ = ["recognize"]

Recognizer = Callable[[Analysis], Iterable[Mention]]


@cache
def _recognizers() -> tuple[Recognizer, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(kg.annotation.recognition.recognizers.__path__))
    modules = [import_module(f"kg.annotation.recognition.recognizers.{name}") for name in names]
    return tuple(module.recognize for module in sorted(modules, key=lambda module: module.ORDER))


def recognize(document: Document, ontology: Ontology) -> Analysis:
    """Everything in the document that names something or tells a date."""
    analysis = Analysis(document, ontology)
    analysis.dates = list(find_dates(analysis.folded, document.published))
    for recognizer in _recognizers():
        analysis.settle(list(recognizer(analysis)))
    return analysis
