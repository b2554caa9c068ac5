"""A small store written by hand, in the terms of store/, for the tests of the network and its exporters."""

import random

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.model.namespaces import DCTERMS, OA, RDF, RDFS, SCHEMA, SKOS, XSD, Namespace, digest
from kg.rdf.records import RecordReader, StoreTriples

BASE = "https://w3id.org/nuclear-kg/"
OWN = Namespace(BASE)
TEXT = (
    "外交部发言人就两国声明答问\n"
    "1月21日，外交部发言人李明主持例行记者会。李明表示，甲国长期囤积钚，造成核扩散风险。"
    "李明指出，中方敦促甲国加入《不扩散核武器条约》。甲国从未签署《禁止核武器条约》。"
    "李明重申，中国恪守不首先使用核武器。\n"
)
LATER = "甲国批准条约\n甲国3月批准《不扩散核武器条约》。李明表示，甲国长期囤积钚，造成核扩散风险。\n"


def quad(subject: str, predicate: str, value: str | Literal) -> Quad:
    term = NamedNode(value) if isinstance(value, str) else value
    return Quad(NamedNode(subject), NamedNode(predicate), term)


def iri(key: str) -> str:
    kind, _, name = key.partition(":")
    return OWN.thing(kind, name)


def entity(key: str, zh: str, en: str = "", *aliases: str) -> list[Quad]:
    thing, kind = iri(key), key.partition(":")[0]
    found = [
        quad(thing, OWN.term("key"), Literal(key)),
        quad(thing, OWN.term("kind"), Literal(kind)),
        quad(thing, RDFS + "label", Literal(zh, language="zh-Hans")),
    ]
    found += [quad(thing, RDFS + "label", Literal(en, language="en"))] if en else []
    return found + [quad(thing, SKOS + "altLabel", Literal(alias, language="zh-Hans")) for alias in aliases]


def document(name: str, text: str, date: str, *mentions: str, title: str = "", url: str = "") -> list[Quad]:
    thing = OWN.thing("document", name)
    found = [
        quad(thing, RDF + "type", OWN.term("Document")),
        quad(thing, RDFS + "label", Literal(title or text.partition("\n")[0])),
        quad(thing, OWN.term("text"), Literal(text)),
        quad(thing, DCTERMS + "issued", Literal(date, datatype=NamedNode(XSD + "date"))),
    ]
    found += [quad(thing, SCHEMA + "url", url)] if url else []
    return found + [quad(thing, OWN.term("mentions"), iri(key)) for key in mentions]


def evidence(name: str, text: str, quote: str) -> tuple[str, list[Quad]]:
    start = text.index(quote)
    thing = OWN.thing("evidence", digest(name, str(start), quote))
    at = thing + "-at"
    number = NamedNode(XSD + "nonNegativeInteger")
    return thing, [
        quad(thing, RDF + "type", OWN.term("EvidenceSpan")),
        quad(thing, OA + "hasSource", OWN.thing("document", name)),
        quad(thing, OA + "hasSelector", at),
        quad(at, OA + "start", Literal(str(start), datatype=number)),
        quad(at, OA + "end", Literal(str(start + len(quote)), datatype=number)),
        quad(at, OA + "exact", Literal(quote)),
    ]


def relation(
    name: str, text: str, subject: str, predicate: str, thing: str, quote: str, date: str = "",
    polarity: str = "affirmative", modality: str = "actual",
) -> list[Quad]:  # fmt: skip
    record = OWN.thing("relation", digest(name, subject, predicate, thing))
    proof, found = evidence(name, text, quote)
    found += [
        quad(record, RDF + "type", OWN.term("Relation")),
        quad(record, RDF + "subject", iri(subject)),
        quad(record, RDF + "predicate", OWN.term(predicate)),
        quad(record, RDF + "object", iri(thing)),
        quad(record, OWN.term("statedIn"), OWN.thing("document", name)),
        quad(record, OWN.term("polarity"), Literal(polarity)),
        quad(record, OWN.term("modality"), Literal(modality)),
        quad(record, OWN.term("rule"), Literal("by-hand")),
        quad(record, OWN.term("evidence"), proof),
    ]
    return found + ([quad(record, OWN.term("date"), Literal(date))] if date else [])


def claim(
    name: str, text: str, speaker: str, illocution: str, quote: str, *targets: str, behalf: str = "", date: str = "",
    topic: str = "", instrument: str = "",
) -> list[Quad]:  # fmt: skip
    record = OWN.thing("claim", digest(name, speaker, illocution, quote))
    proof, found = evidence(name, text, quote)
    found += [
        quad(record, RDF + "type", OWN.term("Claim")),
        quad(record, OWN.term("speaker"), iri(speaker)),
        quad(record, OWN.term("illocution"), OWN.concept("illocution", illocution)),
        quad(record, OWN.term("contentText"), Literal(quote)),
        quad(record, OWN.term("statedIn"), OWN.thing("document", name)),
        quad(record, OWN.term("polarity"), Literal("affirmative")),
        quad(record, OWN.term("quotationForm"), Literal("indirect")),
        quad(record, OWN.term("confidence"), Literal("0.8", datatype=NamedNode(XSD + "decimal"))),
        quad(record, OWN.term("rule"), Literal("cue")),
        quad(record, OWN.term("contentEvidence"), proof),
        *(quad(record, OWN.term("target"), iri(target)) for target in targets),
    ]
    found += [quad(record, OWN.term("onBehalfOf"), iri(behalf))] if behalf else []
    found += [quad(record, OWN.term("claimDate"), Literal(date))] if date else []
    found += [quad(record, OWN.term("topic"), OWN.concept("topic", topic))] if topic else []
    return found + ([quad(record, OWN.term("mentionsInstrument"), iri(instrument))] if instrument else [])


def facts() -> list[Quad]:
    """Two documents, nine nodes, six edges; 钚 is said twice and is one edge of weight 2."""
    post = OWN.thing("post", "5e1f")
    accuse = "甲国长期囤积钚，造成核扩散风险"
    return [
        *entity("state:CHN", "中国", "China", "中华人民共和国"),
        *entity("state:AAA", "甲国", "Country A", "甲方"),
        *entity("person:li-ming", "李明", "Li Ming"),
        *entity("treaty:NPT", "不扩散核武器条约", "Treaty on the Non-Proliferation of Nuclear Weapons", "NPT",
                "核不扩散条约"),
        *entity("treaty:TPNW", "禁止核武器条约", "Treaty on the Prohibition of Nuclear Weapons", "TPNW"),
        *entity("org:CHN-MFA", "中国外交部", "Ministry of Foreign Affairs of China"),
        quad(iri("org:CHN-MFA"), OWN.term("organOf"), iri("state:CHN")),
        *entity("place:日内瓦", "日内瓦"),
        *entity("group:unnamed", "某些国家"),
        *entity("org:IAEA", "国际原子能机构", "International Atomic Energy Agency", "IAEA"),
        *entity("state:ZZZ", "无人提及国"),
        quad(post, RDF + "type", OWN.term("Post")),
        quad(post, RDFS + "label", Literal("外交部发言人")),
        quad(OWN.concept("topic", "non-proliferation"), SKOS + "prefLabel", Literal("不扩散", language="zh-Hans")),
        quad(OWN.concept("topic", "non-proliferation"), SKOS + "prefLabel", Literal("non-proliferation", language="en")),
        *document("d1", TEXT, "2022-01-21", "state:CHN", "state:AAA", "treaty:NPT", "place:日内瓦",
                  url="https://example.org/one"),
        *document("d2", LATER, "2022-04-02", "state:AAA", "treaty:NPT"),
        *relation("d1", TEXT, "person:li-ming", "holdsPost", "post:5e1f", "外交部发言人李明"),
        *relation("d1", TEXT, "person:li-ming", "affiliatedWith", "org:CHN-MFA", "外交部发言人李明",
                  modality="intended"),
        *relation("d1", TEXT, "state:AAA", "signed", "treaty:TPNW", "甲国从未签署《禁止核武器条约》",
                  polarity="negative"),
        *relation("d2", LATER, "state:AAA", "ratified", "treaty:NPT", "甲国3月批准《不扩散核武器条约》",
                  date="2022-03"),
        *relation("d1", TEXT, "document:d1", "publishedBy", "org:CHN-MFA", "外交部发言人"),
        *claim("d1", TEXT, "person:li-ming", "criticize", accuse, "state:AAA", "group:unnamed", behalf="state:CHN",
               date="2022-01-21", topic="non-proliferation"),
        *claim("d2", LATER, "person:li-ming", "criticize", accuse, "state:AAA", behalf="state:CHN"),
        *claim("d1", TEXT, "person:li-ming", "request", "中方敦促甲国加入《不扩散核武器条约》", "state:AAA",
               behalf="state:CHN", date="2022-01-21", instrument="treaty:NPT"),
        *claim("d1", TEXT, "person:li-ming", "commit", "中国恪守不首先使用核武器", behalf="state:CHN"),
        *claim("d1", TEXT, "org:IAEA", "concern", "造成核扩散风险", "group:unnamed"),
    ]  # fmt: skip


def store(quads: list[Quad] | None = None, seed: int | None = None) -> Store:
    """A store of the quads (default: `facts`), put in in an order drawn from `seed`."""
    given = list(facts() if quads is None else quads)
    if seed is not None:
        random.Random(seed).shuffle(given)
    result = Store()
    for one in given:
        result.add(one)
    return result


def records(given: Store) -> RecordReader:
    """A reader of what a store says."""
    return RecordReader(StoreTriples(given), OWN)


def event(
    name: str, text: str, sort: str, quote: str, *participants: str, date: str = "", place: str = "", thing: str = "",
    reporter: str = "", label: str = "",
) -> list[Quad]:  # fmt: skip
    """An event that the text narrates, with the labels of its class."""
    record = OWN.thing("event", digest(name, sort, quote))
    proof, found = evidence(name, text, quote)
    found += [
        quad(record, RDF + "type", OWN.term("Event")),
        quad(record, RDF + "type", OWN.term(sort)),
        quad(record, OWN.term("statedIn"), OWN.thing("document", name)),
        quad(record, OWN.term("evidence"), proof),
        quad(OWN.term(sort), RDFS + "label", Literal(label or sort, language="zh-Hans")),
        quad(OWN.term(sort), RDFS + "label", Literal(label or sort, language="en")),
        *(quad(record, OWN.term("participant"), iri(key)) for key in participants),
    ]
    found += [quad(record, OWN.term("date"), Literal(date))] if date else []
    found += [quad(record, OWN.term("heldAt"), iri(place))] if place else []
    found += [quad(record, OWN.term("involves"), iri(thing))] if thing else []
    return found + ([quad(record, OWN.term("reportedBy"), iri(reporter))] if reporter else [])


def circumstances(
    name: str, speaker: str, illocution: str, quote: str, *, post: str = "", addressee: str = "", place: str = "",
    relay: str = "", article: tuple[str, int] | None = None,
) -> list[Quad]:  # fmt: skip
    """What else is known of a claim that `claim` made."""
    record = OWN.thing("claim", digest(name, speaker, illocution, quote))
    found = []
    if post:
        thing = OWN.thing("post", digest(post))
        found += [quad(record, OWN.term("speakerCapacity"), thing), quad(thing, RDFS + "label", Literal(post))]
    for tie, key in (("addressee", addressee), ("madeAt", place), ("relayedBy", relay)):
        found += [quad(record, OWN.term(tie), iri(key))] if key else []
    if article:
        treaty, number = article
        thing = OWN.thing("article", f"{treaty.rpartition(':')[2]}-{number}")
        found += [
            quad(record, OWN.term("citesArticle"), thing),
            quad(thing, OWN.term("articleOf"), iri(treaty)),
            quad(thing, OWN.term("number"), Literal(str(number))),
        ]
    return found


def proposition(
    name: str, speaker: str, illocution: str, quote: str, subject: str, predicate: str, thing: str,
    polarity: str = "affirmative",
) -> list[Quad]:  # fmt: skip
    """What a claim says, in its own graph and nowhere else."""
    key = digest(name, speaker, illocution, quote)
    record, graph = OWN.thing("proposition", digest(key, subject, predicate, thing)), OWN.graph("claim", key)
    inside = [
        quad(OWN.thing("claim", key), OWN.term("proposes"), record),
        quad(record, RDF + "subject", iri(subject)),
        quad(record, RDF + "predicate", OWN.term(predicate)),
        quad(record, RDF + "object", iri(thing)),
        quad(record, OWN.term("polarity"), Literal(polarity)),
    ]
    return [Quad(one.subject, one.predicate, one.object, NamedNode(graph)) for one in inside]
