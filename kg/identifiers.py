"""Names to slugs, and slugs to IRIs.

An entity's identifier is a readable path: its node type, the path of its parent body when
it is known only inside one, and its name:
``unit/west-midlands-police/public-protection-department``.
"""

import hashlib
import re
import unicodedata

BASE = "https://w3id.org/policing-kg/"
ONTOLOGY = BASE + "ontology#"
ID = BASE + "id/"


def slug(name: str) -> str:
    """Turn a name into lower-case ASCII words joined by hyphens; never empty.

    Names written in no Latin letter fall back to a short digest, so that two of them differ.

    >>> slug("Her Majesty’s Revenue & Customs")
    'her-majestys-revenue-and-customs'
    >>> slug("Child Sexual Exploitation (CSE/A)")
    'child-sexual-exploitation-cse-a'
    """
    text = re.sub(r"['’‘`]", "", name).replace("&", " and ")
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:120].rstrip("-")
    return words or "x-" + digest(name)[:12]


def type_slug(node_type: str) -> str:
    """Turn a node type into the first part of an identifier.

    >>> type_slug("PoliceForce")
    'police-force'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", node_type).lower()


def entity_id(node_type: str, name: str, scope: str = "") -> str:
    """Make an entity's identifier; ``scope`` is the identifier of the parent body, if any.

    >>> entity_id("Unit", "Gangs Task Force", "police-force/west-midlands-police")
    'unit/west-midlands-police/gangs-task-force'
    """
    middle = scope.split("/", 1)[1] + "/" if "/" in scope else ""
    return f"{type_slug(node_type)}/{middle}{slug(name)}"


def report_id(stem: str) -> str:
    """Make a report's identifier from its file name without suffix."""
    return slug(stem)


def digest(*parts: str) -> str:
    """Hash a tuple of strings, length-safe: ("ab", "c") and ("a", "bc") differ.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    hasher = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.hexdigest()


def entity_iri(identifier: str) -> str:
    """Turn an entity's identifier into its IRI."""
    return ID + identifier


def report_iri(report: str) -> str:
    """Turn a report's identifier into its IRI, which also names its graph."""
    return f"{ID}report/{report}"


def paragraph_iri(report: str, key: str) -> str:
    """Turn a paragraph's key into its IRI."""
    return f"{ID}report/{report}/paragraph/{key}"


def evidence_iri(evidence: str) -> str:
    """Turn an evidence identifier into its IRI."""
    return f"{ID}evidence/{evidence}"


def local_id(iri: str) -> str:
    """Turn an entity's IRI back into its identifier.

    Raises:
        ValueError: the IRI is not one of this graph's.
    """
    if not iri.startswith(ID):
        raise ValueError(f"{iri!r} is not an identifier of this graph; it would begin {ID!r}")
    return iri.removeprefix(ID)
