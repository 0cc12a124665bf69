MATCH (:Entity {id: $first})-[one:MEMBER_OF|CHAIRS|LEADS]->(board:Partnership)<-[two:MEMBER_OF|CHAIRS|LEADS]-(:Entity {id: $second})
WHERE one.tier IN ['stated', 'inherited'] AND two.tier IN ['stated', 'inherited']
WITH DISTINCT board
MATCH (board)<-[r:MEMBER_OF|CHAIRS|LEADS]-(member:Entity)
WHERE r.tier IN ['stated', 'inherited'] AND member.id IN [$first, $second]
RETURN board.name AS board, member.name AS who, type(r) AS how, r.tier AS tier, r.quote AS quote, r.report_title AS report,
       r.date AS date, r.paragraph AS paragraph, r.page AS page,
       board.id AS id
ORDER BY board.name, board.id, member.name, member.id, r.relation, coalesce(r.date, ''), r.report, r.order, r.start, r.evidence
