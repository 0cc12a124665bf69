"""A web page to blocks."""
