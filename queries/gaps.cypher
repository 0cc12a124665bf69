MATCH (asked:Threat {id: $threat})<-[:BROADER*0..30]-(t:Threat) // if threat
WITH DISTINCT t // if threat
MATCH (t:Threat)
OPTIONAL MATCH (body:Body)-[b:TACKLES]->(t)
WHERE b.tier IN ['stated', 'inherited']
WITH t, count(DISTINCT body) AS bodies
WITH t, bodies,
     CASE WHEN EXISTS { MATCH (t)<-[l:LEADS]-(:Entity) WHERE l.tier IN ['stated', 'inherited'] }
       THEN '' ELSE ', lead' END AS no_lead,
     CASE WHEN EXISTS { MATCH (t)<-[o:TACKLES|ABOUT]-(:Operation) WHERE o.tier IN ['stated', 'inherited'] }
       THEN '' ELSE ', operation' END AS no_operation,
     CASE WHEN EXISTS { MATCH (t)<-[s:TACKLES]-(:Strategy) WHERE s.tier IN ['stated', 'inherited'] }
       THEN '' ELSE ', strategy' END AS no_strategy,
     CASE WHEN EXISTS {
       MATCH (t)<-[w:TACKLES]-(:Entity)-[c:CONTRIBUTES_TO]->(:Strand)
       WHERE c.tier IN ['stated', 'inherited'] AND w.tier IN ['stated', 'inherited']
     } THEN '' ELSE ', strand' END AS no_strand
WITH t, bodies, substring(no_lead + no_operation + no_strategy + no_strand, 2) AS missing
WHERE missing <> ''
RETURN t.name AS name, bodies, missing, t.id AS id
ORDER BY bodies DESC, t.name, t.id
