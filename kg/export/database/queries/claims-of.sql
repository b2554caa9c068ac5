-- 某方说过什么？（如 state:CHN 或 中国）
-- What has a side said? (state:CHN or 中国)
SELECT claims_told.* FROM claims JOIN claims_told USING (id)
WHERE coalesce(claims.on_behalf_of, claims.speaker) IN (SELECT id FROM entities WHERE :side IN (key, name, name_en, id))
ORDER BY claims.first DESC, claims.id
