"""Mentions to statements: the rules and the engine that applies them."""
