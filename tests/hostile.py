"""Names that would do harm where a text is pasted instead of bound or escaped."""

from dataclasses import replace

from kg.graph import Graph, make_graph
from tests.small_graph import COUNCIL, make_small_graph

NAMES = {
    "script": '</script><script>document.title="owned"</script>',
    "image": '<img src="http://example.invalid/x" onerror="document.title=1">',
    "template": "{{ 7 * 7 }}{% raw %}",
    "markup": "[red]Council[/red] [link=http://example.invalid]x[/link]",
    "terminal": "Council\x1b[31m\x07\u202e",
    "sparql": '" } ; DROP ALL ; { "',
    "backslash": "Council\\\" \\u0022 '",
    "braces": "} UNION { ?s ?p ?o } #",
    "formula": "=HYPERLINK(1)",
}


def rename_council(name: str) -> Graph:
    """Make the small graph with another name for its council."""
    graph = make_small_graph()
    entities = [replace(item, name=name) if item.id == COUNCIL else item for item in graph.entities]
    return make_graph(graph.reports, entities, graph.statements, graph.mentions, graph.ledger)
