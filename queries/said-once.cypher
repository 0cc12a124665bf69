MATCH (asked:Entity {id: $who})
CALL {
  WITH asked MATCH (asked)-[r]->(other:Entity) RETURN r, other, '' AS mark
  UNION ALL
  WITH asked MATCH (asked)<-[r]-(other:Entity) RETURN r, other, '^' AS mark
}
WITH r, other, mark
WHERE r.tier IN ['stated', 'inherited']
WITH other, mark, r.relation AS relation, collect(r) AS found
WHERE size(found) = 1
WITH other, mark, found[0] AS r
RETURN mark + type(r) AS relation, other.name AS name, other.node_type AS type, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       other.id AS id
ORDER BY other.name, other.id, mark, r.relation, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
