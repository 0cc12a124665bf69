"""Ellipsis: sentences that leave their subject out, under a heading that is its name.

"Dock Team", and below it "Works with Border Force." or "Lead: Superintendent X". Only a sentence
that begins with a verb or a label has its subject left out; the heading must begin with the name.
"""

import re

from loaders.recognise.mention import Mention

_VERB = re.compile(
    r"(?:Also |Jointly |Currently )?(?:Works? (?:with|alongside|to)|Working (?:with|alongside)"
    r"|Leads|Leading on"
    r"|Supports|Hosts|Chairs|Funds|Funded (?:by|through)|Led by|Chaired by|Hosted by|Managed by"
    r"|Run by|Owned by"
    r"|Staffed by|Overseen by|Sponsored by|Part of|Responsible for|Tackles|Tackling|Investigates"
    r"|Based (?:in|at|within)|Reports? (?:in)?to|Reporting to|Delivers|Delivered by|Made up of"
    r"|Comprises"
    r"|Brings together|Set up|Established|Launched|Covers|Covering|Targets|Supported by"
    r"|Attended by|Sits (?:with)?in"
    r"|Sits on|Contributes to|Accountable to|Oversees|Meets with|Operates|Coordinates)\b"
)
_LABEL = re.compile(
    r"(?:[Cc]o-|[Vv]ice |[Jj]oint |[Nn]ational |[Ff]orce |[Ss]trategic |[Cc]urrent |[Cc]ore )?"
    r"(?:Chair|chair|Chairs|Lead|lead|Leads|Leader|Head|head|Members|members|Membership|Partners"
    r"|partners|Owner"
    r"|Attendees|Key partners|Manager|Director|Commander)(?: \([^)]*\))?:\s"
)


def is_label(text: str) -> bool:
    """Tell a line that only says something of the section's name: "Chair: A Name".

    >>> is_label("Chair: Superintendent X"), is_label("Dock Team: who we are")
    (True, False)
    """
    return bool(_LABEL.match(text))


def left_out(text: str, start: int) -> Mention | None:
    """Give the place of a subject that a sentence leaves out, as a mention without letters.

    Its name is ``its`` before a label, where the subject owns what the label names.

    >>> left_out("Led by X.", 0)
    Mention(start=0, end=0, text='', type='Unit', recogniser='pronoun', name='it', ref='', \
kind=None, inner=())
    >>> left_out("The team is led by X.", 0)
    """
    if _LABEL.match(text, start):
        return Mention(start, start, "", "Unit", "pronoun", name="its")
    if _VERB.match(text, start):
        return Mention(start, start, "", "Unit", "pronoun", name="it")
    return None
