"""What the worker says of a document and its pages, as a line of JSON each.

Written here and not by json: to import that takes as long as to read two pages.
"""

Record = dict[str, int | str | tuple[str, ...]]
"""Its texts have no control characters, its numbers are whole; others are packed into a text."""


def to_json(record: Record) -> str:
    r"""Write a record.

    >>> to_json({"number": 2, "pictured": False, "words": ("say", '"no\\yes"'), "title": ""})
    '{"number":2,"pictured":false,"words":["say","\\"no\\\\yes\\""],"title":""}'
    """
    return "{" + ",".join(f'"{key}":{_value(value)}' for key, value in record.items()) + "}"


def _value(value: int | str | tuple[str, ...]) -> str:
    if isinstance(value, str):
        return f'"{_escaped(value)}"'
    if isinstance(value, tuple):
        return _escaped("\n".join(value)).replace("\n", '","').join(('["', '"]')) if value else "[]"
    return str(value).lower()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
