"""The command line: what it prints where, how it ends, and that its help teaches."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import rdflib
import typer
from typer.testing import CliRunner

from cli import app
from kg import __version__
from kg.folder import write_folder
from kg.graph import Graph
from kg.identifiers import ID
from kg.query import load_questions, load_topics
from kg.view.export import FORMATS
from kg.view.terminal import Format
from tests.command import TEXT, failed, kg
from tests.hostile import NAMES, rename_council
from tests.small_graph import GANGS, TASK_FORCE

CHECKOUT = Path(__file__).resolve().parent.parent
COMMANDS = (
    *("build", "verify", "explain", "ask", "sparql", "cypher", "map", "export"),
    *("push", "pull", "score"),
)
IN_WORDS = ("why", "who", "path", "conflicts", "gaps", "names", "diff", "brief")
EACH_COMMAND = pytest.mark.parametrize("command", [*COMMANDS, *IN_WORDS])


@pytest.fixture(scope="module")
def graph(small_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "graph"
    write_folder(folder, small_graph, rules="test")
    return folder


# ------------------------------------------------------------------ help


def test_commands_are_listed_in_the_order_of_the_pipeline() -> None:
    lines = kg("--help").stdout.split("Commands:")[1].splitlines()

    assert tuple(line.split()[0] for line in lines if line.strip()) == (
        *COMMANDS,
        *IN_WORDS,
        "review",
    )


@pytest.mark.parametrize("words", [[], ["review"]])
def test_a_list_of_commands_says_in_a_whole_line_what_each_does(
    words: list[str],
) -> None:
    lines = kg(*words, "--help").stdout.split("Commands:")[1].splitlines()

    assert [line for line in lines if line.endswith("...") or len(line) > 80] == []


@EACH_COMMAND
def test_help_gives_an_example(command: str) -> None:
    assert f"Example: kg {command}" in kg(command, "--help").stdout


@EACH_COMMAND
def test_every_parameter_has_help(command: str) -> None:
    found = typer.main.get_command(app).commands[command]  # type: ignore[attr-defined]  # a group

    assert [item.name for item in found.params if not getattr(item, "help", None)] == []


def test_help_of_export_names_every_format() -> None:
    assert all(name in kg("export", "--help").stdout for name in FORMATS)


def test_the_version_is_printed() -> None:
    assert kg("--version").stdout == f"kg {__version__}\n"


@pytest.mark.slow
def test_help_is_quick() -> None:
    def best(*words: str) -> float:
        times = []
        for _ in range(5):
            begun = time.perf_counter()
            subprocess.run([sys.executable, *words], cwd=CHECKOUT, check=True, capture_output=True)
            times.append(time.perf_counter() - begun)
        return min(times)

    assert best("-m", "kg", "--help") < 4 * best("-c", "import typer")


# ------------------------------------------------------------------ what commands do


def test_a_report_goes_all_the_way_from_file_to_answer(tmp_path: Path) -> None:
    report, folder = tmp_path / "westshire-2014.txt", tmp_path / "graph"
    report.write_text(TEXT, encoding="utf-8")

    built = kg("build", report, "-o", folder)
    asked = kg("ask", "who-connects-to", "Home Office", "--graph", folder)

    assert (built.exit_code, built.stdout) == (0, "")
    assert "1 reports" in built.stderr
    assert asked.exit_code == 0
    assert "works with the Home Office" in asked.stdout.replace("\n", " ")


def test_a_graph_without_faults_verifies(graph: Path) -> None:
    result = kg("verify", "--graph", graph, "--shapes")

    assert (result.exit_code, result.stdout) == (0, "no faults\n")
    assert "6 statements" in result.stderr


def test_a_changed_source_is_a_fault(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "Westshire 2014.txt").write_text("other", encoding="utf-8")

    result = kg("verify", "--graph", graph, "--sources", tmp_path)

    assert result.exit_code == 1
    assert "report westshire-2014 (Westshire 2014.txt): SHA-256 is" in result.stdout
    assert "1 fault\n" in result.stderr


def test_a_paragraph_is_explained(tmp_path: Path) -> None:
    report = tmp_path / "westshire-2014.txt"
    report.write_text(TEXT, encoding="utf-8")

    assert "PARAGRAPH 1" in kg("explain", report, "--paragraph", "1").stdout


def test_without_a_question_the_questions_are_listed_with_an_example(graph: Path) -> None:
    rows = json.loads(kg("ask", "--format", "json").stdout)

    names = [row["question"].split()[0] for row in rows]
    assert sorted(names) == [item.name for item in load_questions()]
    assert list(dict.fromkeys(row["topic"] for row in rows)) == list(load_topics())
    assert all(row["example"].startswith("kg ask ") for row in rows)


@pytest.mark.parametrize("words", [["Gangs Task Force"], ["Gangs", "Task", "Force"], ["GTF"]])
def test_a_name_may_be_given_with_or_without_quotes(graph: Path, words: list[str]) -> None:
    result = kg("ask", "who-connects-to", *words, "--graph", graph)

    assert result.exit_code == 0
    assert "tackles gang violence" in result.stdout


def test_the_graph_may_be_named_by_the_environment(graph: Path) -> None:
    result = CliRunner().invoke(
        app, ["ask", "who-tackles", "violence"], env={"KG_GRAPH": str(graph)}
    )

    assert result.exit_code == 0


def test_rows_come_as_json_and_csv(graph: Path) -> None:
    question = ("ask", "who-tackles", "violence", "--graph", graph, "--format")

    rows = json.loads(kg(*question, Format.JSON).stdout)
    sheet = kg(*question, Format.CSV).stdout_bytes

    assert rows[0]["quote"] == "tackles gang violence"
    assert sheet.startswith(b"acts_on,who,type,how,strand,tier,quote")
    assert sheet.count(b"\r\n") == 2


@pytest.mark.parametrize("source", ["argument", "stdin", "file"])
def test_sparql_is_read_from_an_argument_stdin_or_a_file(
    graph: Path, tmp_path: Path, source: str
) -> None:
    query = "SELECT ?name { ?x a kg:Unit ; skos:prefLabel ?name }"
    (tmp_path / "q.rq").write_text(query, encoding="utf-8")
    words: dict[str, list[object]] = {
        "argument": [query],
        "stdin": ["-"],
        "file": ["-f", tmp_path / "q.rq"],
    }

    result = kg("sparql", *words[source], "--graph", graph, "--format", "csv", stdin=query)

    assert result.stdout_bytes == b"name\r\nGangs Task Force\r\n"


@pytest.mark.parametrize(
    "query",
    ["CONSTRUCT { ?t kg:note ?b } WHERE { ?b kg:tackles ?t }", "DESCRIBE id:threat\\/violence"],
)
@pytest.mark.parametrize("format", ["table", "turtle"])
def test_a_constructed_graph_is_printed_as_turtle(graph: Path, query: str, format: str) -> None:
    result = kg("sparql", query, "--graph", graph, "--format", format)

    assert result.exit_code == 0
    found = rdflib.Graph().parse(data=result.stdout, format="turtle")
    assert {str(subject).startswith(ID + "threat/") for subject in found.subjects()} == {True}
    assert "@prefix dqv" not in result.stdout


def test_a_constructed_graph_may_be_rows_too(graph: Path) -> None:
    query = "CONSTRUCT { ?t kg:tackledBy ?b } WHERE { ?b kg:tackles ?t }"

    rows = json.loads(kg("sparql", query, "--graph", graph, "--format", "json").stdout)

    assert [(row["subject"], row["object"]) for row in rows] == [(GANGS, TASK_FORCE)]


def test_a_graph_that_is_cut_or_empty_is_told(graph: Path) -> None:
    cut = kg("sparql", "CONSTRUCT WHERE { ?s ?p ?o }", "--limit", 2, "--graph", graph)
    empty = kg("sparql", "CONSTRUCT WHERE { ?s kg:none ?o }", "--graph", graph)

    assert "not all is here: only the first 2 rows" in cut.stderr
    assert (empty.exit_code, empty.stdout, empty.stderr) == (1, "", "no rows\n")


def test_cypher_is_asked_with_parameters(graph: Path, tmp_path: Path) -> None:
    query = "MATCH (u:Unit {name: $name})-[r]->(t:Threat) RETURN type(r) AS link, t.name AS threat"
    (tmp_path / "q.cypher").write_text(query, encoding="utf-8")
    words = ["--param", "name=Gangs Task Force", "--graph", graph, "--format", "csv"]

    for source in ([query], ["-"], ["-f", tmp_path / "q.cypher"]):
        result = kg("cypher", *source, *words, stdin=query)
        assert result.stdout_bytes == b"link,threat\r\nTACKLES,gang violence\r\n"


def test_a_parameter_of_digits_is_a_number(graph: Path) -> None:
    result = kg("cypher", "RETURN $n + 1 AS n", "--param", "n=7", "--graph", graph)

    assert "8" in result.stdout


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_parameter_is_only_text(graph: Path, name: str) -> None:
    result = kg(
        *("cypher", "RETURN $x AS x", "--param", f"x={name}", "--graph", graph),
        *("--format", "json"),
    )

    assert json.loads(result.stdout) == [{"x": name}]


def test_cypher_is_cut_and_told(graph: Path) -> None:
    result = kg("cypher", "MATCH (n) RETURN n", "--limit", 2, "--graph", graph)

    assert "not all is here: only the first 2 rows" in result.stderr


@pytest.mark.parametrize(
    ("question", "value"), [("who-connects-to", "GTF"), ("who-tackles", "violence")]
)
def test_a_question_is_answered_the_same_by_each_engine(
    graph: Path, question: str, value: str
) -> None:
    answers = [
        kg("ask", question, value, "--graph", graph, "--format", "json", "--engine", engine).stdout
        for engine in ("sparql", "cypher")
    ]

    assert answers[0] == answers[1]
    assert json.loads(answers[0])


def test_a_limit_is_kept_and_told(graph: Path) -> None:
    result = kg(
        "sparql", "SELECT * { ?s ?p ?o }", "--limit", 2, "--graph", graph, "--format", "csv"
    )

    assert result.stdout_bytes.count(b"\r\n") == 3
    assert "not all is here: only the first 2 rows" in result.stderr


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_exported_and_the_files_named(
    graph: Path, tmp_path: Path, format: str
) -> None:
    result = kg("export", "--graph", graph, "--format", format, "-o", tmp_path / "out")

    assert result.exit_code == 0
    assert all(Path(line).stat().st_size for line in result.stdout.splitlines())


def test_a_map_is_written_to_a_file_or_stdout(graph: Path, tmp_path: Path) -> None:
    written = kg("map", "--graph", graph, "-o", tmp_path / "map.html", "--about", "GTF")
    piped = kg("map", "--graph", graph, "-o", "-", "--about", "GTF")

    assert written.exit_code == 0
    assert written.stderr == "4 things, 3 links\n"
    assert (tmp_path / "map.html").read_bytes() == piped.stdout_bytes


# ------------------------------------------------------------------ how commands end


def test_no_rows_is_exit_code_1(graph: Path) -> None:
    result = kg("sparql", "SELECT ?s { ?s a kg:Law }", "--graph", graph)

    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "no rows\n")


@pytest.mark.parametrize(
    ("query", "code"), [("ASK { ?s a kg:Unit }", 0), ("ASK { ?s a kg:Law }", 1)]
)
def test_ask_ends_with_its_answer(graph: Path, query: str, code: int) -> None:
    assert kg("sparql", query, "--graph", graph).exit_code == code


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["ask", "who-conects-to", "GTF"], "did you mean 'who-connects-to'?"),
        (["ask", "who-connects-to", "Gang Task Farce"], "did you mean 'Gangs Task Force'"),
        (["ask", "who-tackles", "GTF"], "'Gangs Task Force' is a unit"),
        (["ask", "who-tackles"], "takes 1 value (THREAT), not 0"),
        (["ask", "how-connected", "GTF"], "takes 2 values (START, END), not 1"),
        (["sparql", "SELECT"], "query line 1"),
        (["sparql", "ASK {}", "--format", "turtle"], "only CONSTRUCT and DESCRIBE give Turtle"),
        (["sparql", "SELECT * { SERVICE <http://example.invalid/> { ?s ?p ?o } }"], "SERVICE"),
        (["sparql", "-f", "no.rq"], "no.rq: cannot be read"),
        (["cypher", "MATCH (n"], "query: Cypher syntax error at line 1"),
        (["cypher", "MATCH (n) DETACH DELETE n"], "would write; questions only read"),
        (["cypher", "LOAD CSV FROM '/etc/hosts' AS row RETURN row"], "LOAD CSV"),
        (["cypher", "RETURN 1", "--param", "a b=1"], "'a b' is not a parameter name"),
        (["map", "-o", f"{__file__}/map.html"], "test_cli.py: is a file, and a folder is needed"),
        (["map", "-o", Path(__file__).parent], "tests: is a folder, and a file is to be written"),
        (["export", "-o", __file__], "test_cli.py: is a file, and a folder is needed there"),
        (["ask", "bridges", "0"], "smallest: '0' is not a whole number from 1"),
        (["ask", "bridges", "1.5"], "smallest: '1.5' is not a whole number from 1"),
        (["map", "-o", "-", "--report", "x"], "no report is called 'x'"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_2(
    graph: Path, words: list[str], message: str
) -> None:
    assert message in failed(kg(*words, "--graph", graph))


@pytest.mark.parametrize(
    "command", [["ask", "who-connects-to", "x"], ["verify"], ["map", "-o", "-"]]
)
def test_a_missing_graph_is_one_line(tmp_path: Path, command: list[str]) -> None:
    assert "make one with `kg build`" in failed(kg(*command, "--graph", tmp_path / "none"))


@pytest.mark.parametrize("command", [["build"], ["explain", "--paragraph", "1"]])
def test_a_missing_report_is_one_line(tmp_path: Path, command: list[str]) -> None:
    assert "none.txt" in failed(kg(*command, tmp_path / "none.txt"))


@pytest.mark.parametrize(
    "words",
    [
        ["sparql"],
        ["cypher"],
        ["cypher", "RETURN 1", "-f", "q.cypher"],
        ["cypher", "RETURN 1", "--param", "x"],
        ["sparql", "ASK {}", "-f", "q.rq"],
        ["export", "--format", "xls", "-o", "x"],
        ["nap"],
    ],
)
def test_a_call_with_wrong_options_shows_usage(words: list[str]) -> None:
    result = kg(*words)

    assert result.exit_code == 2
    assert "Usage: " in result.stderr


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_name_on_the_command_line_finds_nothing(graph: Path, name: str) -> None:
    line = failed(kg("ask", "who-connects-to", "--graph", graph, "--", name))

    assert "nothing is called" in line
    assert line.rstrip("\n").isprintable()


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_name_in_a_graph_is_printed_as_text(name: str, tmp_path: Path) -> None:
    write_folder(tmp_path / "graph", rename_council(name), rules="test")

    result = kg("ask", "who-connects-to", "GTF", "--graph", tmp_path / "graph")

    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert "with Westshire County Council" in result.stdout


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    result = kg("--debug", "verify", "--graph", tmp_path / "none")

    assert type(result.exception).__name__ == "StoreError"


def test_an_unexpected_error_is_one_line_too(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr("kg.folder.open_folder", fail)

    assert "Error: unexpected ZeroDivisionError: of all things; run" in failed(
        kg("verify", "--graph", graph)
    )


def test_an_interrupt_is_exit_code_130(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.check.check_graph", interrupt)

    assert kg("verify", "--graph", graph).exit_code == 130


@pytest.mark.parametrize("format", [Format.TABLE, Format.CSV])
def test_a_closed_pipe_is_quiet(graph: Path, format: Format) -> None:
    words = ("sparql", "SELECT * { GRAPH ?g { ?s ?p ?o } ?a ?b ?c }", "--limit", "20000")
    command = [sys.executable, "-m", "kg", *words, "--graph", str(graph), "--format", format]
    with subprocess.Popen(
        command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()

        assert b"Error" not in (said := process.stderr.read())
        assert b"Traceback" not in said


# ------------------------------------------------------------------ completion


def complete(words: str, graph: Path | None = None) -> list[str]:
    """Ask for completions as bash does."""
    environment = {
        **os.environ,
        "_KG_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
        "KG_GRAPH": str(graph),
    }
    result = subprocess.run(
        [sys.executable, "-m", "kg"],
        cwd=CHECKOUT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert result.stderr == ""
    return result.stdout.split("\n")[:-1] if result.stdout.strip() else []


def test_questions_complete() -> None:
    assert complete("kg ask who-") == [
        item.name for item in load_questions() if item.name.startswith("who-")
    ]


def test_names_complete_from_the_graph(graph: Path) -> None:
    assert complete("kg ask who-connects-to G", graph) == ["GTF", "Gangs Task Force"]


def test_a_slot_completes_what_it_takes(graph: Path) -> None:
    assert complete("kg ask who-tackles ", graph) == [
        "gang violence",
        "threat/gang-violence",
        "threat/violence",
        "violence",
    ]
    assert complete("kg ask what-says w", graph) == ["westshire-2014"]
    assert complete("kg ask what-says westshire-2014 G", graph) == ["GTF", "Gangs Task Force"]
    assert complete("kg ask bridges 2", graph) == []


def test_without_a_graph_nothing_completes(tmp_path: Path) -> None:
    assert complete("kg ask who-connects-to G", tmp_path / "none") == []
