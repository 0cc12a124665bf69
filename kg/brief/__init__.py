"""A briefing on a threat for a meeting: its content, and the files it is printed as."""
