MATCH (source:Report)
OPTIONAL MATCH (place:Paragraph)-[:IN_REPORT]->(source)
WITH source, count(place) AS paragraphs
OPTIONAL MATCH (owner:Entity {id: source.body})
OPTIONAL MATCH (:Entity)-[r]->(:Entity)
WHERE r.report = source.report AND r.tier IN ['stated', 'inherited']
WITH source, paragraphs, owner, count(r) AS links
RETURN source.name AS report, source.date AS date, owner.name AS body, paragraphs, links, source.id AS id
ORDER BY coalesce(source.date, ''), source.name, source.id
