"""Characters: each node type as one private-use character, so that patterns can ask for types."""

TYPE_CHARS = {
    node_type: chr(0xE001 + place)
    for place, node_type in enumerate(
        (
            "PoliceForce",
            "Unit",
            "Organisation",
            "Partnership",
            "Post",
            "Person",
            "Operation",
            "Strategy",
            "Programme",
            "Threat",
            "CriminalGroup",
            "Place",
            "Law",
            "Event",
            "Capability",
            "Strand",
        )
    )
}
"""Each node type's character."""

ANY = "[" + "".join(TYPE_CHARS.values()) + "]"
"""A name of any type, as a pattern."""
