// Outside the structure: two steps up from each, there is nothing that both are part of.
MATCH path = (asked:Entity {id: $unit})-[:PART_OF*0..2]->(up:Entity)
WHERE all(link IN relationships(path) WHERE link.tier IN ['stated', 'inherited'])
WITH asked, collect(DISTINCT up.id) AS above
CALL {
  WITH asked MATCH (asked)-[r:WORKS_WITH|SUPPORTS|FUNDS|HOSTS|MEMBER_OF|CHAIRS]->(other:Body) RETURN r, other, '' AS mark
  UNION ALL
  WITH asked MATCH (asked)<-[r:WORKS_WITH|SUPPORTS|FUNDS|HOSTS|MEMBER_OF|CHAIRS]-(other:Body) RETURN r, other, '^' AS mark
}
WITH asked, above, r, other, mark
WHERE r.tier IN ['stated', 'inherited']
MATCH path = (other)-[:PART_OF*0..2]->(up:Entity)
WHERE all(link IN relationships(path) WHERE link.tier IN ['stated', 'inherited'])
WITH asked, above, r, other, mark, collect(DISTINCT up.id) AS tops
WHERE none(top IN tops WHERE top IN above)
OPTIONAL MATCH (asked)-[mine:TACKLES]->(shared:Threat)<-[yours:TACKLES]-(other)
WHERE mine.tier IN ['stated', 'inherited'] AND yours.tier IN ['stated', 'inherited']
WITH DISTINCT r, other, mark, shared
RETURN coalesce(shared.name, 'no threat is named for both') AS threat, mark + type(r) AS relation,
       other.name AS partner, other.node_type AS type, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       other.id AS id
ORDER BY threat, coalesce(shared.id, ''), other.name, other.id, mark, r.relation, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
