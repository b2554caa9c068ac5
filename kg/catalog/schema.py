"""The tables of a catalog. Claims are numbered by date, so that those of a filter are found in order."""

__all__ = ["APPLICATION", "COUNTS", "INDEXES", "SCHEMA", "STAGE"]

APPLICATION = 0x6B676374  # "kgct", in the head of the file

# `facet` holds for each value of a facet (speaker state:CHN) its claims, in both directions; `thing` whatever is named:
# `listed` is 1 if it has a label, 2 if a search finds it where no kind is asked for. `reach` is the last day of a row and
# of all before it.
SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE thing (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, iri TEXT NOT NULL, kind TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL,
    listed INTEGER NOT NULL, place INTEGER NOT NULL DEFAULT 0, documents INTEGER NOT NULL DEFAULT 0,
    claims_by INTEGER NOT NULL DEFAULT 0, claims_about INTEGER NOT NULL DEFAULT 0, more TEXT NOT NULL
);
CREATE TABLE name (id INTEGER PRIMARY KEY, thing INTEGER NOT NULL, plain TEXT NOT NULL);
CREATE VIRTUAL TABLE name_search USING fts5(tokens, content='', tokenize='ascii', columnsize=0);
CREATE TABLE spelled (spelling TEXT NOT NULL, thing INTEGER NOT NULL, fit INTEGER NOT NULL,
    PRIMARY KEY (spelling, thing)) WITHOUT ROWID;
CREATE TABLE document (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, publisher TEXT, claims INTEGER NOT NULL DEFAULT 0, record TEXT NOT NULL,
    text TEXT, earliest TEXT
);
CREATE TABLE document_day (id INTEGER PRIMARY KEY, first TEXT, last TEXT, reach TEXT);
CREATE VIRTUAL TABLE document_search USING fts5(tokens, content='', tokenize='ascii', columnsize=0);
CREATE TABLE mention (thing INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (thing, id)) WITHOUT ROWID;
CREATE TABLE claim (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, document INTEGER NOT NULL, told INTEGER NOT NULL, record TEXT NOT NULL
);
CREATE TABLE claim_day (id INTEGER PRIMARY KEY, first TEXT, last TEXT, reach TEXT);
CREATE VIRTUAL TABLE claim_search USING fts5(tokens, content='', tokenize='ascii', columnsize=0);
CREATE TABLE term (id INTEGER PRIMARY KEY, facet TEXT NOT NULL, value TEXT NOT NULL, claims INTEGER NOT NULL DEFAULT 0,
    UNIQUE (facet, value));
CREATE TABLE facet (term INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (term, id)) WITHOUT ROWID;
CREATE TABLE relation (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, predicate TEXT NOT NULL, subject INTEGER NOT NULL, object INTEGER NOT NULL,
    record TEXT NOT NULL);
CREATE TABLE tie (thing INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (thing, id)) WITHOUT ROWID;
CREATE TABLE event (id INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE part (thing INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (thing, id)) WITHOUT ROWID;
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
CREATE INDEX document_name ON document (name);
CREATE INDEX document_publisher ON document (publisher);
CREATE INDEX document_day_first ON document_day (first);
CREATE INDEX document_day_reach ON document_day (reach);
CREATE INDEX mention_document ON mention (id);
CREATE INDEX claim_name ON claim (name);
CREATE INDEX claim_day_first ON claim_day (first);
CREATE INDEX claim_day_reach ON claim_day (reach);
CREATE INDEX facet_claim ON facet (id);
CREATE INDEX relation_name ON relation (name);
CREATE INDEX relation_predicate ON relation (predicate);
"""
# Things are placed by how many documents mention them, which is the order in which they are listed.
COUNTS = """
UPDATE term SET claims = (SELECT count(*) FROM facet WHERE facet.term = term.id);
UPDATE document SET claims = coalesce((SELECT claims FROM term WHERE facet = 'document' AND value = document.name), 0);
UPDATE thing SET
    claims_by = coalesce((SELECT claims FROM term WHERE facet = 'actor' AND value = thing.key), 0),
    claims_about = coalesce((SELECT claims FROM term WHERE value = thing.key AND facet =
        CASE kind WHEN 'illocution' THEN 'illocution' WHEN 'post' THEN 'capacity' ELSE 'about' END),
        (SELECT claims FROM term WHERE value = thing.key AND facet = 'narrower'), 0),
    documents = CASE WHEN kind IN ('topic', 'illocution', 'post') THEN (
        SELECT count(DISTINCT claim.document) FROM term JOIN facet ON facet.term = term.id JOIN claim ON claim.id = facet.id
        WHERE value = thing.key AND term.facet IN ('narrower',
            CASE kind WHEN 'illocution' THEN 'illocution' WHEN 'post' THEN 'capacity' ELSE 'topic' END)
    ) ELSE (SELECT count(*) FROM mention WHERE mention.thing = thing.id) END;
UPDATE thing SET place = placed.place FROM (SELECT id, row_number() OVER (
    ORDER BY documents DESC, claims_by + claims_about DESC, key, id) AS place FROM thing) AS placed WHERE placed.id = thing.id;
CREATE INDEX thing_place ON thing (place) WHERE listed = 2;
CREATE INDEX thing_kind ON thing (kind, place) WHERE listed;
"""
