"""Needed words: what a pattern cannot match without, so that most patterns need not be tried.

Read from the notation of the rules, before it becomes a regular expression. Cost: one pass.
"""

import re

from loaders.relate.grammar import forms

_VERB = re.compile(r"<([\w-]+)(?::(\w+))?>")
_WORD = re.compile(r"(?P<stem>[A-Za-z]+)(?P<last>[A-Za-z])(?P<optional>\??)")
_OPTIONAL = re.compile(r"[?*]|\{0,\d*\}")
_GLUE = re.compile(r"(?:\[[^]]*\]|\\[wd])(?:[+*?]|\{[^}]*\})*|(?:\\.|[-.,:;’'])[?*]")
"""What is beside these may be part of a word: "[a-z]+ed", "co-?operates"."""
_PLAIN = re.compile(r"\{[^}]*\}|\\.|[.,;’'^$+*]|[-:](?![\w:-]*>)")


def needed_words(pattern: str) -> tuple[frozenset[str], ...]:
    """Give sets of words in small letters: each match holds at least one of each set.

    The set of the longest words, which fewest texts have, comes first.

    >>> [sorted(words) for words in needed_words("{S} (sits|serves) on( the)? {O}")]
    [['serves', 'sits'], ['on']]
    >>> [sorted(words) for words in needed_words("{O} whose leaders? is( the)? {S}")]
    [['leader', 'leaders'], ['whose'], ['is']]
    >>> needed_words("{S} (has )?joined( the)? {O}")
    (frozenset({'joined'}),)
    >>> [sorted(words) for words in needed_words("<co-chair:pp> by, [a-z]+ed or co-?opted by")]
    [['co'], ['by'], ['or'], ['by']]
    """
    choices = [choice for part in _top_level(pattern) if (choice := _words(part))]
    return tuple(sorted(choices, key=lambda words: -min(map(len, words))))


def _top_level(pattern: str) -> list[str]:
    """Split a pattern into its words and its groups; what may be absent is left out."""
    parts: list[str] = []
    depth, start = 0, 0
    for place, char in enumerate(pattern):
        if char == "(":
            if depth == 0:  # "priorit(y|ies)": a word glued to a group is no whole word
                before = pattern[start:place]
                apart = pattern.startswith("( ", place)
                parts.append(before if apart else re.sub(r"\w+$", "", before))
                start = place
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0:
                optional = _OPTIONAL.match(pattern, place + 1)
                ahead = pattern.startswith("(?", start)
                if not optional and not ahead:
                    parts.append(pattern[start : place + 1])
                # "(with)?in": a word glued to a group; not so "(have )?been"
                start = optional.end() if optional and pattern[place - 1] == " " else place + 1
    parts.append(pattern[start:])
    plain = [part if part[:1] == "(" else _PLAIN.sub(" ", _GLUE.sub("\0", part)) for part in parts]
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
