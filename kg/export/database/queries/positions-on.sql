-- 各方对某条约或议题持何立场？（如 treaty:NPT 或 topic:no-first-use）
-- Who takes which stance on a treaty or topic? (treaty:NPT, topic:no-first-use)
SELECT positions.date, actor.name AS actor, positions.stance, positions.change, coalesce(claims.quote, relations.quote) AS quote,
    claims.polarity, claims.modality, documents.publisher, documents.title, documents.url
FROM positions JOIN entities AS actor ON actor.id = positions.actor LEFT JOIN claims ON claims.id = positions.claim
    LEFT JOIN relations ON relations.id = positions.relation
    JOIN documents ON documents.id = coalesce(claims.document, relations.document)
WHERE positions.subject IN (SELECT id FROM entities WHERE :subject IN (key, name, name_en, id))
ORDER BY positions.first, positions.id
