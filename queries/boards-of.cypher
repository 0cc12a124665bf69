MATCH (:Entity {id: $body})-[r:MEMBER_OF|CHAIRS|LEADS]->(board:Partnership)
WHERE r.tier IN ['stated', 'inherited']
RETURN type(r) AS how, board.name AS board, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       board.id AS id
ORDER BY board.name, board.id, r.relation, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
