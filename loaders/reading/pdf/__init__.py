"""PDF files: taken apart in a process of its own, put together again by pure functions."""
