MATCH (a:Body)-[r]->(b:Body)
WHERE r.tier IN ['stated', 'inherited'] AND a.id <> b.id
RETURN DISTINCT a.id AS source, b.id AS target
