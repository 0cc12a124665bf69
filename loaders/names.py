"""Which names of a report are the same thing: gathered over its mentions, then joined by rules.

Order: exact name, the report's own abbreviations, the authority file and schemes, then two
rules inside one report: a kind's name means the one body of that kind the report names in full
("the LRF"), and a short name means the one longer name it ends ("Resilience Unit" for
"Operations Resilience Unit"). Nothing is merged by similarity.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, product

from kg.report import Report
from loaders.composition import find_composed
from loaders.recognise.lexicon import entries_by_id, fold
from loaders.recognise.mention import REFERENCES, WEAK, Mention
from loaders.recognise.recognise import Recognised

Apart = frozenset[frozenset[str]]
"""Pairs of names that a person decided are not the same."""

_WIDER = {
    "national",
    "regional",
    "local",
    "adult",
    "child",
    "children",
    "joint",
    "international",
    "deputy",
    "vice",
    "assistant",
}


_DESCRIBED = {"Unit", "Partnership", "Capability"}
_GENERAL = {
    "crime", "police", "policing", "force", "community", "public", "strategic", "partnership",
}  # fmt: skip
"""First words that many bodies of one report share."""
_DATED = re.compile(r"(?P<name>.+?) (?:19|20)\d\d(?: (?:20)?\d\d)?")
_COUNTED = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) (?P<name>.+)"
)
_PCC = re.compile(r"police (?:fire )?and crime commissioner")
_BRACKET = re.compile(r"\s*\([A-Z][\w&/’'-]{1,9}\)$")


@dataclass
class Name:
    """What a report calls one thing: gathered over all mentions."""

    key: str
    types: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    name: str = ""
    ref: str = ""
    kind: str | None = None
    is_kind: bool = False
    described: bool = True
    """Whether the report only describes it, in small letters."""
    composed: bool = False
    """Whether the report says that several bodies make it up."""


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """Normalise a name for comparison: case, quotes, hyphens, article, plural, "program".

    >>> normal("the Local Safeguarding Children’s boards") == normal(
    ...     "Local Safeguarding Children Board"
    ... )
    True
    """
    text = fold(name).replace("&", " and ")
    text = re.sub(r"'s\b|'|\"", "", text)
    text = text.replace("programme", "program")
    words = re.sub(r"[^a-z0-9]+", " ", text).split()
    if words and words[0] in ("the", "a", "an"):
        words = words[1:]
    if words and len(words[-1]) > 4 and words[-1].endswith("ies"):
        words[-1] = words[-1][:-3] + "y"
    elif words and len(words[-1]) > 3 and words[-1].endswith("s") and not words[-1].endswith("ss"):
        words[-1] = words[-1][:-1]
    return " ".join(words)


class Names:
    """The names of one report, by key, and which of them mean the same."""

    def __init__(self, report: Report, recognised: Recognised, apart: Apart = frozenset()) -> None:
        self.report = report
        self.apart = {frozenset(map(normal, pair)) for pair in apart}
        self.mentions = recognised.mentions
        self.definitions = recognised.definitions
        self.entries = entries_by_id()
        self.names: dict[str, Name] = {}
        self.same: dict[str, str] = {}
        self.by_form: dict[str, dict[str, None]] = defaultdict(dict)
        self.gather()
        for mention in find_composed(report, recognised.mentions):
            if name := self.names.get(self.key(mention)):
                name.composed = True
        self.join_abbreviations()
        self.join_slashed()
        self.join_brackets()
        self.join_people()
        self.join_years()
        self.join_counted()
        self.join_commissioner()
        self.join_kinds()
        self.join_endings()
        self.join_short()

    def gather(self) -> None:
        """Collect every named mention, nested ones too, under its normal name."""
        for mentions in self.mentions.values():
            for outer in mentions:
                for mention in (outer, *outer.inner):
                    if mention.recogniser not in REFERENCES:
                        self.add(mention)

    def add(self, mention: Mention) -> None:
        """Count a mention under its name."""
        key = self.key(mention)
        if key not in self.names:
            self.names[key] = Name(key)
        name = self.names[key]
        name.types[mention.type] += 1
        name.described = name.described and _only_describes(mention)
        spelt = mention.recogniser == "list" and mention.name
        form = spelt or bare(mention.text)
        name.forms[form] += 1
        self.by_form[form][key] = None
        if self.apart and self.is_apart(mention):
            return
        if spelt and mention.ref:
            name.forms[mention.text] += 0  # "Norfolk", in a list of forces
        if mention.name and not mention.ref.startswith("kind/"):
            name.forms[mention.name] += 0
            self.by_form[mention.name][key] = None
        if mention.ref and key != mention.ref:
            name.kind = mention.kind
        elif mention.ref:
            name.ref, name.kind = mention.ref, mention.kind
            name.name = mention.name
            name.is_kind = mention.ref.startswith("kind/")

    def key(self, mention: Mention) -> str:
        """Give the normal name a mention is gathered under.

        Other names of a kind are names of their own: a report may have both a Neighbourhood
        Policing Unit and Neighbourhood Teams.
        """
        if (
            self.apart
            and frozenset((normal(mention.name), normal(bare(mention.text)))) in self.apart
        ):
            return normal(bare(mention.text))
        own = mention.ref.startswith("kind/") and " " in bare(mention.text)
        if mention.ref and not (own and normal(bare(mention.text)) != normal(mention.name)):
            return mention.ref
        if own:
            return normal(bare(mention.text))
        return normal(bare(mention.name or mention.text))

    def is_apart(self, mention: Mention) -> bool:
        """Tell whether a person decided that a mention is not what its spelling is listed as."""
        return frozenset((normal(mention.name), normal(bare(mention.text)))) in self.apart

    def join(self, one: str, other: str) -> None:
        """Make one key mean the other."""
        one, other = self.root(one), self.root(other)
        if one == other or one not in self.names or other not in self.names:
            return
        if self.apart and self.kept_apart(one, other):
            return
        self.same[one] = other
        kept, gone = self.names[other], self.names[one]
        kept.composed = kept.composed or gone.composed
        kept.types.update(gone.types)
        kept.forms.update(gone.forms)
        for form in gone.forms:
            self.by_form[form][other] = None

    def kept_apart(self, one: str, other: str) -> bool:
        """Tell whether a person decided that two keys' names are not the same."""
        forms = ({normal(form) for form in self.names[key].forms} | {key} for key in (one, other))
        return any(frozenset(pair) in self.apart for pair in product(*forms))

    def root(self, key: str) -> str:
        """Follow joins to the key that stands for all."""
        while key in self.same:
            key = self.same[key]
        return key

    def join_abbreviations(self) -> None:
        """Join a defined short form to its long form, also where the short form is listed."""
        for _, item in self.definitions:
            longs = [
                key for key in (normal(item.long), *self.listed(item.long)) if key in self.names
            ]
            if len(longs) > 1 and self.calls_kind(item.long, longs[1]):
                self.join(longs[0], longs[1])  # then join_kinds finds the one of that kind
            for key in [normal(item.stem), *self.listed(item.stem)]:
                if longs and key in self.names:
                    self.join(key, longs[0])

    def calls_kind(self, form: str, key: str) -> bool:
        """Tell whether a form names the kind of organisation that a key stands for."""
        entry = self.entries.get(key) if self.names[key].is_kind else None
        if entry is None or entry.type != "Organisation":
            return False
        return normal(form) in map(normal, entry.names)

    def listed(self, form: str) -> list[str]:
        """Find the listed keys that the report writes as a form."""
        found = {**self.by_form.get(form, {}), **self.by_form.get(form + "s", {})}
        return [key for key in found if self.names[key].ref]

    def join_slashed(self) -> None:
        """Join an acronym to the one that a stroke extends: "CSE" and "CSE/A" in one report."""
        forms = {form: key for key, name in self.names.items() for form in name.forms}
        for form, key in sorted(item for item in forms.items() if "/" in item[0]):
            short = re.fullmatch(r"([A-Z]{2,6})/[A-Z]{1,3}", form)
            other = forms.get(short[1]) if short else None
            if other and self.type(self.root(key)) == self.type(self.root(other)):
                self.join(key, other)

    def join_brackets(self) -> None:
        """Join two names that the report sets equal: "human trafficking (modern slavery)"."""
        for par in self.report.paragraphs:
            mentions = self.mentions[par.key]
            for left, right in pairwise(mentions):
                between = par.text[left.end : right.start]
                after = par.text[right.end : right.end + 1]
                if left.type != right.type or left.recogniser in REFERENCES:
                    continue
                if left.type == "Threat" and between.strip() == "(" and after == ")":
                    self.join(self.key(right), self.key(left))
                elif left.type == "Strategy" and between == ", " and right.ref and after in ".,:;)":
                    self.join(self.key(left), self.key(right))  # "the national strategy, CONTEST:"

    def join_people(self) -> None:
        """Join a surname to the one full name that bears it."""
        full: dict[str, list[str]] = defaultdict(list)
        people = [
            key for key, name in self.names.items() if name.types.most_common(1)[0][0] == "Person"
        ]
        for key in people:
            if " " in key:
                full[key.split()[-1]].append(key)
        for key in people:
            if " " not in key and len(full[key]) == 1:
                self.join(key, full[key][0])

    def within(self, longer: re.Pattern[str]) -> dict[str, list[str]]:
        """Index the keys that a pattern matches by the name inside them."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in self.names:
            if match := longer.fullmatch(key):
                found[match["name"]].append(key)
        return found

    def join_years(self) -> None:
        """Join a plan named with its years to its name without, if it is the only such one."""
        dated = self.within(_DATED)
        for key, name in list(self.names.items()):
            found = dated.get(normal(name.name) if name.ref else key, ())
            if len(found) == 1:
                listed = bool(name.ref) and not name.is_kind
                self.join(*((found[0], key) if listed else (key, found[0])))

    def join_commissioner(self) -> None:
        """Let "the Commissioner" mean the police and crime commissioner the report names."""
        full = [key for key, name in self.names.items() if _is_pcc(name)]
        for key in list(self.by_form.get("Commissioner", ())):
            if len(full) == 1 and self.type(self.root(key)) == "Post":
                self.join(key, full[0])

    def join_counted(self) -> None:
        """Let "the local authorities" mean the five that the report counts, if it counts once."""
        counted = self.within(_COUNTED)
        for key, name in list(self.names.items()):
            forms = {normal(form) for form, count in name.forms.items() if count} | {key}
            found = [item for form in sorted(forms) for item in counted.get(form, ())]
            if len(found) == 1 and not (name.ref and not name.is_kind):
                self.join(key, found[0])

    def find_body(self) -> str | None:
        """Find the reporting body: the listed police force that the report names most."""
        counts: Counter[str] = Counter()
        for key, name in self.names.items():
            root = self.names[self.root(key)]
            if root.ref and self.type(root.key) == "PoliceForce":
                counts[root.ref] += sum(name.forms.values())
        return max(counts, key=lambda ref: counts[ref], default=None)  # of equals the first named

    def join_kinds(self) -> None:
        """Let a kind mean the one body of that kind that the report names in full."""
        tails = _tails(
            {
                key: normal(name.name) if name.ref else key
                for key, name in self.names.items()
                if not name.is_kind and not name.described
            }
        )
        for key in [
            key for key, name in self.names.items() if name.is_kind and key not in self.same
        ]:
            entry = self.entries.get(key)
            if entry is None:
                continue
            used = [form for form, count in self.names[key].forms.items() if count]
            short = any(" " not in form for form in used)  # an acronym may stand for any of them
            ends = {normal(form) for form in (entry.names if short else used) if " " in form}
            found = dict.fromkeys(other for end in sorted(ends) for other in tails.get(end, ()))
            longer = [other for other in found if other not in self.same]
            if len(longer) == 1 and self.type(longer[0]) == entry.type:
                self.join(key, longer[0])

    def join_endings(self) -> None:
        """Let a short name mean the one longer name of its type that it ends.

        Never where the words between tell bodies apart: national, regional, adult, child.
        """
        by_type: dict[str, list[str]] = defaultdict(list)
        for key in self.names:
            if key not in self.same:
                by_type[self.type(key)].append(key)
        for node_type in ("Unit", "Partnership", "Strategy", "Programme", "Capability", "Post"):
            keys = by_type[node_type]
            fulls = {
                key: normal(self.names[key].name) if self.names[key].ref else key for key in keys
            }
            tails = _tails({k: full for k, full in fulls.items() if not self.names[k].described})
            for key in keys:
                longer = [other for other in tails.get(fulls[key], ()) if other not in self.same]
                if len(longer) != 1 or len(fulls[key].split()) < 2 or self.names[key].ref:
                    continue
                added = fulls[longer[0]].split()[: -len(fulls[key].split())]
                if not _WIDER & set(added) and "and" not in added[-1:]:
                    self.join(key, longer[0])

    def join_short(self) -> None:
        """Let "the Gangs unit" mean the one Gangs and Violence Reduction Unit of the report.

        Only what is written with a capital and a head in small letters, as short forms are.
        """
        longer: dict[tuple[str, str], list[str]] = defaultdict(list)
        for key, name in self.names.items():
            words = key.split()
            if len(words) > 2 and not name.described and key not in self.same:
                longer[words[0], words[-1]].append(key)
        for key, name in self.names.items():
            forms = [form for form, count in name.forms.items() if count]
            if key in self.same or not forms or not all(map(_is_short, forms)):
                continue
            words = normal(forms[0]).split()
            found = longer.get((words[0], words[-1]), []) if len(words) == 2 else []
            if len(found) == 1 and self.type(key) == self.type(found[0]):
                self.join(key, found[0])

    def type(self, key: str) -> str:
        """Decide a name's type by all its mentions; what is listed keeps its listed type."""
        name = self.names[key]
        entry = self.entries.get(name.ref)
        if entry is not None:
            return entry.type
        if name.composed and key not in self.same:
            return "Partnership"
        if _is_pcc(name) and "Organisation" in name.types:
            return "Organisation"  # "the Commissioner" alone is read as a post
        if len(name.types) == 1:
            return next(iter(name.types))
        best = max(name.types.values())
        return sorted(kind for kind, count in name.types.items() if count == best)[0]


def _only_describes(mention: Mention) -> bool:
    """Tell what may be no name: "an incident room", "physical security" in a list."""
    small = mention.text.islower() and mention.recogniser in ("kind", "list")
    return mention.recogniser in WEAK or (small and mention.type in _DESCRIBED)


def _is_short(form: str) -> bool:
    """Tell one capitalised word before a head in small letters: "Gangs unit"."""
    first, _, last = form.partition(" ")
    telling = first[:1].isupper() and first.lower() not in _WIDER | _GENERAL
    return telling and last.islower() and last.isalpha()


def _is_pcc(name: Name) -> bool:
    forms = (normal(form) for form in name.forms)
    return any("crime commissioner" in form and _PCC.search(form) for form in forms)


def _tails(fulls: dict[str, str]) -> dict[str, list[str]]:
    """Index keys by every shorter ending of their full names."""
    tails: dict[str, list[str]] = defaultdict(list)
    for key, full in fulls.items():
        words = full.split()
        for cut in range(1, len(words)):
            tails[" ".join(words[cut:])].append(key)
    return tails


def bare(text: str) -> str:
    """Drop a trailing bracket: "Gangs Task Force (GTF)" is called "Gangs Task Force"."""
    # Asked first, for few names end so: without, this was a fifth of resolving.
    return _BRACKET.sub("", text) if text.endswith((")", "\n")) else text
