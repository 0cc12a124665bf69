MATCH (:Entity {id: $first})-[one:MEMBER_OF|CHAIRS|LEADS]->(it:Partnership)<-[two:MEMBER_OF|CHAIRS|LEADS]-(:Entity {id: $second})
WHERE one.tier IN ['stated', 'inherited'] AND two.tier IN ['stated', 'inherited']
WITH DISTINCT it
MATCH (it)<-[r:MEMBER_OF|CHAIRS|LEADS]-(member:Entity)
WHERE r.tier IN ['stated', 'inherited'] AND member.id IN [$first, $second]
RETURN it.name AS board, member.name AS who, type(r) AS how, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       it.id AS id
ORDER BY it.name, it.id, member.name, member.id, r.relation, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
