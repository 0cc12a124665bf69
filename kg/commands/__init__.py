"""Commands of the command line that answer people; cli.py has the others, and lists all."""
