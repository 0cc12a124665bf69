// Earlier: dates are compared as written, 2014 before 2014-03; a report without one is never earlier.
MATCH (read:Report {id: $source})
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.tier IN ['stated', 'inherited'] AND r.report = read.report
  AND NOT EXISTS {
    MATCH (a)-[e]->(b)
    WHERE type(e) = type(r) AND e.tier IN ['stated', 'inherited'] AND e.date < r.date
      AND e.date =~ '[0-9].*' AND r.date =~ '[0-9].*'
  }
RETURN a.name AS `from`, type(r) AS relation, b.name AS `to`, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       a.id AS from_id, b.id AS to_id
ORDER BY a.name, a.id, r.relation, b.name, b.id, r.order, r.start, r.evidence
