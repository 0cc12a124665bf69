"""A knowledge graph of who works with whom on what, as public policing reports say it."""

__version__ = "0.1.0"
