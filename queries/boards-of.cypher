MATCH (:Entity {id: $body})-[r:MEMBER_OF|CHAIRS|LEADS]->(it:Partnership)
WHERE r.tier IN ['stated', 'inherited']
RETURN type(r) AS how, it.name AS board, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       it.id AS id
ORDER BY it.name, it.id, r.relation, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
