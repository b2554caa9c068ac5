-- 每年谁批评谁几次？（同一次讲话只计一次；只是各方说法）
-- Who criticizes whom how often in each year? (One utterance counts once; these are words, not facts)
SELECT substr(claims.first, 1, 4) AS year, side.name AS side, aimed.name AS target, count(DISTINCT coalesce(claims.utterance, claims.id)) AS utterances
FROM claims JOIN claim_targets ON claim_targets.claim = claims.id JOIN entities AS aimed ON aimed.id = claim_targets.target
    JOIN entities AS side ON side.id = coalesce(claims.on_behalf_of, claims.speaker)
WHERE claims.illocution = 'criticize' GROUP BY year, side.id, aimed.id ORDER BY year, utterances DESC, side.id, aimed.id
