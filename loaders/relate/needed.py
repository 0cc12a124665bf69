"""Needed words: what a pattern cannot match without, so that most patterns need not be tried.

Read from the notation of the rules, before it becomes a regular expression. Cost: one pass.
"""

import re

from loaders.relate.grammar import forms

_VERB = re.compile(r"<([\w-]+)(?::(\w+))?>")
_WORD = re.compile(r"(?P<stem>[A-Za-z]+)(?P<last>[A-Za-z])(?P<optional>\??)")
_CLASS = re.compile(r"\[[^]]*\](?:[+*?]|\{[^}]*\})*")
_PLAIN = re.compile(r"\{[^}]*\}|\\.|[-.,:;’'^$+*]")


def needed_words(pattern: str) -> frozenset[str]:
    """Give words in small letters, at least one of which each match holds; empty if not known.

    >>> sorted(needed_words("{S} (sits|serves) on( the)? {O}"))
    ['serves', 'sits']
    >>> sorted(needed_words("{O} whose leaders? is( the)? {S}"))
    ['leader', 'leaders']
    """
    choices = [choice for part in _top_level(pattern) if (choice := _words(part))]
    return max(choices, key=lambda words: min(map(len, words)), default=frozenset())


def _top_level(pattern: str) -> list[str]:
    """Split a pattern into its words and its groups; what may be absent is left out."""
    parts: list[str] = []
    depth, start = 0, 0
    for place, char in enumerate(pattern):
        if char == "(":
            if depth == 0:  # "priorit(y|ies)": a word glued to a group is no whole word
                parts.append(re.sub(r"\w+$", "", pattern[start:place]))
                start = place
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0:
                optional = re.match(r"[?*]|\{0,", pattern[place + 1 :])
                ahead = pattern.startswith("(?", start)
                if not optional and not ahead:
                    parts.append(pattern[start : place + 1])
                start = place + 1
    parts.append(pattern[start:])
    plain = [  # "[a-z]+ed": what is glued to a class is no whole word
        part if part[:1] == "(" else _PLAIN.sub(" ", _CLASS.sub("\0", part)) for part in parts
    ]
    return [word for part in plain for word in ([part] if part[:1] == "(" else part.split())]


def _words(part: str) -> frozenset[str]:
    """Give the words of which one is needed: a word, a verb's forms, or one of each choice."""
    verb = _VERB.fullmatch(part)
    if verb:
        return frozenset(form.split("-")[0] for form in forms(verb[1], verb[2] or ""))
    if part[:1] != "(":
        word = _WORD.fullmatch(part)
        if not word:
            return frozenset()
        whole = (word["stem"] + word["last"]).lower()
        return frozenset({whole, word["stem"].lower()} if word["optional"] else {whole})
    options = _options(part[1:-1])
    found = [_option(option) for option in options]
    return frozenset().union(*found) if all(found) else frozenset()


def _options(inside: str) -> list[str]:
    """Split a group at its own bars."""
    options, depth, start = [], 0, 0
    for place, char in enumerate(inside):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            options.append(inside[start:place])
            start = place + 1
    return [*options, inside[start:]]


def _option(option: str) -> frozenset[str]:
    choices = [words for part in _top_level(option) if (words := _words(part))]
    return max(choices, key=lambda words: min(map(len, words)), default=frozenset())
