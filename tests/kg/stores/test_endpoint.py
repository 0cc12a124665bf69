"""Real SPARQL servers: what is written, what is left alone, and what is said when they say no."""

import logging
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from kg.errors import QuestionError, StoreError
from kg.graph import Graph, make_graph
from kg.stores import Ref
from kg.stores.changes import Changes
from kg.stores.endpoint import EndpointStore
from kg.stores.limit import Limits
from kg.stores.sparql_store import Triples
from tests.servers.process import free_port
from tests.servers.sparql_servers import Addresses, serve_fuseki
from tests.small_graph import GANGS, TASK_FORCE, copies

pytestmark = pytest.mark.server
USER, PASSWORD = "ada", "s3cr3t-horse"
CROSS = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
"""Some seconds of work: a server goes on with it when nobody waits any more."""
OTHER = "?graph=http%3A%2F%2Fexample.org%2Fother"


@pytest.fixture(params=["oxigraph_server", "fuseki_server"])
def server(request: pytest.FixtureRequest) -> Iterator[Addresses]:
    """Give a server with nothing in it."""
    addresses: Addresses = request.getfixturevalue(request.param)
    empty(addresses)
    yield addresses
    empty(addresses)


@pytest.fixture
def store(server: Addresses) -> EndpointStore:
    return EndpointStore(server.queries, server.graphs)


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    folder = tmp_path_factory.mktemp("locked-fuseki")
    (folder / "users").write_text(f"{USER}: {PASSWORD}\n")
    with serve_fuseki(folder, users=folder / "users") as addresses:
        yield addresses


def send(method: str, address: str, body: str = "", kind: str = "text/turtle") -> str:
    """Send what another program would."""
    headers = {"Accept": "application/n-triples, */*", "Content-Type": kind}
    data = body.encode() or None
    request = urllib.request.Request(address, data, headers, method=method)  # noqa: S310
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310  # http only
        return str(answer.read().decode())


def empty(addresses: Addresses) -> None:
    update = {"query": "update", "kg": "kg/update"}[addresses.queries.rsplit("/", 1)[1]]
    address = addresses.queries.rsplit("/", 1)[0] + "/" + update
    send("POST", address, "DROP ALL", "application/sparql-update")


# ------------------------------------------------------------------ what is written


def test_only_the_graphs_that_differ_are_written(store: EndpointStore, small_graph: Graph) -> None:
    graph = copies(small_graph, "second", "third")
    changed = replace(graph, reports=(replace(graph.reports[0], title="X"), *graph.reports[1:]))

    assert store.push(graph, "a") == Changes(len(graph.entities), 3, 0, 0)
    assert store.push(graph, "a").nothing
    assert store.push(changed, "b") == Changes(0, 1, 0, 0)
    assert store.push(copies(small_graph, "second"), "c") == Changes(0, 1, 0, 1)
    assert store.read() == copies(small_graph, "second")
    assert store.note() == "c"


def test_a_push_that_broke_off_is_made_whole_by_the_next(
    store: EndpointStore, server: Addresses, small_graph: Graph
) -> None:
    graph = copies(small_graph, "second")
    store.push(graph, "a")
    place = f"{server.graphs}?graph=https%3A%2F%2Fw3id.org%2Fpolicing-kg%2Fid%2Fpushed"
    assert send("GET", place)
    send("PUT", place, "<https://w3id.org/policing-kg/id/pushed> <http://x> 1 .")

    assert store.push(graph, "a") == Changes(len(graph.entities), 2, 0, 0)
    assert store.read() == graph


# ------------------------------------------------------------------ what is left alone


def test_named_graphs_of_others_stay(
    store: EndpointStore, server: Addresses, small_graph: Graph
) -> None:
    send("PUT", server.graphs + OTHER, "<http://x> a <http://y> .")

    store.push(small_graph)
    store.push(make_graph((), (), ()))

    assert "http://y" in send("GET", server.graphs + OTHER)


def test_a_default_graph_of_others_is_not_replaced(
    store: EndpointStore, server: Addresses, small_graph: Graph
) -> None:
    send("PUT", f"{server.graphs}?default", "<http://x> a <http://y> .")

    with pytest.raises(StoreError, match="its default graph holds something else"):
        store.push(small_graph)

    assert "http://y" in send("GET", f"{server.graphs}?default")


# ------------------------------------------------------------------ questions


def test_a_reference_is_bound_in_each_group(store: EndpointStore, small_graph: Graph) -> None:
    store.write(small_graph)
    text = """SELECT ?who ?x { { ?x kg:tackles ?t FILTER(?t = ?who) }
                       UNION { ?who skos:broader ?x FILTER NOT EXISTS { ?x kg:none ?who } } }"""

    rows = store.query(text, {"who": Ref(GANGS)})

    assert rows.columns == ("x",)
    assert set(rows.rows) == {(TASK_FORCE,), ("threat/violence",)}


def test_a_graph_comes_as_triples(store: EndpointStore, small_graph: Graph) -> None:
    store.write(small_graph)

    found = store.find("CONSTRUCT { ?t kg:tackledBy ?b } WHERE { ?b kg:tackles ?t }")

    assert isinstance(found, Triples)
    assert [row[::2] for row in found.rows.rows] == [(GANGS, TASK_FORCE)]
    assert store.query("ASK { ?b kg:tackles ?t }").rows == ((True,),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {\n ?s ?p }", "^query: "),
        ("SELECT * { SERVICE <http://example.invalid/> { ?s ?p ?o } }", "SERVICE clause"),
        ("DROP ALL", "^query: "),
        ("", "^query: "),
    ],
    ids=["syntax", "service", "update", "empty"],
)
def test_a_query_that_cannot_be_asked_says_why_in_one_line(
    store: EndpointStore, text: str, message: str
) -> None:
    with pytest.raises(QuestionError, match=message) as caught:
        store.query(text)

    assert "\n" not in str(caught.value)


def test_limits_say_when_they_cut(server: Addresses, small_graph: Graph) -> None:
    EndpointStore(server.queries, server.graphs).write(small_graph)
    store = EndpointStore(server.queries, limits=Limits(seconds=0.4))

    few = EndpointStore(server.queries, limits=Limits(rows=3)).query("SELECT ?s { ?s ?p ?o }")
    slow = store.query(CROSS.replace("SELECT ?a", "SELECT (COUNT(*) AS ?all)"))

    assert (len(few.rows), few.cut) == (3, "only the first 3 rows are here: the row limit")
    assert slow.cut == "stopped after 0.4 seconds: the time limit"


def test_a_long_answer_is_not_read_to_its_end(server: Addresses, small_graph: Graph) -> None:
    EndpointStore(server.queries, server.graphs).write(small_graph)

    rows = EndpointStore(server.queries, limits=Limits(rows=5, seconds=30)).query(CROSS)

    assert rows.cut == "only the first 5 rows are here: the row limit"


# ------------------------------------------------------------------ the connection


def test_user_and_password_open_a_locked_server(
    locked: Addresses, small_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_ENDPOINT_USERNAME", USER)
    monkeypatch.setenv("KG_ENDPOINT_PASSWORD", PASSWORD)
    store = EndpointStore(locked.queries, locked.graphs)

    store.write(small_graph)

    assert store.read() == small_graph


@pytest.mark.parametrize("password", [None, "wr0ng-horse"])
def test_a_locked_server_stays_locked(
    locked: Addresses,
    password: str | None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    if password:
        monkeypatch.setenv("KG_ENDPOINT_USERNAME", USER)
        monkeypatch.setenv("KG_ENDPOINT_PASSWORD", password)

    with pytest.raises(StoreError, match=r"does not accept .*; set KG_ENDPOINT_USER") as caught:
        EndpointStore(locked.queries).query("ASK {}")

    assert "wr0ng" not in caplog.text + str(caught.value) + repr(caught.value.__cause__)


@pytest.mark.parametrize(
    ("path", "message"),
    [("/none", r"nothing is there \(404\)"), ("/", "which is no answer to a query|404|405|400")],
)
def test_another_address_is_one_line(server: Addresses, path: str, message: str) -> None:
    base = "/".join(server.queries.split("/")[:3])

    with pytest.raises((StoreError, QuestionError), match=message) as caught:
        EndpointStore(base + path).query("ASK {}")

    assert "\n" not in str(caught.value)


def test_a_server_that_is_not_there_is_one_line() -> None:
    with pytest.raises(StoreError, match=r"http://127\.0\.0\.1:.*refused"):
        EndpointStore(f"http://127.0.0.1:{free_port()}/query").query("ASK {}")


def test_a_redirect_is_told_and_not_followed(redirecting: str) -> None:
    with pytest.raises(StoreError, match=r"it redirects to 'http://other\.invalid/'; give that"):
        EndpointStore(redirecting).query("ASK {}")


def test_an_answer_that_breaks_off_is_one_line(broken: str) -> None:
    with pytest.raises(StoreError, match=f"{broken}: "):
        EndpointStore(broken).query("SELECT ?s { ?s ?p ?o }")


def test_the_data_of_others_beside_it_is_not_read(
    store: EndpointStore, server: Addresses, small_graph: Graph
) -> None:
    store.push(small_graph)
    send("POST", f"{server.graphs}?default", "<http://x> a <http://y> .")
    send("PUT", server.graphs + OTHER, "<http://x> a <http://y> .")

    assert store.read() == small_graph
    assert store.read_names().entities == small_graph.entities


# ------------------------------------------------------------------ servers that misbehave


class _Answer(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.send_response(302 if self.path == "/moved" else 200)
        self.send_header("Location", "http://other.invalid/")
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", "500")
        self.end_headers()
        self.wfile.write(b'{"head":{"vars":["s"]},"results":{"bindings":[')

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def misbehaving() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def redirecting(misbehaving: str) -> str:
    return f"{misbehaving}/moved"


@pytest.fixture
def broken(misbehaving: str) -> str:
    return f"{misbehaving}/broken"
