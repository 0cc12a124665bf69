"""Front: where a phrase before the subject ends ("Alongside A and B, the C tackles ...").

A name in the phrase and the subject behind its comma are no list. Cost: linear in the clause,
and only for a clause that begins like such a phrase.
"""

import re

from loaders.relate.chars import ANY

_OPENS = re.compile(
    r"[\s“‘\"'(–-]*(?:alongside|along with|together with|jointly with|as well as|in addition to"
    r"|with|under|during|through|throughout|within|in|on|at|from|for|by|via|as|following|after"
    r"|before|since|across|to|of|inside|against|despite|like|unlike|among|amongst|besides|outside"
    r"|beyond|using|thanks to|because of|owing to|due to|[a-z]+ed|[a-z]+ing|led|run|set up|made up"
    r"|built|drawn)\b",
    re.IGNORECASE,
)
_NO_PARTICIPLE = re.compile(
    r"[\s“‘\"'(–-]*(?:\w+thing|during|following|including|red)\b", re.IGNORECASE
)
_PARTICIPLE = re.compile(
    r"[\s“‘\"'(–-]*(?:(?:now|jointly|recently|originally|currently) )?"
    r"(?:\w+ed|\w+ing|led|run|set up|made up|built|drawn)\b",
    re.IGNORECASE,
)
_DET = r"(?:(?:the|our|a|an|its|both|new|this)\s+)*"
_NO_VERB = "|".join(
    (
        "and|or|of|for|in|with|at|to|on|by|from|as|the|a|an|but|nor|which|who|whose|that|led|chaired",
        "within|through|under|across|into|alongside|including|together|plus|per|via|like",
    )
)
_PREFIX = re.compile(
    r"[\s“‘\"'(–-]*(?:as well as|in addition to|besides|apart from|while|by) (?=\w+ing\b)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf",\s+{_DET}(?:[a-z-]+\s+(?:from|of|within|at|in)\s+{_DET})?(?:{ANY}['’]s?\s+)?{ANY}"
    rf"(?:(?:,\s+{_DET}{ANY}){{0,12}},?\s+(?:and|&)\s+{_DET}{ANY})?(?:\s+\([^)]*\))?"
    rf"(?:,\s+(?:[a-z]+ed|led|run|which|who)\s+[^;:.]{{3,120}}?,)?\s+(?!(?:{_NO_VERB})\b)[a-z]"
)


def find_front(text: str) -> int:
    r"""Find the comma that ends a clause's opening phrase, or 0 where it has none.

    >>> force, unit = "\ue001", "\ue002"
    >>> text = f"Alongside {force}, the {unit} tackles it"
    >>> text[find_front(text) :]
    ', the \ue002 tackles it'
    >>> find_front(f"The {unit}, {force} and others met")
    0
    """
    if not _OPENS.match(text):
        return 0
    match = _SUBJECT.search(text)
    return match.start() if match else 0


def find_participle(text: str) -> int | None:
    """Find where an opening participle begins that hangs on the subject, or None.

    >>> find_participle("Led by A, B met"), find_participle("As well as chairing A, B met")
    (0, 11)
    """
    prefix = _PREFIX.match(text)
    if prefix:
        return prefix.end()
    return 0 if _PARTICIPLE.match(text) and not _NO_PARTICIPLE.match(text) else None
