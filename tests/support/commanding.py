"""Commands run as a user runs them, and what they print or refuse."""

from __future__ import annotations

import json

from click.testing import CliRunner
from whosays.cli import main

SAYS = "Harbour Labs released Tern 2 Mini on 5 April 2025. Tern 2 Mini has 7 billion parameters.\n"


def run(*arguments, typed=None):
    """Run a command as a user does; anything but an orderly end is a fault of ours."""
    ran = CliRunner().invoke(main, [str(argument) for argument in arguments], input=typed)
    if ran.exception is not None and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    assert "Traceback" not in ran.output
    return ran


def printed(*arguments, typed=None):
    ran = run(*arguments, typed=typed)
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def refused(*arguments, typed=None, faults=1):
    ran = run(*arguments, typed=typed)
    assert ran.exit_code == 1, ran.output
    assert ran.stdout == ""
    assert ran.stderr.startswith("Error: ")
    assert ran.stderr.count("\n") == faults + (faults > 1), "a fault is one line, below a first where there are several"
    return ran.stderr


def listed(*arguments):
    return [json.loads(line) for line in printed("claims", "--format", "jsonl", *arguments).splitlines()]
