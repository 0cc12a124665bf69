MATCH (other:Entity)-[r:CONTRIBUTES_TO]->(strand:Strand)
WHERE r.tier IN ['stated', 'inherited']
  AND strand.id = $strand // if strand
RETURN strand.name AS under, other.name AS who, other.node_type AS type, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       other.id AS id
ORDER BY strand.name, strand.id, other.name, other.id, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
