"""The tables of a catalog. Claims are numbered by date, so that those of a filter are found in order."""

__all__ = ["APPLICATION", "COUNTS", "INDEXES", "SCHEMA", "STAGE", "VERSION"]

VERSION = 1  # of the tables and of what stands in them: another one is made again
APPLICATION = 0x6B676374  # "kgct", in the head of the file

# `facet` holds for each value of a facet (speaker state:CHN) its claims, in both directions; `thing` whatever has a label.
SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE thing (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, iri TEXT NOT NULL, kind TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL,
    listed INTEGER NOT NULL, documents INTEGER NOT NULL DEFAULT 0, claims_by INTEGER NOT NULL DEFAULT 0,
    claims_about INTEGER NOT NULL DEFAULT 0, more TEXT NOT NULL
);
CREATE TABLE name (id INTEGER PRIMARY KEY, thing INTEGER NOT NULL, plain TEXT NOT NULL);
CREATE VIRTUAL TABLE name_search USING fts5(tokens, content='', tokenize='ascii', columnsize=0);
CREATE TABLE spelled (spelling TEXT NOT NULL, thing INTEGER NOT NULL, fit INTEGER NOT NULL,
    PRIMARY KEY (spelling, thing)) WITHOUT ROWID;
CREATE TABLE document (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, first TEXT, last TEXT, publisher TEXT, claims INTEGER NOT NULL DEFAULT 0,
    record TEXT NOT NULL, text TEXT, earliest TEXT
);
CREATE VIRTUAL TABLE document_search USING fts5(tokens, content='', tokenize='ascii', columnsize=0);
CREATE TABLE mention (thing INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (thing, document)) WITHOUT ROWID;
CREATE TABLE claim (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, first TEXT, last TEXT, document INTEGER NOT NULL, told INTEGER NOT NULL,
    record TEXT NOT NULL
);
CREATE VIRTUAL TABLE claim_search USING fts5(tokens, content='', tokenize='ascii', columnsize=0);
CREATE TABLE term (id INTEGER PRIMARY KEY, facet TEXT NOT NULL, value TEXT NOT NULL, claims INTEGER NOT NULL DEFAULT 0,
    UNIQUE (facet, value));
CREATE TABLE facet (term INTEGER NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (term, claim)) WITHOUT ROWID;
CREATE TABLE relation (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, subject INTEGER NOT NULL, object INTEGER NOT NULL, predicate TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE TABLE event (id INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE part (thing INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (thing, event)) WITHOUT ROWID;
"""
# Claims until all are known; on the disk where there are many.
STAGE = """
CREATE TEMP TABLE stage (
    name TEXT, first TEXT, last TEXT, document INTEGER, start INTEGER, utterance TEXT, record TEXT, sentence TEXT, terms TEXT
);
"""
INDEXES = """
CREATE INDEX thing_key ON thing (key);
CREATE INDEX thing_iri ON thing (iri);
CREATE INDEX thing_rank ON thing (kind, documents DESC, key);
CREATE INDEX name_thing ON name (thing);
CREATE INDEX document_name ON document (name);
CREATE INDEX document_first ON document (first);
CREATE INDEX document_publisher ON document (publisher);
CREATE INDEX mention_document ON mention (document);
CREATE INDEX claim_name ON claim (name);
CREATE INDEX claim_first ON claim (first);
CREATE INDEX claim_last ON claim (last);
CREATE INDEX facet_claim ON facet (claim, term);
CREATE INDEX relation_name ON relation (name);
CREATE INDEX relation_subject ON relation (subject, predicate);
CREATE INDEX relation_object ON relation (object, predicate);
CREATE INDEX relation_predicate ON relation (predicate);
CREATE INDEX part_event ON part (event);
"""
COUNTS = """
UPDATE term SET claims = (SELECT count(*) FROM facet WHERE facet.term = term.id);
UPDATE document SET claims = coalesce((SELECT claims FROM term WHERE facet = 'document' AND value = document.name), 0);
UPDATE thing SET
    claims_by = coalesce((SELECT claims FROM term WHERE facet = 'actor' AND value = thing.key), 0),
    claims_about = coalesce((SELECT claims FROM term WHERE value = thing.key AND facet =
        CASE kind WHEN 'illocution' THEN 'illocution' WHEN 'post' THEN 'capacity' ELSE 'about' END), 0),
    documents = CASE WHEN kind IN ('topic', 'illocution', 'post') THEN (
        SELECT count(DISTINCT claim.document) FROM term JOIN facet ON facet.term = term.id JOIN claim ON claim.id = facet.claim
        WHERE value = thing.key AND term.facet =
            CASE kind WHEN 'illocution' THEN 'illocution' WHEN 'post' THEN 'capacity' ELSE 'topic' END
    ) ELSE (SELECT count(*) FROM mention WHERE mention.thing = thing.id) END;
"""
