MATCH (n:Entity)
WITH n, CASE WHEN EXISTS { MATCH (n)-[r]-(:Entity) WHERE r.tier IN ['stated', 'inherited'] }
  THEN 1 ELSE 0 END AS has
RETURN n.node_type AS type, count(n) AS things, sum(has) AS linked
ORDER BY things DESC, type
