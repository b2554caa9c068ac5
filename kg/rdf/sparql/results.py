"""Solutions as the W3C's formats write them: JSON, XML, CSV and TSV, a piece at a time, so that an answer can be cut anywhere."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring as quoted
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg.model.namespaces import XSD

__all__ = ["GRAPHS", "RESULTS", "ResultFormat"]

Values = Sequence[Any]  # of one solution: terms, None where unbound
STRING = XSD + "string"
NAMESPACE = "http://www.w3.org/2005/sparql-results#"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class ResultFormat:
    """How a format writes solutions, and the one answer of an ASK."""

    media_type: str
    suffix: str
    head: Callable[[Sequence[str]], str]
    row: Callable[[Sequence[str], Values, bool], str]  # variables, values, whether it is the first
    end: str
    boolean: Callable[[bool], str]

    def pieces(self, names: Sequence[str], solutions: Iterator[Values]) -> Iterator[str]:
        """The text of an answer, a piece a solution."""
        yield self.head(names)
        for number, values in enumerate(solutions):
            yield self.row(names, values, number == 0)
        yield self.end


# -- JSON --------------------------------------------------------------------------------------------------------------


def _json_row(names: Sequence[str], values: Values, first: bool) -> str:
    # put together here: an encoder that looks at each value anew took most of a short answer's time
    bound = (
        f"{quoted(name)}: {_json_term(value)}" for name, value in zip(names, values, strict=True) if value is not None
    )
    return ("" if first else ",") + "\n{" + ", ".join(bound) + "}"


def _json_term(term: Any) -> str:
    match term:
        case ox.NamedNode():
            return f'{{"type": "uri", "value": {quoted(term.value)}}}'
        case ox.BlankNode():
            return f'{{"type": "bnode", "value": {quoted(term.value)}}}'
        case ox.Literal():
            more = ""
            if term.language:
                more = f', "xml:lang": {quoted(term.language)}'
            elif term.datatype.value != STRING:
                more = f', "datatype": {quoted(term.datatype.value)}'
            return f'{{"type": "literal", "value": {quoted(term.value)}{more}}}'
        case _:
            parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
            inside = ", ".join(f'"{name}": {_json_term(part)}' for name, part in parts)
            return f'{{"type": "triple", "value": {{{inside}}}}}'


# -- XML ---------------------------------------------------------------------------------------------------------------


def _xml_head(names: Sequence[str]) -> str:
    variables = "".join(f"<variable name={quoteattr(name)}/>" for name in names)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{NAMESPACE}"><head>{variables}</head><results>'


def _xml_row(names: Sequence[str], values: Values, first: bool) -> str:
    bound = (
        f"<binding name={quoteattr(name)}>{_xml_term(value)}</binding>"
        for name, value in zip(names, values, strict=True)
        if value is not None
    )
    return f"\n<result>{''.join(bound)}</result>"


def _xml_term(term: Any) -> str:
    match term:
        case ox.NamedNode():
            return f"<uri>{_xml(term.value)}</uri>"
        case ox.BlankNode():
            return f"<bnode>{_xml(term.value)}</bnode>"
        case ox.Literal():
            attribute = ""
            if term.language:
                attribute = f" xml:lang={quoteattr(term.language)}"
            elif term.datatype.value != STRING:
                attribute = f" datatype={quoteattr(_xml(term.datatype.value, {}))}"
            return f"<literal{attribute}>{_xml(term.value)}</literal>"
        case _:
            parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
            return f"<triple>{''.join(f'<{name}>{_xml_term(part)}</{name}>' for name, part in parts)}</triple>"


def _xml(text: str, entities: dict[str, str] | None = None) -> str:
    """Text as XML can hold it: other characters become U+FFFD, and a return is kept from the reader of line ends."""
    kept = NOT_XML.sub("\ufffd", text)
    return kept if entities is not None else escape(kept, {"\r": "&#13;"})


# -- CSV and TSV -------------------------------------------------------------------------------------------------------


def _csv_row(names: Sequence[str], values: Values, first: bool) -> str:
    return ",".join(map(_csv_term, values)) + "\r\n"


def _csv_term(term: Any) -> str:
    if term is None:
        return ""
    text = f"_:{term.value}" if isinstance(term, ox.BlankNode) else getattr(term, "value", None)
    text = str(term) if text is None else text
    return '"' + text.replace('"', '""') + '"' if re.search('[",\r\n]', text) else text


def _tsv_row(names: Sequence[str], values: Values, first: bool) -> str:
    return "\t".join("" if term is None else str(term).replace("\t", "\\t") for term in values) + "\n"


def _xml_boolean(answer: bool) -> str:
    said = str(answer).lower()
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{NAMESPACE}"><head/><boolean>{said}</boolean></sparql>\n'


# The first of them is what a client gets that does not say.
RESULTS = (
    ResultFormat(
        "application/sparql-results+json",
        "srj",
        lambda names: '{"head": ' + json.dumps({"vars": list(names)}) + ', "results": {"bindings": [',
        _json_row,
        "\n]}}\n",
        lambda answer: json.dumps({"head": {}, "boolean": answer}) + "\n",
    ),
    ResultFormat("application/sparql-results+xml", "srx", _xml_head, _xml_row, "\n</results></sparql>\n", _xml_boolean),
    ResultFormat(
        "text/csv",
        "csv",
        lambda names: ",".join(names) + "\r\n",
        _csv_row,
        "",
        lambda answer: f"answer\r\n{str(answer).lower()}\r\n",  # the W3C's text has none for ASK
    ),
    ResultFormat(
        "text/tab-separated-values",
        "tsv",
        lambda names: "\t".join(f"?{name}" for name in names) + "\n",
        _tsv_row,
        "",
        lambda answer: f"?answer\n{str(answer).lower()}\n",
    ),
)
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
