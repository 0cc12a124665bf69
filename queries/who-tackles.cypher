MATCH (asked:Threat {id: $threat})<-[:BROADER*0..30]-(narrower:Threat)
WITH DISTINCT asked, narrower
MATCH (other:Entity)-[r]->(narrower)
WHERE r.tier IN ['stated', 'inherited']
OPTIONAL MATCH (other)-[c:CONTRIBUTES_TO]->(strand:Strand)
WHERE c.tier IN ['stated', 'inherited']
WITH asked, narrower, r, other, strand.name AS strand ORDER BY strand
WITH asked, narrower, r, other, collect(DISTINCT strand) AS strands
RETURN narrower.name AS acts_on, other.name AS who, other.node_type AS type, type(r) AS how,
       reduce(joined = null, s IN strands | coalesce(joined + ', ', '') + s) AS strand, r.tier AS tier,
       r.quote AS quote, r.report_title AS report, r.date AS date, r.paragraph AS paragraph,
       r.page AS page, other.id AS id
ORDER BY narrower.id <> asked.id, narrower.name, other.name, other.id, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
