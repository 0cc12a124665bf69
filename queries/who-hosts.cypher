MATCH (a:Entity)-[r:HOSTS]->(b:Entity)
WHERE r.tier IN ['stated', 'inherited']
  AND $about IN [a.id, b.id] // if about
RETURN a.name AS `from`, type(r) AS relation, b.name AS `to`, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       a.id AS from_id, b.id AS to_id
ORDER BY a.name, a.id, b.name, b.id, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
