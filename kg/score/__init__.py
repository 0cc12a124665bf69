"""Measure a graph against the links that a careful reader wrote down by hand."""
