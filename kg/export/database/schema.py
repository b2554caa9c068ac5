"""The tables: everything by the short id that nodes have in other files (`state/CHN`); offsets are those of `documents.text`."""

__all__ = ["INDEXES", "SCHEMA", "VIEWS"]

# `start` and `stop` are half-open, in characters. Dates are as texts give them (2019, 2019-05, A/B); `first` and `last` are
# the days on which they begin and end. Lists (aliases, sources) are JSON.
SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE queries (name TEXT PRIMARY KEY, zh TEXT NOT NULL, en TEXT NOT NULL, sql TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    id TEXT PRIMARY KEY, iri TEXT NOT NULL UNIQUE, name TEXT NOT NULL, title TEXT NOT NULL, published TEXT, publisher TEXT,
    url TEXT, same_text_as TEXT REFERENCES documents (id), claims INTEGER NOT NULL, relations INTEGER NOT NULL, text TEXT);
CREATE TABLE entities (
    id TEXT PRIMARY KEY, key TEXT NOT NULL, iri TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
    aliases TEXT NOT NULL, documents INTEGER NOT NULL);
CREATE TABLE mentions (
    document TEXT NOT NULL REFERENCES documents (id), entity TEXT NOT NULL REFERENCES entities (id), PRIMARY KEY (document, entity)
) WITHOUT ROWID;
CREATE TABLE sentences (
    id INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents (id), start INTEGER NOT NULL, stop INTEGER NOT NULL,
    text TEXT NOT NULL);
CREATE VIRTUAL TABLE sentences_search USING fts5(pairs, content='', columnsize=0, tokenize="unicode61 categories 'L* M* N* P* S* Co'");
CREATE TABLE claims (
    id TEXT PRIMARY KEY, iri TEXT NOT NULL UNIQUE, document TEXT NOT NULL REFERENCES documents (id),
    sentence INTEGER REFERENCES sentences (id), date TEXT, first TEXT, last TEXT, date_text TEXT,
    speaker TEXT NOT NULL REFERENCES entities (id), on_behalf_of TEXT REFERENCES entities (id), post TEXT REFERENCES entities (id),
    illocution TEXT NOT NULL, polarity TEXT NOT NULL, modality TEXT, quotation TEXT, content TEXT NOT NULL,
    quote TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, cue TEXT, cue_start INTEGER, cue_stop INTEGER,
    source TEXT, source_start INTEGER, source_stop INTEGER, addressee TEXT REFERENCES entities (id),
    made_at TEXT REFERENCES entities (id), relayed_by TEXT REFERENCES entities (id), embedded_in TEXT REFERENCES claims (id),
    utterance TEXT, confidence REAL, rule TEXT, plover TEXT);
CREATE TABLE claim_targets (
    claim TEXT NOT NULL REFERENCES claims (id), target TEXT NOT NULL REFERENCES entities (id), PRIMARY KEY (claim, target)
) WITHOUT ROWID;
CREATE TABLE claim_topics (
    claim TEXT NOT NULL REFERENCES claims (id), topic TEXT NOT NULL REFERENCES entities (id), PRIMARY KEY (claim, topic)
) WITHOUT ROWID;
CREATE TABLE claim_instruments (
    claim TEXT NOT NULL REFERENCES claims (id), instrument TEXT NOT NULL REFERENCES entities (id), PRIMARY KEY (claim, instrument)
) WITHOUT ROWID;
CREATE TABLE claim_articles (
    claim TEXT NOT NULL REFERENCES claims (id), treaty TEXT NOT NULL REFERENCES entities (id), number INTEGER NOT NULL,
    PRIMARY KEY (claim, treaty, number)) WITHOUT ROWID;
CREATE TABLE claim_propositions (
    claim TEXT NOT NULL REFERENCES claims (id), subject TEXT NOT NULL REFERENCES entities (id), predicate TEXT NOT NULL,
    object TEXT NOT NULL REFERENCES entities (id), polarity TEXT NOT NULL);
CREATE TABLE relations (
    id TEXT PRIMARY KEY, iri TEXT NOT NULL UNIQUE, document TEXT NOT NULL REFERENCES documents (id),
    sentence INTEGER REFERENCES sentences (id), subject TEXT NOT NULL REFERENCES entities (id), predicate TEXT NOT NULL,
    object TEXT NOT NULL REFERENCES entities (id), polarity TEXT NOT NULL, modality TEXT, date TEXT, first TEXT, last TEXT,
    claimed_in TEXT REFERENCES claims (id), claimed_by TEXT REFERENCES entities (id), quote TEXT NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, rule TEXT);
CREATE TABLE events (
    id TEXT PRIMARY KEY, iri TEXT NOT NULL UNIQUE, class TEXT NOT NULL, name TEXT NOT NULL, date TEXT, first TEXT, last TEXT,
    place TEXT REFERENCES entities (id), reported_by TEXT REFERENCES entities (id), votes_for INTEGER, votes_against INTEGER,
    abstentions INTEGER);
CREATE TABLE event_participants (
    event TEXT NOT NULL REFERENCES events (id), participant TEXT NOT NULL REFERENCES entities (id), PRIMARY KEY (event, participant)
) WITHOUT ROWID;
CREATE TABLE event_objects (
    event TEXT NOT NULL REFERENCES events (id), object TEXT NOT NULL REFERENCES entities (id), PRIMARY KEY (event, object)
) WITHOUT ROWID;
CREATE TABLE event_evidence (
    event TEXT NOT NULL REFERENCES events (id), document TEXT NOT NULL REFERENCES documents (id),
    sentence INTEGER REFERENCES sentences (id), quote TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL);
CREATE TABLE positions (
    id INTEGER PRIMARY KEY, actor TEXT NOT NULL REFERENCES entities (id), subject TEXT NOT NULL REFERENCES entities (id),
    stance TEXT NOT NULL, change TEXT NOT NULL, date TEXT, first TEXT, last TEXT, claim TEXT REFERENCES claims (id),
    relation TEXT REFERENCES relations (id), earlier TEXT REFERENCES claims (id), reports INTEGER NOT NULL, sources TEXT NOT NULL);
"""

INDEXES = """
CREATE INDEX entities_key ON entities (key);
CREATE INDEX entities_kind ON entities (kind);
CREATE INDEX documents_published ON documents (published);
CREATE INDEX documents_publisher ON documents (publisher);
CREATE INDEX mentions_entity ON mentions (entity);
CREATE INDEX sentences_document ON sentences (document, start);
CREATE INDEX claims_document ON claims (document, start);
CREATE INDEX claims_speaker ON claims (speaker);
CREATE INDEX claims_on_behalf_of ON claims (on_behalf_of);
CREATE INDEX claims_illocution ON claims (illocution);
CREATE INDEX claims_first ON claims (first);
CREATE INDEX claims_sentence ON claims (sentence);
CREATE INDEX claims_utterance ON claims (utterance);
CREATE INDEX claim_targets_target ON claim_targets (target);
CREATE INDEX claim_topics_topic ON claim_topics (topic);
CREATE INDEX claim_instruments_instrument ON claim_instruments (instrument);
CREATE INDEX claim_propositions_claim ON claim_propositions (claim);
CREATE INDEX relations_document ON relations (document, start);
CREATE INDEX relations_subject ON relations (subject);
CREATE INDEX relations_object ON relations (object);
CREATE INDEX relations_predicate ON relations (predicate);
CREATE INDEX event_participants_participant ON event_participants (participant);
CREATE INDEX event_evidence_event ON event_evidence (event);
CREATE INDEX positions_subject ON positions (subject, actor);
CREATE INDEX positions_actor ON positions (actor);
"""

# For reading: names instead of ids. Whose word it is stands in the same row, and so do negation and modality.
VIEWS = """
CREATE VIEW claims_told AS SELECT
    claims.id, claims.date, speaker.name AS speaker, post.name AS post, side.name AS on_behalf_of, claims.illocution,
    claims.polarity, claims.modality, claims.quotation, claims.quote,
    (SELECT group_concat(name, '; ') FROM (SELECT name FROM claim_targets JOIN entities ON entities.id = target
        WHERE claim = claims.id ORDER BY target)) AS targets,
    (SELECT group_concat(name, '; ') FROM (SELECT name FROM claim_topics JOIN entities ON entities.id = topic
        WHERE claim = claims.id ORDER BY topic)) AS topics,
    (SELECT group_concat(name, '; ') FROM (SELECT name FROM claim_instruments JOIN entities ON entities.id = instrument
        WHERE claim = claims.id ORDER BY instrument)) AS instruments,
    relayed.name AS relayed_by, claims.embedded_in, sentences.text AS sentence, documents.publisher, documents.title,
    documents.published, documents.url, claims.start, claims.stop, claims.iri
FROM claims JOIN documents ON documents.id = claims.document JOIN entities AS speaker ON speaker.id = claims.speaker
    LEFT JOIN entities AS side ON side.id = claims.on_behalf_of LEFT JOIN entities AS post ON post.id = claims.post
    LEFT JOIN entities AS relayed ON relayed.id = claims.relayed_by LEFT JOIN sentences ON sentences.id = claims.sentence;
CREATE VIEW relations_told AS SELECT
    relations.id, relations.date, subject.name AS subject, relations.predicate, object.name AS object, relations.polarity,
    relations.modality, claimer.name AS claimed_by, relations.quote, documents.publisher, documents.title, documents.published,
    documents.url, relations.start, relations.stop, relations.iri
FROM relations JOIN documents ON documents.id = relations.document JOIN entities AS subject ON subject.id = relations.subject
    JOIN entities AS object ON object.id = relations.object LEFT JOIN entities AS claimer ON claimer.id = relations.claimed_by;
"""
