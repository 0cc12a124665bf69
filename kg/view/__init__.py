"""A graph or an answer turned into something a person or a tool reads."""
