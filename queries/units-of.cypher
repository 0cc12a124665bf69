MATCH path = (above:Entity)-[:PART_OF*0..3]->(:Entity {id: $body})
WHERE all(link IN relationships(path) WHERE link.tier IN ['stated', 'inherited'])
WITH above, min(length(path)) + 1 AS level
MATCH (part:Entity)-[r:PART_OF]->(above)
WHERE r.tier IN ['stated', 'inherited']
RETURN level, part.name AS unit, part.node_type AS type, above.name AS parent, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       part.id AS id
ORDER BY level, above.name, above.id, part.name, part.id, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
