// Threats, places and strands are no stepping stones: by way of them all things are two steps apart.
MATCH (source:Entity)-[r]->(target:Entity)
WHERE r.tier IN ['stated', 'inherited']
  AND (source.id IN [$start, $end] OR NOT source.node_type IN ['Threat', 'Place', 'Strand'])
  AND (target.id IN [$start, $end] OR NOT target.node_type IN ['Threat', 'Place', 'Strand'])
RETURN source.id AS source, target.id AS target, source.name AS `from`, type(r) AS relation,
       '^' + type(r) AS inverse, target.name AS `to`, r.tier AS tier, r.quote AS quote,
       r.report_title AS report, r.date AS date, r.paragraph AS paragraph, r.page AS page
ORDER BY r.tier DESC, r.relation, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
