"""What people ask of a graph."""
