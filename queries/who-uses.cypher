MATCH (a:Entity)-[r:USES]->(b:Entity)
WHERE r.tier IN ['stated', 'inherited']
  AND $about IN [a.id, b.id] // if about
RETURN a.name AS `from`, type(r) AS relation, b.name AS `to`, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       a.id AS from_id, b.id AS to_id
ORDER BY b.name, b.id, a.name, a.id, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
