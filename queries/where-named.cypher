MATCH (:Entity {id: $who})<-[:MENTIONS]-(place:Paragraph)-[:IN_REPORT]->(source:Report)
RETURN place.text AS quote, source.name AS report, source.date AS date, place.name AS paragraph,
       place.page AS page, place.kind AS kind
ORDER BY coalesce(source.date, ''), source.report, place.order, place.id
