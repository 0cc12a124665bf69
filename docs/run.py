"""Run a command of the README and print it with its real output; cog calls this."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def show(*commands: str, lines: int = 0) -> None:
    """Print commands and what they print, as a console block.

    Args:
        commands: What a reader would type; each begins with ``kg``.
        lines: Print at most so many lines of each output, and say how many are left out.
    """
    print("```console")
    for command in commands:
        print(f"$ {command}")
        output = run(command).splitlines()
        kept = output[:lines] if lines else output
        print("\n".join(line.rstrip() for line in kept))
        if len(kept) < len(output):
            print(f"... {len(output) - len(kept)} more lines")
    print("```")


def run(command: str) -> str:
    """Run a ``kg`` command in the checkout; give what it prints to a file 100 columns wide."""
    words = [part for word in shlex.split(command) for part in _expand(word)]
    done = subprocess.run(  # noqa: S603  # our own command line
        [sys.executable, "-m", *words],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "TERM": "dumb"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return re.sub(r"\x1b\[[0-9;]*m", "", done.stdout).strip("\n")


def _expand(word: str) -> list[str]:
    """Expand a pattern as a shell would."""
    if not re.fullmatch(r"[\w./-]*\*[\w./-]*", word):
        return [word]
    return [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob(word))]


def helps() -> None:
    """Print the help of every command, for docs/cli.md."""
    print(f"```text\n{run('kg --help')}\n```")
    for name in _commands("kg"):
        print(f"\n## {name}\n\n```text\n{run(f'{name} --help')}\n```")
        for part in _commands(name):
            print(f"\n### {part}\n\n```text\n{run(f'{part} --help')}\n```")


def _commands(command: str) -> list[str]:
    """List the commands under one, as its help does."""
    listed = run(f"{command} --help").partition("Commands:")[2]
    return [f"{command} {name}" for name in re.findall(r"^  ([a-z]+)  ", listed, re.MULTILINE)]
