MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.tier IN ['stated', 'inherited']
RETURN DISTINCT a.id AS source, b.id AS target
