"""Commands that ask, show and answer in words; cli.py lists all, and has those that read files."""
