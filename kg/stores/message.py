"""What an engine or a server says, as one line."""


def one_line(message: object) -> str:
    r"""Put an engine's message in one line of at most 200 characters.

    >>> one_line("Invalid input\n  here")
    'Invalid input here'
    """
    line = " ".join(str(message).split())
    return line if len(line) <= 200 else line[:199] + "…"
