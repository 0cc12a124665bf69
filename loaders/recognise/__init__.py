"""A paragraph to mentions: one way of recognising a module."""
