"""Statement and Evidence: who, relation, whom; and the words of the report that say so."""

from dataclasses import dataclass
from typing import Literal

from kg.identifiers import digest

Tier = Literal["stated", "inherited", "derived"]
TIERS: tuple[Tier, ...] = ("stated", "inherited", "derived")


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One place in one report that shows a statement."""

    report: str
    paragraph: str
    """The paragraph's key."""
    start: int
    """Of the quote in the paragraph's text, in characters."""
    end: int
    quote: str
    """Verbatim: ``paragraph.text[start:end]``."""
    tier: Tier
    rule: str
    """The identifier of the rule that read it."""
    context: str = ""
    """Verbatim text outside the quote that gives one end: a lead-in, a heading, or empty."""
    premises: tuple[str, ...] = ()
    """For derived evidence: the identifiers of the evidence it rests on."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Subject, relation, object, by identifier; with at least one piece of evidence."""

    subject: str
    relation: str
    object: str
    evidence: tuple[Evidence, ...]
    """Sorted by report, paragraph and place."""

    @property
    def triple(self) -> tuple[str, str, str]:
        """What is stated, without its evidence."""
        return (self.subject, self.relation, self.object)

    @property
    def tier(self) -> Tier:
        """The most direct tier among the evidence."""
        return min((item.tier for item in self.evidence), key=TIERS.index)

    def evidence_id(self, item: Evidence) -> str:
        """Name a piece of evidence by what it shows and where; stable between builds."""
        place = (item.report, item.paragraph, str(item.start), str(item.end), item.quote)
        return digest(*self.triple, *place)[:24]
