MATCH (led:Entity)<-[any:LEADS]-(one:Entity)
WHERE any.tier IN ['stated', 'inherited']
WITH led, count(DISTINCT one) AS leads
WHERE leads > 1
MATCH (led)<-[r:LEADS]-(lead:Entity)
WHERE r.tier IN ['stated', 'inherited']
RETURN led.name AS what, lead.name AS who, lead.node_type AS type, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       led.id AS id
ORDER BY led.name, led.id, lead.name, lead.id, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
