MATCH (:Entity)-[r]->(:Entity)
WHERE r.tier IN ['stated', 'inherited']
WITH r.report AS named, count(*) AS links
WITH collect({report: named, links: links}) AS counts
MATCH (source:Report)
OPTIONAL MATCH (place:Paragraph)-[:IN_REPORT]->(source)
WITH counts, source, count(place) AS paragraphs
OPTIONAL MATCH (owner:Entity {id: source.body})
RETURN source.name AS report, source.date AS date, owner.name AS body, paragraphs,
       coalesce([c IN counts WHERE c.report = source.report | c.links][0], 0) AS links, source.id AS id
ORDER BY coalesce(source.date, ''), source.name, source.id
