"""A graph folder is the same for the same graph, and whole whatever happens."""

import json
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.folder import open_folder, write_folder
from kg.graph import Graph
from kg.quality import card_json
from kg.swap import new_folder, repair
from tests.small_graph import GANGS

ASK = "ASK { ?s kg:tackles ?o }"
START = """
import itertools, sys
from dataclasses import replace
from pathlib import Path
from kg.errors import StoreError
from kg.folder import open_folder, write_folder
from tests.small_graph import make_small_graph
graph = make_small_graph()
other = replace(graph, ledger=())
"""


def run(program: str, *arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", START + program, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def edit_manifest(folder: Path, **values: object) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


@pytest.fixture
def folder(tmp_path: Path, small_graph: Graph) -> Path:
    write_folder(tmp_path / "graph", small_graph, rules="7")
    return tmp_path / "graph"


def test_the_graph_is_read_back_the_same(folder: Path, small_graph: Graph) -> None:
    assert open_folder(folder).graph == small_graph


def test_the_same_graph_gives_the_same_bytes(
    folder: Path, tmp_path: Path, small_graph: Graph
) -> None:
    write_folder(tmp_path / "again", small_graph, rules="7")

    for name in ("graph.nq", "ledger.csv", "quality.json", "manifest.json"):
        assert (folder / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_the_manifest_says_what_went_in_and_came_out(folder: Path, small_graph: Graph) -> None:
    manifest = open_folder(folder).manifest

    assert manifest == write_folder(folder, small_graph, rules="7")
    assert (manifest.rules, manifest.inputs[0].source) == ("7", "Westshire 2014.txt")
    assert set(manifest.digests) == {"graph.nq", "ledger.csv", "quality.json"}
    assert dict(manifest.counts)["statements"] == 6


def test_the_card_of_a_folder_is_the_one_it_was_written_with(
    folder: Path, small_graph: Graph
) -> None:
    write_folder(folder, small_graph, rules="7", recognisers={"shape": 2, "authority": 1})

    opened = open_folder(folder)

    assert card_json(opened.card) == (folder / "quality.json").read_bytes()
    assert opened.card.part("recogniser") == {"authority": 1, "shape": 2}
    assert opened.card.part("version")["rules"] == "7"


def test_a_folder_without_recognisers_is_still_opened(folder: Path) -> None:
    path = folder / "manifest.json"
    record = json.loads(path.read_text())
    del record["recognisers"]
    path.write_text(json.dumps(record))

    assert open_folder(folder).card.part("recogniser") == {}


def test_writing_leaves_nothing_beside_the_folder(folder: Path, small_graph: Graph) -> None:
    write_folder(folder, small_graph, rules="8")

    assert [path.name for path in folder.parent.iterdir()] == ["graph"]
    assert open_folder(folder).manifest.rules == "8"


def test_the_store_is_opened_by_several_processes_at_once(folder: Path) -> None:
    program = f"store = open_folder(Path(sys.argv[1])).store(); print(store.query({ASK!r}).rows)"

    readers = [run(program, folder) for _ in range(3)]

    assert [reader.communicate(timeout=30) for reader in readers] == [("((True,),)\n", "")] * 3


@pytest.mark.parametrize(
    "damage",
    [
        lambda store: shutil.rmtree(store),
        lambda store: (store / "stamp").write_text("0" * 64),
        lambda store: (store / "stamp").write_bytes(b"\xff"),
        lambda store: (store / "oxigraph" / "CURRENT").unlink(),
    ],
    ids=["missing", "of another graph", "no stamp", "cut short"],
)
def test_a_store_that_is_not_of_this_graph_is_made_again(folder: Path, damage: object) -> None:
    assert callable(damage)
    damage(folder / "store")

    assert open_folder(folder).store().query(ASK).rows == ((True,),)
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["graph.nq", "ledger.csv", "quality.json", "manifest.json", "store"]
    )


def test_the_cypher_store_is_made_once_and_again_for_another_graph(
    folder: Path, small_graph: Graph
) -> None:
    text = "MATCH (:Unit)-[r:TACKLES]->(t) RETURN t.id AS id"
    assert open_folder(folder).cypher_store().query(text).rows == ((GANGS,),)
    made = (folder / "cypher" / "graph.kgl").stat().st_mtime_ns

    assert open_folder(folder).cypher_store().query(text).rows == ((GANGS,),)
    assert (folder / "cypher" / "graph.kgl").stat().st_mtime_ns == made

    write_folder(folder, replace(small_graph, statements=()), rules="7")
    assert open_folder(folder).cypher_store().query(text).rows == ()


@pytest.mark.parametrize("name", ["graph.kgl", "stamp"])
def test_a_damaged_cypher_store_is_made_again(folder: Path, small_graph: Graph, name: str) -> None:
    open_folder(folder).cypher_store()
    (folder / "cypher" / name).write_bytes(b"nonsense")

    assert open_folder(folder).cypher_store().read() == small_graph


def test_a_store_that_cannot_be_written_is_kept_in_memory(folder: Path) -> None:
    shutil.rmtree(folder / "store")
    (folder / ".store.new").write_text("a file where the new store would be made")

    assert open_folder(folder).store().query(ASK).rows == ((True,),)
    assert not (folder / "store").exists()


def test_a_killed_build_leaves_a_whole_graph(folder: Path, small_graph: Graph) -> None:
    loop = """
for each in itertools.cycle([other, graph]):
    write_folder(Path(sys.argv[1]), each, rules="7")
    print("written", flush=True)
"""
    for delay in (0.0, 0.013, 0.029, 0.047, 0.071):
        builder = run(loop, folder)
        assert builder.stdout
        builder.stdout.readline()
        time.sleep(delay)
        builder.kill()
        builder.communicate(timeout=30)

        opened = open_folder(folder)

        assert opened.graph in (small_graph, replace(small_graph, ledger=()))
        assert opened.store().query(ASK).rows == ((True,),)

    write_folder(folder, small_graph, rules="7")
    assert [path.name for path in folder.parent.iterdir()] == ["graph"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["store", "cypher_store"])
def test_readers_never_see_half_of_a_build(folder: Path, kind: str) -> None:
    """A build swaps whole folders: who opened one reads on in it, who opens gets a whole one."""
    ask = {"store": ASK, "cypher_store": "MATCH (:Unit)-[r:TACKLES]->() RETURN count(r) > 0 AS t"}
    loop = """
for each in itertools.cycle([other, graph]):
    write_folder(Path(sys.argv[1]), each, rules="7")
"""
    opened = getattr(open_folder(folder), kind)()
    builder = run(loop, folder)
    until, asked = time.monotonic() + 4, 0
    try:
        while time.monotonic() < until or not asked:
            assert getattr(open_folder(folder), kind)().query(ask[kind]).rows == ((True,),)
            assert opened.query(ask[kind]).rows == ((True,),)
            asked += 1
    finally:
        builder.kill()
        _, errors = builder.communicate(timeout=30)

    assert errors == ""


def test_the_cypher_store_is_made_by_several_processes_at_once(folder: Path) -> None:
    ask = "MATCH (:Unit)-[r:TACKLES]->() RETURN count(r) AS n"
    program = f"print(open_folder(Path(sys.argv[1])).cypher_store().query({ask!r}).rows)"

    readers = [run(program, folder) for _ in range(3)]

    assert [reader.communicate(timeout=60) for reader in readers] == [("((1,),)\n", "")] * 3
    assert sorted(path.name for path in (folder / "cypher").iterdir()) == ["graph.kgl", "stamp"]
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_a_folder_moved_aside_by_a_crash_is_put_back(folder: Path, small_graph: Graph) -> None:
    folder.rename(folder.parent / ".graph.old")

    assert open_folder(folder).graph == small_graph
    assert folder.is_dir()


def test_a_second_build_at_the_same_time_is_refused(folder: Path, small_graph: Graph) -> None:
    with new_folder(folder), pytest.raises(StoreError, match="another process is writing"):
        write_folder(folder, small_graph, rules="7")


def test_an_error_while_writing_leaves_the_old_folder(folder: Path, small_graph: Graph) -> None:
    with pytest.raises(ZeroDivisionError, match="division"), new_folder(folder) as new:
        (new / "half").write_text(str(1 / 0))

    repair(folder)
    assert open_folder(folder).graph == small_graph
    assert [path.name for path in folder.parent.iterdir()] == ["graph"]


@pytest.mark.parametrize("limit", [4_000, 16_000, 60_000])
def test_a_full_disk_is_said_in_one_line_and_leaves_the_old_graph(
    folder: Path, small_graph: Graph, limit: int
) -> None:
    program = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    write_folder(Path(sys.argv[1]), other, rules="8")
except StoreError as err:
    print(err)
"""
    out, errors = run(program, folder, limit).communicate(timeout=30)

    assert errors == ""
    assert "File too large" in out
    assert out.count("\n") == 1
    assert open_folder(folder).graph == small_graph
    assert [path.name for path in folder.parent.iterdir()] == ["graph"]


def test_a_folder_below_a_file_cannot_be_written(tmp_path: Path, small_graph: Graph) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(
        StoreError, match=r"graph: cannot be written: (Not a directory|File exists)"
    ):
        write_folder(tmp_path / "file" / "graph", small_graph, rules="7")


@pytest.mark.parametrize(
    ("names", "message"),
    [(["notes.txt"], "holds 'notes.txt'"), (["graph.nq"], "has no manifest.json")],
    ids=["other files", "no manifest"],
)
def test_a_folder_that_is_no_graph_is_not_replaced(
    tmp_path: Path, small_graph: Graph, names: list[str], message: str
) -> None:
    for name in names:
        (tmp_path / name).write_text("mine")

    with pytest.raises(StoreError, match=f"{message}, so is not a graph folder"):
        write_folder(tmp_path, small_graph, rules="7")

    assert [path.name for path in tmp_path.iterdir()] == names


def test_a_graph_folder_with_a_strangers_file_is_not_replaced(
    folder: Path, small_graph: Graph
) -> None:
    (folder / "notes.txt").write_text("mine")

    with pytest.raises(StoreError, match=r"holds 'notes\.txt'"):
        write_folder(folder, small_graph, rules="7")


def test_a_file_is_not_replaced(tmp_path: Path, small_graph: Graph) -> None:
    (tmp_path / "graph").write_text("mine")

    with pytest.raises(StoreError, match="is a file, not a folder"):
        write_folder(tmp_path / "graph", small_graph, rules="7")


def test_an_empty_folder_becomes_the_graph(tmp_path: Path, small_graph: Graph) -> None:
    write_folder(tmp_path, small_graph, rules="7")

    assert open_folder(tmp_path).graph == small_graph


def test_a_link_to_a_folder_stays_a_link(folder: Path, small_graph: Graph) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder)

    write_folder(link, replace(small_graph, ledger=()), rules="8")

    assert link.is_symlink()
    assert open_folder(folder).graph.ledger == ()


def test_a_newer_format_says_which_version_it_needs(folder: Path) -> None:
    edit_manifest(folder, format=2, kg="3.1.0")

    with pytest.raises(StoreError, match=r"format 2 needs policing-kg 3\.1\.0 or newer"):
        open_folder(folder)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "not JSON"),
        ("[]", "has no format number"),
        ('{"format": "1"}', "has no format number"),
        ('{"format": 1}', "'inputs' is not there"),
        ('{"format": 1, "inputs": [1], "outputs": {}, "counts": {}}', "an input is not id"),
        (
            '{"format": 1, "inputs": [], "outputs": {}, "counts": {}, "recognisers": 3}',
            "'recognisers' is not names and counts",
        ),
    ],
)
def test_a_damaged_manifest_is_refused(folder: Path, content: str, message: str) -> None:
    (folder / "manifest.json").write_text(content)

    with pytest.raises(StoreError, match=rf"manifest\.json: {message}"):
        open_folder(folder)


def test_a_graph_that_was_changed_by_hand_is_refused(folder: Path) -> None:
    path = folder / "graph.nq"
    path.write_bytes(path.read_bytes().replace(GANGS.encode(), b"threat/gangs"))

    for read in (lambda: open_folder(folder).graph, lambda: open_folder(folder).store()):
        with pytest.raises(StoreError, match=r"not the file that manifest\.json lists"):
            read()


def test_a_missing_graph_file_is_refused(folder: Path) -> None:
    (folder / "graph.nq").unlink()

    with pytest.raises(StoreError, match=r"graph\.nq: cannot be read: No such file"):
        _ = open_folder(folder).graph


def test_no_folder_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no graph; make one with `kg build`"):
        open_folder(tmp_path / "none")


def test_another_folder_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"it has no manifest\.json"):
        open_folder(tmp_path)
