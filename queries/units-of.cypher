MATCH path = (parent:Entity)-[:PART_OF*0..3]->(:Entity {id: $body})
WHERE all(link IN relationships(path) WHERE link.tier IN ['stated', 'inherited'])
WITH parent, min(length(path)) + 1 AS level
MATCH (unit:Entity)-[r:PART_OF]->(parent)
WHERE r.tier IN ['stated', 'inherited']
RETURN level, unit.name AS unit, unit.node_type AS type, parent.name AS parent, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       unit.id AS id
ORDER BY level, parent.name, parent.id, unit.name, unit.id, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
