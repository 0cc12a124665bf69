"""Posts in small letters with what they are over: "head of intelligence", "force lead for fraud".

What a post may be over is data (``posts.yaml``) and the listed threats; a post makes a node only
where the report says something of it. Cost: linear in the text; a text without a clue is left.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from loaders.recognise.clues import find_clues
from loaders.recognise.mention import Mention
from loaders.yaml_file import read_yaml

_RANK = r"(?:(?:deputy|assistant|joint|interim|acting|strategic|corporate|executive|service) )?"
_LEVEL = r"(?:strategic|national|regional|force|thematic|tactical|operational|policing|senior)"
_POST = (
    rf"(?:{_RANK}(?:head|director) of"
    rf"|(?:{_LEVEL}[ -]){{1,2}}(?:lead|champion|coordinator|co-ordinator) (?:for|on))"
)
_OWNED = r"(?:[’']s |s[’'] |, (?:an? |the )?|\b(?:[Ii]ts|[Oo]ur|their|[Tt]he|a|new|as) )"
_BODY = r"(?:the )?(?P<body>[A-Z][\w’'&-]*(?: (?:(?:and|of|for|&) )?[A-Z][\w’'&-]*)*)"
_OF_BODY = re.compile(
    r"(?:^|[.;] |\n)The "
    rf"(?P<post>{_RANK}(?:head|director|manager) of {_BODY})"
    r"(?= (?:also |now |jointly )?(?:will|has|chairs|attends|leads|sits|reports|oversees|manages"
    r"|presented|represents|briefs|meets|co-chairs)\b)"
)
"""One who acts: a post beside its holder is read by the rules for leading."""
_BEFORE_TOPIC = re.compile(rf"{_OWNED}(?P<post>{_RANK}(?:head|director) of )")
_TAKEN = re.compile(r"(?:take|takes|took|taken|taking|has|have|had|hold|holds|was|is|being) $")
"""Who "takes the national lead for" a threat has no post by it."""


@cache
def _of_field() -> re.Pattern[str]:
    data = read_yaml(files("loaders.recognise").joinpath("posts.yaml"))
    fields = "|".join(sorted(map(re.escape, data["fields"]), key=len, reverse=True))
    return re.compile(
        rf"{_OWNED}(?P<post>{_POST} (?:{fields})(?: and (?:{fields}))?)(?![\w’'-]| [A-Z])"
    )


def find_field_posts(text: str, topics: tuple[Mention, ...]) -> Iterator[Mention]:
    """Yield the posts in small letters of a text.

    Args:
        text: of the paragraph.
        topics: its listed threats, with which a field may go on: "head of fraud".
    """
    if "small post" not in find_clues(text):
        return
    ends = {topic.start: topic.end for topic in topics if topic.type == "Threat"}
    for match in (*_of_field().finditer(text), *_OF_BODY.finditer(text)):
        start, end = match.span("post")
        article = re.sub(r"(?:the|an?) $", "", text[max(0, start - 14) : start])
        if not (" lead " in match["post"] and _TAKEN.search(article)):
            yield Mention(start, end, text[start:end], "Post", "description")
    for match in _BEFORE_TOPIC.finditer(text) if ends else ():
        if end := ends.get(match.end(), 0):
            start = match.start("post")
            yield Mention(start, end, text[start:end], "Post", "description")
