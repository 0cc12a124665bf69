MATCH (entry:LedgerEntry)-[:IN_REPORT]->(source:Report)
WHERE source.id = $source // if source
OPTIONAL MATCH (place:Paragraph {report: entry.report, key: entry.key})
RETURN entry.stage AS stage, entry.reason AS reason, entry.text AS quote, source.name AS report,
       source.date AS date, place.name AS paragraph, place.page AS page
ORDER BY entry.stage, entry.reason, coalesce(source.date, ''), source.report, coalesce(place.order, -1),
         entry.text, entry.id
