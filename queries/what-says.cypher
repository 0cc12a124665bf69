MATCH (asked:Entity {id: $who}), (read:Report {id: $source})
CALL {
  WITH asked MATCH (asked)-[r]->(other:Entity) RETURN r, other, '' AS mark
  UNION ALL
  WITH asked MATCH (asked)<-[r]-(other:Entity) RETURN r, other, '^' AS mark
}
WITH read, r, other, mark
WHERE r.tier IN ['stated', 'inherited'] AND r.report = read.report
RETURN mark + type(r) AS relation, other.name AS name, other.node_type AS type, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       other.id AS id
ORDER BY other.name, other.id, mark, r.relation, r.order, r.start, r.evidence
