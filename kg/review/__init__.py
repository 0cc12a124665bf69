"""Review: people's decisions on names and links, kept as data and applied by every build."""
