"""Where a name begins: the walk to the left from its head noun, over what belongs to it.

Cost: a walk stops after ten tokens.
"""

import re
from typing import NamedTuple

from loaders.recognise.heads import Shapes, Token, bare

_LONGEST = 10
_OWNED = {"Post", "Strategy", "Programme"}
"""Types whose name ends before "of": what follows is the body they belong to."""
_NOUNS_TOO = {
    "Training", "Development", "Planning", "Delivery", "Support", "Governance", "Leadership",
    "Review", "Funding", "Staff",
}  # fmt: skip
"""Openers that are nouns as well: "Training and Exercising Group"."""
_PARTS_OF_PLANS = {"Annual", "Action", "Delivery", "Implementation"}
"""After "Strategy and" these go on with its name: "Harbour Strategy and Action Plan"."""
_INNER = {"Unit", "Team", "Hub", "Squad", "Command", "Branch", "Desk", "Cell", "Inspectorate"}
"""Heads before "of" that end their own name: "the Food Crime Unit of X"."""
_OWNERS = {"Government", "Commissioner", "Minister", "Secretary", "Mayor", "Committee"}


class Joined(NamedTuple):
    """Where "and" means something else than two parts of a name."""

    topics: dict[int, int]
    """End of a place or threat of several words -> its start: "Blackburn with Darwen"."""
    places: frozenset[int]
    """Ends of places."""
    bodies: frozenset[int]
    """Ends of listed bodies: "Victim Support and Dorset Council"."""

    def closes(self, toks: list[Token], index: int) -> bool:
        """Tell whether a listed body ends at a token and another name follows "and"."""
        following = toks[index + 2].text if index + 2 < len(toks) else ""
        inside = toks[index].text == "Police" and following in ("Crime", "Fire")
        return toks[index].end in self.bodies and not inside

    def owner(self, token: Token) -> bool:
        """Tell the possessive of a listed body: "the Home Office’s Protect Team"."""
        return token.end - len(token.text) + len(bare(token.text)) in self.bodies and (
            bare(token.text) != token.text
        )


def walk_left(text: str, toks: list[Token], index: int, shapes: Shapes, joined: Joined) -> int:
    """Find the first token of a capitalised phrase whose last modifier is at ``index``."""
    first = index + 1
    position = index
    if index >= 0 and _possessive(toks[index].text):
        return first  # "the Government’s strategy" is no name
    while position >= 0 and index - position < _LONGEST:
        token = toks[position]
        skipped = _skip_bracket(toks, position)
        if skipped is not None:
            if (
                skipped < 0
                or not _is_capital(toks[skipped].text)
                or (toks[skipped].text in shapes.heads and position == index)
            ):
                break
            position = skipped
            continue
        if token.end in joined.topics:
            while position > 0 and toks[position].start > joined.topics[token.end]:
                position -= 1
            first = position
            position -= 1
        elif token.text == "The" and position < index:
            break  # "Julian House and The Nelson Trust"
        elif _is_capital(token.text):
            owns = _owns(toks, position, shapes) or joined.owner(token)
            if owns or "\n" in text[token.end : toks[position + 1].start]:
                break
            first = position
            position -= 1
        elif _is_count(toks, position):
            first = position
            position -= 1
        elif token.text in shapes.joiners and position > 0:
            before = toks[position - 1].text
            if token.text == "the" and before not in ("of", "for", "on"):
                break  # "X and the Y", "Under Operation X the Y": two names
            left = position - 1 if before not in shapes.joiners else position - 2
            closes = left >= 0 and (
                _closes_name(text, toks, left, shapes) or joined.closes(toks, left)
            )
            if left < 0 or not _is_capital(toks[left].text) or closes:
                break
            position = left
        else:
            break
    first = _over_commas(text, toks, first, index, shapes, joined)
    named = first > 0 and toks[first - 1].text in ("the", "The")  # "the Stronger Communities Board"
    while first <= index and toks[first].text in shapes.openers and not named:
        if toks[first + 1].text in ("and", "&") and _opens(text, toks, first):
            break  # "Training and Exercising Group"
        named = toks[first].text in ("The", "This")
        first += 1
    while first <= index and toks[first].text in shapes.joiners:
        first += 1
    return first


def _over_commas(
    text: str, toks: list[Token], first: int, index: int, shapes: Shapes, joined: Joined
) -> int:
    """Widen a name over "the Leicester, Leicestershire and Rutland Board"; else leave it.

    Only from an article, and only over single words that end no name of their own.
    """
    joins = any(tok.text in ("and", "&") for tok in toks[first : min(first + 4, index + 1)])
    position = first
    while joins and position > 1 and toks[position - 1].text == ",":
        word = toks[position - 2]
        plain = _is_capital(word.text) and not _closes_name(text, toks, position - 2, shapes)
        if not plain or word.text.isupper() or word.end in joined.bodies:
            return first
        position -= 2
    told = position > 0 and toks[position - 1].text in ("the", "The", "its", "our", "a")
    return position if told else first


def walk_lower(
    text: str,
    toks: list[Token],
    index: int,
    shapes: Shapes,
    topic_ends: dict[int, int],
    joined: Joined,
) -> int | None:
    """Find the first token of a phrase with a small-letter head: "economic crime team".

    Before the head stand capitalised words, listed threats and modifiers; at least one of them
    must be a capitalised word or a threat, or no one could tell the name from a description.
    """
    first: int | None = None
    naming = False
    position = index
    if index >= 0 and _possessive(toks[index].text):
        return None
    while position >= 0 and index - position < _LONGEST:
        token = toks[position]
        if "\n" in text[token.end : toks[position + 1].start]:
            break
        skipped = _skip_bracket(toks, position)
        if skipped is not None:
            if skipped < 0 or toks[skipped].text in shapes.heads:
                break  # "Council (NPCC) strategy": the body before the bracket is the owner
            position = skipped
            continue
        if token.end in topic_ends:
            while position > 0 and toks[position].start > topic_ends[token.end]:
                position -= 1
            first, naming = position, True
        elif _is_capital(token.text) and token.text not in shapes.openers:
            opens = _opens(text, toks, position) and naming is False
            if opens or _owns(toks, position, shapes) or joined.owner(token):
                break
            first, naming = position, True
        elif token.text.lower() in shapes.modifiers:
            first = position
        elif _links_title(toks, position) and first is not None:
            first = position = position - 1
        elif token.text in ("of", "and", "&") and position > 0 and first is not None:
            before = toks[position - 1]
            if (
                not _is_capital(before.text)
                or _closes_name(text, toks, position - 1, shapes)
                or before.text in shapes.openers
            ):
                break
        else:
            break
        position -= 1
    while first is not None and first <= index and toks[first].text in shapes.joiners:
        first += 1
    return first if naming else None


def _links_title(toks: list[Token], index: int) -> bool:
    """Tell the small word of a title: "the Gateway to Recovery service"."""
    return (
        toks[index].text in ("for", "to")
        and index > 1
        and _is_capital(toks[index - 1].text)
        and toks[index - 2].text in ("the", "The", "a", "its", "our")
    )


def _opens(text: str, toks: list[Token], index: int) -> bool:
    """Tell whether a token opens a sentence, where any word is capitalised."""
    if toks[index].text.isupper():
        return False
    return (
        index == 0 or toks[index - 1].text in (".", ":", ";") or text[toks[index].start - 1] == "\n"
    )


def _possessive(word: str) -> bool:
    """Tell a possessive from a word; "Children’s Board" is a name all the same."""
    children = re.match(r"(?:Children|Women|Men|People|Prince|Princes|King|Queen|Majesty)", word)
    return bool(re.search(r"[’']s?$", word)) and not children


def _owns(toks: list[Token], index: int, shapes: Shapes) -> bool:
    """Tell an owner ("PCC’s", "Mr Rimmer’s", "the Unit’s") from a name's own possessive."""
    if toks[index].text.endswith(("Children’s", "Children's")):
        return False
    match = re.fullmatch(r"(.+?)[’'](?:s)?", toks[index].text)
    if not match or not toks[index].text.endswith(("s", "’", "'")):
        return False
    titled = index > 0 and toks[index - 1].text in ("Mr", "Mrs", "Ms", "Dr", "Sir", "Dame", "Cllr")
    acronym = bool(re.fullmatch(r"[A-Z][A-Z0-9/&]+", match[1]))
    of_place = index > 1 and toks[index - 1].text == "of" and _is_capital(toks[index - 2].text)
    office = index + 1 < len(toks) and toks[index + 1].text == "Office"  # "Commissioner’s Office"
    owner = match[1] in shapes.heads or match[1] in _OWNERS
    return titled or acronym or of_place or (owner and not office)


def _skip_bracket(toks: list[Token], position: int) -> int | None:
    """Step left over "(SAC)" inside a name; None when there is no such bracket."""
    if toks[position].text != ")" or position < 2 or toks[position - 2].text != "(":
        return None
    return position - 3 if re.fullmatch(r"[A-Z][A-Za-z/&]{1,7}", toks[position - 1].text) else None


def _closes_name(text: str, toks: list[Token], index: int, shapes: Shapes) -> bool:
    """Tell whether a token ends a name of its own: a head noun or an acronym before "and"."""
    joiner = toks[index + 1].text if index + 1 < len(toks) else ""
    word = re.sub(r"[’']s?$", "", toks[index].text)
    if joiner not in ("and", "&"):  # "Chair of the X": a post beside the body, a body's plan
        owned = any(kind in _OWNED for _, kind in shapes.heads.get(word, ()))
        return word in shapes.openers or owned or word in _INNER
    following = toks[index + 2].text if index + 2 < len(toks) else ""
    if word == "Police" and following in ("Crime", "Fire"):
        return False  # "Police and Crime Plan", "Police and Crime Commissioner"
    alone = (
        index == 0 or not _is_capital(toks[index - 1].text) or text[toks[index].start - 1] == "\n"
    )
    if alone and word in _NOUNS_TOO:
        return False
    opens = alone and word in shapes.openers
    if word in ("Strategy", "Plan", "Framework") and following in _PARTS_OF_PLANS:
        return False
    return opens or word in shapes.heads or bool(re.fullmatch(r"[A-Z]{2,6}s?", word))


def _is_count(toks: list[Token], index: int) -> bool:
    """Tell the figure of "4 P Plans" from a number of things."""
    return toks[index].text.isdigit() and bool(re.fullmatch(r"Ps?", toks[index + 1].text))


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or bool(re.match(r"\d+[A-Z]", word))
