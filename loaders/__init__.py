"""Report content to a graph."""
