// What is part of what is no partnership.
MATCH (:Entity {id: $first})-[one]-(other:Body)-[two]-(:Entity {id: $second})
WHERE one.tier IN ['stated', 'inherited'] AND two.tier IN ['stated', 'inherited']
  AND NOT type(one) IN ['PART_OF', 'WORKS_IN', 'RENAMED_TO', 'MERGED_INTO']
  AND NOT type(two) IN ['PART_OF', 'WORKS_IN', 'RENAMED_TO', 'MERGED_INTO']
  AND NOT other.id IN [$first, $second]
WITH DISTINCT other
CALL {
  WITH other MATCH (side:Entity)-[r]->(other) RETURN r, side, '' AS mark
  UNION ALL
  WITH other MATCH (side:Entity)<-[r]-(other) RETURN r, side, '^' AS mark
}
WITH other, r, side, mark
WHERE side.id IN [$first, $second] AND r.tier IN ['stated', 'inherited']
  AND NOT type(r) IN ['PART_OF', 'WORKS_IN', 'RENAMED_TO', 'MERGED_INTO']
RETURN other.name AS partner, side.name AS who, mark + type(r) AS relation, other.node_type AS type,
       r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       other.id AS id
ORDER BY other.name, other.id, side.name, side.id, mark, r.relation, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
