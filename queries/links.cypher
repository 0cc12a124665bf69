MATCH (asked:Entity {id: $who}) // if who
CALL { // if who
  WITH asked MATCH (asked)-->(far:Entity) RETURN asked AS a, far AS b // if who
  UNION ALL // if who
  WITH asked MATCH (asked)<--(far:Entity) RETURN far AS a, asked AS b // if who
} // if who
WITH DISTINCT a, b // if who
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.tier IN ['stated', 'inherited']
RETURN DISTINCT a.id AS source, b.id AS target
