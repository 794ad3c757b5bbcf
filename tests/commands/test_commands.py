"""What all commands have: help, an example, and a word to who has built nothing yet."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pytest
from click.testing import CliRunner
from commanding import printed, refused, run
from whosays.cli import main


@pytest.mark.parametrize("name", main.commands)
def test_every_command_has_help_with_an_example(name):
    text = printed(name, "--help")
    about, _, example = text.partition("Example:")
    assert len(about.splitlines()[2].strip()) > 20
    assert f"whosays {name}" in example.splitlines()[1]


@pytest.mark.parametrize("name", main.commands)
def test_the_example_of_a_command_is_one_that_it_takes(name):
    words = shlex.split(printed(name, "--help").partition("Example:")[2].splitlines()[1])
    assert words[:2] == ["whosays", name]
    command = main.commands[name]
    command.make_context(name, words[2:], parent=None, resilient_parsing=False).close()


def test_help_of_all_lists_each_command_in_a_sentence():
    text = printed("--help")
    assert all(re.search(rf"^  {name} +[A-Z]", text, re.MULTILINE) for name in main.commands)
    assert printed("-h") == text


def test_the_version_is_told():
    assert re.search(r"\d+\.\d+", printed("--version"))


@pytest.mark.parametrize("arguments", [["nonsense"], ["build"], ["query"], ["restore"], ["claims", "--format", "xls"]])
def test_a_call_that_is_not_understood_has_status_2(arguments):
    ran = run(*arguments)
    assert ran.exit_code == 2
    assert "Usage" in ran.stderr


@pytest.mark.parametrize("arguments", [["claims"], ["sources"], ["query", "claims"], ["serve"]])
def test_without_a_snapshot_a_command_says_how_to_make_one(arguments, tmp_path):
    assert "no snapshot is published here; run `whosays build" in refused(*arguments, "--data", tmp_path)


def test_the_data_folder_may_come_from_the_environment(data):
    ran = CliRunner(env={"WHOSAYS_DATA": str(data)}).invoke(main, ["claims", "--format", "jsonl"])
    assert len(ran.stdout.splitlines()) == 31


def test_a_command_loads_no_others():
    code = "import sys; from whosays.cli import main; main.commands['restore']; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert "whosays.commands.restore" in loaded
    assert not {"whosays.commands.build", "whosays.loaders", "flask"} & loaded
