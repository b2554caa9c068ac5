"""What an afternoon gives: names and who stands beside whom, as Turtle and GEXF: `python -m benchmarks.naive INPUT… OUT`.

Beautiful Soup (html.parser) for the text, jieba's tagger for persons, places and organizations, every two in one sentence
an edge, a name before a verb of saying a claim; rdflib and networkx write it down. It knows no ontology, links nothing
and proves nothing: it is here for its speed, and so it does no work that its two files do not need.
"""

import argparse
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from urllib.parse import quote

import jieba
import jieba.posseg
import networkx
from bs4 import BeautifulSoup
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef

__all__ = ["Claim", "Text", "build", "main", "network", "read", "sentences", "texts", "turtle"]

SUFFIXES = {".md", ".txt", ".htm", ".html"}
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.S)
TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.M)
SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?[”」』]?")
BLOCKS = ["p", "br", "li", "div", "h1", "h2", "h3", "h4", "tr", "title"]
KINDS = {"nr": "Person", "nrfg": "Person", "nrt": "Person", "ns": "Place", "nt": "Organization"}  # jieba's tags
SAYING = {"说", "表示", "称", "指出", "强调", "认为", "宣布", "呼吁", "警告", "批评", "重申", "透露", "声称"}
EX = Namespace("https://example.org/naive/")


@dataclass(frozen=True)
class Claim:
    """A name that stands before a verb of saying, and the rest of the sentence."""

    speaker: str
    verb: str
    content: str


@dataclass(frozen=True)
class Text:
    """What was found in one file."""

    name: str
    title: str
    named: dict[str, str]  # name -> kind
    pairs: Counter[tuple[str, str]]  # two names in one sentence, in order, and in how many
    claims: tuple[Claim, ...]


def texts(inputs: Iterable[Path]) -> list[Path]:
    """The files, and those in the folders with all that is below, in order."""
    found = {path for one in inputs for path in (one.rglob("*") if one.is_dir() else [one])}
    return sorted(path for path in found if path.is_file() and path.suffix.lower() in SUFFIXES)


def sentences(raw: str) -> Iterator[str]:
    """Those of a file's text, without front matter and tags."""
    soup = BeautifulSoup(FRONT_MATTER.sub("", raw), "html.parser")
    for block in soup.find_all(BLOCKS):
        block.append("\n")
    for found in SENTENCE.finditer(soup.get_text()):
        sentence = found[0].strip()
        if sentence:
            yield sentence


def read(path: Path) -> Text:
    raw = path.read_text(encoding="utf-8", errors="replace")
    front = FRONT_MATTER.match(raw)
    title = TITLE.search(front[1]) if front else None
    named: dict[str, str] = {}
    pairs: Counter[tuple[str, str]] = Counter()
    claims = []
    for sentence in sentences(raw):
        here: dict[str, str] = {}
        at, speaker, claim = 0, "", None
        for word, tag in jieba.posseg.cut(sentence):
            at += len(word)
            if tag in KINDS and len(word) > 1:
                here[word] = KINDS[tag]
                speaker = word
            elif claim is None and speaker and word in SAYING:
                claim = Claim(speaker, word, sentence[at:].strip("，：:“”「」 "))
        named |= here
        pairs.update(combinations(sorted(here), 2))
        if claim and claim.content:
            claims.append(claim)
    return Text(path.stem, title[1] if title else path.stem, named, pairs, tuple(claims))


def _iri(kind: str, name: str) -> URIRef:
    return EX[f"{kind}/{quote(name, safe='')}"]


def turtle(found: Iterable[Text]) -> Graph:
    """Documents with whom they name, and claims."""
    graph = Graph()
    graph.bind("ex", EX)
    for text in found:
        document = _iri("document", text.name)
        graph.add((document, RDF.type, EX.Document))
        graph.add((document, RDFS.label, Literal(text.title, lang="zh")))
        for name, kind in text.named.items():
            entity = _iri("entity", name)
            graph.add((entity, RDF.type, EX[kind]))
            graph.add((entity, RDFS.label, Literal(name, lang="zh")))
            graph.add((document, EX.mentions, entity))
        for number, claim in enumerate(text.claims, 1):
            node = _iri("claim", f"{text.name}-{number}")
            graph.add((node, RDF.type, EX.Claim))
            graph.add((node, EX.speaker, _iri("entity", claim.speaker)))
            graph.add((node, EX.verb, Literal(claim.verb, lang="zh")))
            graph.add((node, EX.content, Literal(claim.content, lang="zh")))
            graph.add((node, EX.document, document))
    return graph


def network(found: Iterable[Text]) -> networkx.Graph:
    """Names as nodes; an edge weighs as many sentences as hold both."""
    kinds: dict[str, str] = {}
    pairs: Counter[tuple[str, str]] = Counter()
    for text in found:
        kinds |= text.named
        pairs.update(text.pairs)
    result = networkx.Graph()
    result.add_nodes_from((name, {"kind": kind}) for name, kind in kinds.items())
    result.add_weighted_edges_from((first, second, weight) for (first, second), weight in pairs.items())
    return result


def build(inputs: Iterable[Path], out: Path) -> int:
    """Write `graph.ttl` and `network.gexf` into a folder; how many texts were read."""
    found = [read(path) for path in texts(inputs)]
    out.mkdir(parents=True, exist_ok=True)
    turtle(found).serialize(out / "graph.ttl", format="turtle", encoding="utf-8")
    networkx.write_gexf(network(found), out / "network.gexf")
    return len(found)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.naive", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help="files and folders")
    parser.add_argument("out", type=Path, metavar="OUT", help="folder for graph.ttl and network.gexf")
    given = parser.parse_args()
    jieba.setLogLevel(logging.WARNING)
    print(f"{build(given.inputs, given.out)} texts in {given.out}")


if __name__ == "__main__":
    main()
