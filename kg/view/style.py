"""How node types look on a map: shape and colour, never colour alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """A node type's look."""

    shape: str
    """A shape that vis-network draws."""
    colour: str
    plural: str
    shown: bool = True
    """Whether a map shows the type before anybody asks for it."""


# Colours differ in lightness too, so that the map can be read without colour.
STYLES = {
    "PoliceForce": Style("hexagon", "#12306b", "police forces"),
    "Unit": Style("dot", "#2563c9", "units and teams"),
    "Organisation": Style("square", "#0b7a6f", "organisations"),
    "Partnership": Style("diamond", "#7a2fb8", "boards and partnerships"),
    "Operation": Style("triangle", "#b45309", "operations"),
    "Strategy": Style("triangleDown", "#8a6d00", "strategies and plans"),
    "Programme": Style("triangleDown", "#c2974a", "programmes"),
    "CriminalGroup": Style("star", "#1f2937", "criminal groups"),
    "Threat": Style("star", "#c0262d", "threats"),
    "Post": Style("dot", "#7f93b2", "posts", shown=False),
    "Person": Style("diamond", "#d0447c", "officials", shown=False),
    "Place": Style("square", "#7a8450", "places", shown=False),
    "Law": Style("hexagon", "#8b5e3c", "laws", shown=False),
    "Event": Style("star", "#e08a2e", "events", shown=False),
    "Capability": Style("triangle", "#6b7280", "systems and tools", shown=False),
    "Strand": Style("hexagon", "#a12a2f", "strands", shown=False),
}
"""By node type, in the order of a legend."""

UNKNOWN = Style("dot", "#6b7280", "others")
"""The look of a type that the table does not list."""


def style_of(node_type: str) -> Style:
    """Find a node type's look."""
    return STYLES.get(node_type, UNKNOWN)
