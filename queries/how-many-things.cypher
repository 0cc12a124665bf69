MATCH (n:Entity)
RETURN n.node_type AS type, count(n) AS things
ORDER BY things DESC, type
