MATCH (asked:Entity {id: $body})-[mine:TACKLES]->(shared:Threat)
WHERE mine.tier IN ['stated', 'inherited']
WITH DISTINCT asked, shared
MATCH (shared)<-[r:TACKLES]-(other:Body)
WHERE r.tier IN ['stated', 'inherited'] AND other.id <> asked.id
  AND NOT EXISTS { MATCH (asked)-[l]-(other) WHERE l.tier IN ['stated', 'inherited'] }
RETURN shared.name AS threat, other.name AS who, other.node_type AS type, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       other.id AS id
ORDER BY shared.name, shared.id, other.name, other.id, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
