MATCH (what:Entity)<-[any:LEADS]-(one:Entity)
WHERE any.tier IN ['stated', 'inherited']
WITH what, count(DISTINCT one) AS leads
WHERE leads > 1
MATCH (what)<-[r:LEADS]-(lead:Entity)
WHERE r.tier IN ['stated', 'inherited']
RETURN what.name AS what, lead.name AS who, lead.node_type AS type, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       what.id AS id
ORDER BY what.name, what.id, lead.name, lead.id, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
