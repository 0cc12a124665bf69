MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.tier IN ['stated', 'inherited']
WITH r.relation AS iri, type(r) AS relation, count(DISTINCT [a.id, b.id]) AS links, count(*) AS evidence
RETURN relation, links, evidence
ORDER BY evidence DESC, iri
