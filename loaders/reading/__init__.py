"""A file to a report: one format a module."""
