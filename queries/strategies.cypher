MATCH (it:Strategy|Programme)
WHERE it.id = $about OR EXISTS { // if about
  MATCH (it)-[l]-(:Entity {id: $about}) WHERE l.tier IN ['stated', 'inherited'] } // if about
CALL {
  WITH it MATCH (it)-[r]->(far:Entity) RETURN r, far, '' AS mark
  UNION ALL
  WITH it MATCH (it)<-[r]-(far:Entity) RETURN r, far, '^' AS mark
}
WITH it, r, far, mark
WHERE r.tier IN ['stated', 'inherited']
RETURN it.name AS strategy, mark + type(r) AS relation, far.name AS other, far.node_type AS type,
       r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       it.id AS id, far.id AS other_id
ORDER BY it.name, it.id, mark, r.relation, far.name, far.id, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
