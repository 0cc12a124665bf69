"""How node types and relations look on a map: shape and colour family, never colour alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """A node type's look."""

    family: int
    """Its place in FAMILIES, which gives its colour."""
    glyph: str
    """A shape that the explorer draws."""
    shape: str
    """The nearest shape that vis-network draws."""
    plural: str
    shown: bool = True
    """Whether a map shows the type before anybody asks for it."""


FAMILIES = {
    "police": "#123f8a",
    "partners": "#0a756c",
    "boards": "#6d28c4",
    "operations": "#9a4708",
    "plans": "#7d6404",
    "threats": "#a3161c",
    "people and places": "#526277",
}
"""Colour families of node types; the explorer has them in light and dark in its style sheet."""

STYLES = {
    "PoliceForce": Style(0, "shield", "hexagon", "police forces"),
    "Unit": Style(0, "circle", "dot", "units and teams"),
    "Organisation": Style(1, "square", "square", "organisations"),
    "Partnership": Style(2, "hexagon", "hexagon", "boards and partnerships"),
    "Operation": Style(3, "triangle", "triangle", "operations"),
    "Strategy": Style(4, "page", "square", "strategies and plans"),
    "Programme": Style(4, "pentagon", "diamond", "programmes"),
    "CriminalGroup": Style(5, "hourglass", "triangleDown", "criminal groups"),
    "Threat": Style(5, "star", "star", "threats"),
    "Post": Style(6, "person", "dot", "posts", shown=False),
    "Person": Style(2, "person", "diamond", "officials", shown=False),
    "Place": Style(6, "pin", "triangleDown", "places", shown=False),
    "Law": Style(4, "bar", "hexagon", "laws", shown=False),
    "Event": Style(3, "flag", "star", "events", shown=False),
    "Capability": Style(4, "cross", "triangle", "systems and tools", shown=False),
    "Strand": Style(5, "diamond", "diamond", "strands", shown=False),
}
"""By node type, in the order of a legend."""

UNKNOWN = Style(6, "circle", "dot", "others")
"""The look of a type that the table does not list."""

RELATION_FAMILIES = {
    "joint working": ("solid", ("works_with", "supports", "participates_in", "hosts")),
    "governance and leadership": (
        "solid",
        ("leads", "chairs", "member_of", "reports_to", "inspects", "holds_post", "establishes"),
    ),
    "action and delivery": (
        "dashed",
        ("conducts", "delivers", "uses", "contributes_to", "aligned_to", "operates_in"),
    ),
    "structure": ("solid", ("part_of", "works_in", "merged_into", "renamed_to")),
    "funding": ("dashed", ("funds",)),
    "threats": ("dotted", ("tackles", "targets", "about")),
}
"""Families of relations: how their lines are drawn, and which they are."""


def style_of(node_type: str) -> Style:
    """Find a node type's look."""
    return STYLES.get(node_type, UNKNOWN)


def colour_of(node_type: str) -> str:
    """Give a node type's colour on a light page."""
    return list(FAMILIES.values())[style_of(node_type).family]


def relation_family(relation: str) -> int:
    """Give the place of a relation's family; a relation of none belongs to the third.

    >>> relation_family("funds")
    4
    """
    for place, (_, relations) in enumerate(RELATION_FAMILIES.values()):
        if relation in relations:
            return place
    return 2
