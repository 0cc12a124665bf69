// The links between two neighbours, best first; kg.answer.path finds the chains among `links`.
MATCH (a:Entity {id: $start}), (b:Entity {id: $end})
CALL {
  WITH a, b MATCH (a)-[r]->(b) RETURN r, '' AS mark
  UNION ALL
  WITH a, b MATCH (a)<-[r]-(b) RETURN r, '^' AS mark
}
WITH a, b, r, mark
WHERE r.tier IN ['stated', 'inherited']
RETURN a.name AS `from`, mark + type(r) AS relation, b.name AS `to`, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page
ORDER BY r.tier DESC, r.relation, mark, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
