-- 哪些句子含有这些词？（多个词用空格隔开；任意长度，如 中国、核共享）
-- Which sentences hold these words? (Several with blanks between them; of any length: 中国, 核共享)
SELECT documents.published, documents.publisher, documents.title, sentences.text AS sentence, sentences.start, sentences.stop, documents.id AS document
FROM sentences_search JOIN sentences ON sentences.id = sentences_search.rowid JOIN documents ON documents.id = sentences.document
WHERE sentences_search MATCH (
    WITH RECURSIVE given (said) AS (SELECT trim(replace(:words, '"', ' '))),
    place (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place, given WHERE n < length(said))
    SELECT '"' || group_concat(CASE
        WHEN substr(said, n, 1) = ' ' THEN '" "'
        WHEN trim(substr(said, n + 1, 1)) <> '' THEN ' ' || substr(said, n, 2)
        WHEN n = 1 OR substr(said, n - 1, 1) = ' ' THEN substr(said, n, 1) || '"* "'
        ELSE '' END, '') || '"' FROM place, given)
ORDER BY documents.published DESC, sentences.id
