"""The command line as a test runs it, and a report to give it."""

from typer.testing import CliRunner, Result

from cli import app

TEXT = """Westshire Police
Crime report

1. The Gangs Task Force of Westshire Police works with the Home Office.
"""


def kg(*words: object, stdin: str | None = None) -> Result:
    """Run the command line in this process, in 100 columns."""
    return CliRunner().invoke(
        app, [str(word) for word in words], input=stdin, env={"COLUMNS": "100"}
    )


def failed(result: Result) -> str:
    """Take the one line of a call that failed."""
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == 1
    return result.stderr
