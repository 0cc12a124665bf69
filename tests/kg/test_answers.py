"""What each question answers of the county graph, worked out by hand, in every engine."""

import pytest

from kg.answer.ask import ask
from kg.answer.names import find_entity
from kg.graph import Graph
from kg.query import load_question, load_questions
from kg.stores import Store
from tests.county_graph import make_county_graph
from tests.kg.stores.stores import PARAMETERS, open_store

Case = tuple[str, tuple[str, ...], tuple[str, ...], list[tuple[object, ...]]]
"""A question, what it is given, the columns that are looked at, and their rows."""

CASES: list[Case] = [
    (
        "who-connects-to",
        ("Crime Department",),
        ("relation", "name"),
        [
            ("delivers", "Gangs Plan"),
            ("employs", "Head of Crime"),
            ("includes", "Fraud Team"),
            ("includes", "Gangs Team"),
            ("includes", "Gangs Team"),
            ("is led by", "Ann Jones"),
            ("is part of", "Westshire Police"),
        ],
    ),
    (
        "how-connected",
        ("Home Office", "Westshire Police"),
        ("chain", "from"),
        [],
    ),
    ("bridges", ("3",), ("body",), []),
    (
        "how-connected",
        ("Eastshire Police", "Gangs Team"),
        ("chain", "hop", "from", "relation", "to"),
        [
            (1, 1, "Eastshire Police", "sits on", "Fraud Forum"),
            (1, 2, "Fraud Forum", "has as member", "Fraud Team"),
            (1, 3, "Fraud Team", "is part of", "Crime Department"),
            (1, 4, "Crime Department", "includes", "Gangs Team"),
            (2, 1, "Eastshire Police", "sits on", "Fraud Forum"),
            (2, 2, "Fraud Forum", "has as member", "Fraud Team"),
            (2, 3, "Fraud Team", "uses", "Ledger System"),
            (2, 4, "Ledger System", "is hosted by", "Westshire Council"),
            (2, 5, "Westshire Council", "works with", "Gangs Team"),
            (3, 1, "Eastshire Police", "sits on", "Fraud Forum"),
            (3, 2, "Fraud Forum", "has as member", "Fraud Team"),
            (3, 3, "Fraud Team", "is part of", "Crime Department"),
            (3, 4, "Crime Department", "is part of", "Westshire Police"),
            (3, 5, "Westshire Police", "reports to", "Safety Board"),
            (3, 6, "Safety Board", "has as member", "Gangs Team"),
        ],
    ),
    (
        "who-tackles",
        ("violence",),
        ("acts_on", "who", "how", "strand"),
        [
            ("gang violence", "Gangs Plan", "tackles", None),
            ("gang violence", "Gangs Team", "tackles", "Prevent"),
            ("gang violence", "Operation Oak", "tackles", None),
            ("gang violence", "Safe Haven", "tackles", None),
            ("gang violence", "Westshire Council", "tackles", None),
        ],
    ),
    (
        "partners-of",
        ("Gangs Team",),
        ("threat", "relation", "partner", "date"),
        [
            ("gang violence", "works with", "Westshire Council", "2014"),
            ("gang violence", "works with", "Westshire Council", "2019"),
            ("no threat is named for both", "sits on", "Safety Board", "2014"),
        ],
    ),
    (
        "possible-partners",
        ("Gangs Team",),
        ("threat", "who"),
        [("gang violence", "Safe Haven")],
    ),
    (
        "shared-partners",
        ("Gangs Team", "Westshire Police"),
        ("partner", "who", "relation"),
        [
            ("Safety Board", "Gangs Team", "sits on"),
            ("Safety Board", "Westshire Police", "reports to"),
        ],
    ),
    (
        "bridges",
        (),
        ("body", "groups", "group", "size", "through", "relation"),
        [
            ("Fraud Team", 2, 1, 8, "Crime Department", "is part of"),
            ("Fraud Team", 2, 2, 2, "Fraud Forum", "sits on"),
        ],
    ),
    (
        "gaps",
        ("violence",),
        ("name", "bodies", "missing"),
        [
            ("gang violence", 3, "lead"),
            ("violence", 0, "lead, operation, strategy, strand"),
        ],
    ),
    (
        "gaps",
        (),
        ("name", "bodies", "missing"),
        [
            ("gang violence", 3, "lead"),
            ("fraud", 1, "lead, operation, strategy, strand"),
            ("violence", 0, "lead, operation, strategy, strand"),
        ],
    ),
    (
        "who-works-under",
        (),
        ("under", "who"),
        [("Prevent", "Gangs Team")],
    ),
    (
        "boards-of",
        ("Ann Jones",),
        ("how", "board"),
        [("chairs", "Safety Board")],
    ),
    (
        "who-sits-on",
        ("Safety Board",),
        ("how", "who"),
        [
            ("chairs", "Ann Jones"),
            ("sits on", "Gangs Team"),
            ("sits on", "Westshire Council"),
        ],
    ),
    (
        "shared-boards",
        ("Gangs Team", "Ann Jones"),
        ("board", "who", "how"),
        [("Safety Board", "Ann Jones", "chairs"), ("Safety Board", "Gangs Team", "sits on")],
    ),
    (
        "units-of",
        ("the Force",),
        ("level", "unit", "parent", "date"),
        [
            (1, "Crime Department", "Westshire Police", "2014"),
            (2, "Fraud Team", "Crime Department", "2014"),
            (2, "Gangs Team", "Crime Department", "2014"),
            (2, "Gangs Team", "Crime Department", "2019"),
        ],
    ),
    (
        "what-changed",
        (),
        ("from", "relation", "to"),
        [
            ("Cyber Team", "was merged into", "Fraud Team"),
            ("Westshire Police", "establishes", "Cyber Team"),
        ],
    ),
    (
        "what-changed",
        ("Fraud Team",),
        ("from", "relation", "to"),
        [("Cyber Team", "was merged into", "Fraud Team")],
    ),
    (
        "who-leads",
        (),
        ("from", "relation", "to"),
        [
            ("Ann Jones", "leads", "Crime Department"),
            ("Head of Crime", "leads", "Operation Oak"),
            ("Westshire Police", "leads", "Operation Oak"),
            ("Ann Jones", "chairs", "Safety Board"),
        ],
    ),
    (
        "several-leads",
        (),
        ("what", "who", "date"),
        [
            ("Operation Oak", "Head of Crime", "2014"),
            ("Operation Oak", "Westshire Police", "2019"),
        ],
    ),
    (
        "who-holds-posts",
        (),
        ("from", "relation", "to"),
        [
            ("Ann Jones", "holds the post", "Head of Crime"),
            ("Head of Crime", "works in", "Crime Department"),
        ],
    ),
    (
        "who-inspects",
        ("Westshire Police",),
        ("from", "relation", "to"),
        [
            ("Inspectorate", "inspects", "Westshire Police"),
            ("Westshire Police", "reports to", "Safety Board"),
        ],
    ),
    ("who-funds", (), ("from", "to"), [("Home Office", "Youth Programme")]),
    ("who-funds", ("Crime Department",), ("from", "to"), []),
    ("who-hosts", (), ("from", "to"), [("Westshire Council", "Ledger System")]),
    ("who-uses", ("Ledger System",), ("from", "to"), [("Fraud Team", "Ledger System")]),
    ("who-works-where", ("Harbour",), ("from", "to"), [("Operation Oak", "Harbour")]),
    (
        "operations",
        ("Harbour",),
        ("operation", "relation", "other"),
        [
            ("Operation Oak", "operates in", "Harbour"),
            ("Operation Oak", "tackles", "gang violence"),
            ("Operation Oak", "targets", "Harbour Mob"),
            ("Operation Oak", "is conducted by", "Gangs Team"),
            ("Operation Oak", "is led by", "Head of Crime"),
            ("Operation Oak", "is led by", "Westshire Police"),
        ],
    ),
    ("operations", ("Prevent",), ("operation",), []),
    (
        "strategies",
        (),
        ("strategy", "relation", "other"),
        [
            ("Gangs Plan", "is aligned to", "Gangs Act"),
            ("Gangs Plan", "tackles", "gang violence"),
            ("Gangs Plan", "is delivered by", "Crime Department"),
            ("Youth Programme", "is funded by", "Home Office"),
        ],
    ),
    (
        "what-says",
        ("board-2019", "Gangs Team"),
        ("relation", "name", "paragraph"),
        [("is part of", "Crime Department", "1"), ("works with", "Westshire Council", "2")],
    ),
    (
        "what-is-new",
        ("board-2019",),
        ("from", "relation", "to"),
        [
            ("Cyber Team", "was merged into", "Fraud Team"),
            ("Inspectorate", "inspects", "Westshire Police"),
            ("Safe Haven", "tackles", "gang violence"),
            ("Westshire Police", "leads", "Operation Oak"),
        ],
    ),
    (
        "where-named",
        ("Cyber Team",),
        ("quote", "date", "paragraph", "page"),
        [
            ("Westshire Police establishes Cyber Team.", "2014", "29", 3),
            ("Cyber Team was merged into Fraud Team.", "2019", "6", 1),
        ],
    ),
    (
        "said-once",
        ("Crime Department",),
        ("relation", "name"),
        [
            ("delivers", "Gangs Plan"),
            ("employs", "Head of Crime"),
            ("includes", "Fraud Team"),
            ("is led by", "Ann Jones"),
            ("is part of", "Westshire Police"),
        ],
    ),
    (
        "not-kept",
        (),
        ("stage", "quote", "report", "paragraph"),
        [("resolution", "this team", "Report of 2014", "2")],
    ),
    (
        "reports",
        (),
        ("report", "date", "body", "paragraphs", "links"),
        [
            ("Report of 2014", "2014", "Westshire Police", 29, 29),
            ("Report of 2019", "2019", "Westshire Police", 6, 6),
        ],
    ),
]


@pytest.fixture(scope="module")
def county() -> Graph:
    return make_county_graph()


@pytest.fixture(params=PARAMETERS, scope="module")
def store(request: pytest.FixtureRequest, county: Graph) -> Store:
    store = open_store(request)
    store.write(county)
    return store


@pytest.mark.parametrize(
    ("name", "texts", "columns", "expected"),
    CASES,
    ids=[" ".join((case[0], *case[1])) for case in CASES],
)
def test_a_question_is_answered_as_by_hand(
    store: Store,
    county: Graph,
    name: str,
    texts: tuple[str, ...],
    columns: tuple[str, ...],
    expected: list[tuple[object, ...]],
) -> None:
    found = ask(load_question(name), county, store, texts)

    records = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    assert [tuple(record[column] for column in columns) for record in records] == expected


def test_counts_are_those_of_the_graph(store: Store, county: Graph) -> None:
    things = ask(load_question("how-many-things"), county, store, []).rows
    links = ask(load_question("how-many-links"), county, store, []).rows

    assert [row for row in things if row[0] in ("unit", "threat")] == [
        ("unit", 4),
        ("threat", 3),
    ]
    assert [row for row in links if row[0] in ("is part of", "works with", "tackles")] == [
        ("tackles", 6, 6),
        ("is part of", 3, 4),
        ("works with", 1, 2),
    ]
    assert sum(int(str(row[2])) for row in links) == 35


def test_pairs_are_all_there_once(store: Store, county: Graph) -> None:
    pairs = ask(load_question("links"), county, store, []).rows

    said = {stmt.triple[::2] for stmt in county.statements if stmt.tier != "derived"}
    assert pairs == tuple(sorted(said))


def test_pairs_of_one_thing_are_all_there_once(store: Store, county: Graph) -> None:
    team = find_entity(county, "Gangs Team").id

    pairs = ask(load_question("links"), county, store, [])
    own = ask(load_question("links"), county, store, [team])

    assert own.rows == tuple(row for row in pairs.rows if team in row)
    assert own.columns == pairs.columns == ("source", "target")


def test_every_question_is_worked_out_here() -> None:
    elsewhere = {"how-many-things", "how-many-links", "links"}

    assert {case[0] for case in CASES} | elsewhere == {item.name for item in load_questions()}
