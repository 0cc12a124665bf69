MATCH (:Partnership {id: $board})<-[r:MEMBER_OF|CHAIRS|LEADS]-(member:Entity)
WHERE r.tier IN ['stated', 'inherited']
RETURN type(r) AS how, member.name AS who, member.node_type AS type, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       member.id AS id
ORDER BY member.name, member.id, r.relation, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
