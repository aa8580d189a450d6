"""The commands: what they print, where, and with which exit status they end."""

import io
import os
import re
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import PROJECT

from sjoberg_bloggar import build
from sjoberg_bloggar.cli import main
from sjoberg_bloggar.commands import options
from sjoberg_bloggar.errors import InputError

COMMANDS = ["build", "check", "decide", "diff", "explain", "release", "remove", "review"]
INSTALLED = [Path(sys.executable).with_name("sjoberg-bloggar")]
MODULE = [sys.executable, "-m", "sjoberg_bloggar"]
MADE_UP = PROJECT / "tests/made_up"


def start(*arguments, command=INSTALLED, **options) -> subprocess.Popen:
    return subprocess.Popen([*command, *map(str, arguments)], text=True, stderr=subprocess.PIPE,
                            env={**os.environ, "PYTHONPATH": str(PROJECT / "build")}, **options)


# Help and options

def test_help_lists_the_commands(capsys):
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out.split("Commands:\n")[1]
    assert [line.split()[0] for line in listed.splitlines()] == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_says_its_exit_statuses(command, capsys):
    assert main([command, "--help"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert out.startswith(f"Usage: sjoberg-bloggar {command} [OPTIONS]")
    assert "Exit status: 0 " in out and " 2 " in out.split("Exit status: ")[1]


@pytest.mark.parametrize("command", [INSTALLED, MODULE], ids=["installed", "module"])
def test_the_version_is_that_of_the_project(command):
    process = start("--version", command=command, stdout=subprocess.PIPE)
    version = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert process.communicate() == (f"sjoberg-bloggar, version {version}\n", "")
    assert process.returncode == 0


@pytest.mark.parametrize("arguments, message", [
    ([], "Commands:"), (["biuld"], "No such command 'biuld'"), (["build", "more"], "more"),
    (["build", "--nothing"], "--nothing"), (["build", "--jobs", "0"], "--jobs"),
    (["build", "--output"], "--output"), (["review", "--format", "xml"], "--format"),
    (["diff", "one"], "NEW"), (["diff", "one", "two", "--format", "csv"], "--format"),
    (["explain"], "POST_ID"), (["remove", "--kind", "name", "--reason", "x"], "--requested"),
    (["remove", "--kind", "name", "--reason", "x", "--requested", "1 May"], "--requested")])
def test_a_wrong_option_or_argument_is_named(arguments, message, capsys):
    assert main(arguments) == 2
    out, error = capsys.readouterr()
    assert out == "" and message in error


def test_help_waits_for_no_large_library():
    program = ("import sys; from sjoberg_bloggar.cli import main; main(['build', '--help']); "
               "sys.exit(any(name in sys.modules for name in "
               "('pandas', 'numpy', 'pyarrow', 'frictionless', 'jinja2')))")
    process = start("-c", program, command=[sys.executable], stdout=subprocess.PIPE)
    out, error = process.communicate()
    assert out.startswith("Usage: ") and error == "" and process.returncode == 0


# What ends a command

@pytest.mark.parametrize("error, status, message", [
    (InputError("here", 3, "wrong", "mend it"), 2, "sjoberg-bloggar: here:3: wrong; mend it\n"),
    (KeyboardInterrupt(), 130, "sjoberg-bloggar: stopped\n"),
    (MemoryError("malloc of size 64 failed"), 2, "sjoberg-bloggar: the build: memory ran out; "
     "free some memory, or use fewer processes (--jobs)\n"),
    (PermissionError(13, "Permission denied", "a\nb"), 2, "sjoberg-bloggar: a\\nb: Permission denied\n"),
    (InputError("a\nb\udcff", None, "wrong", "mend\tit"), 2,
     "sjoberg-bloggar: a\\nb\\udcff: wrong; mend\\tit\n"),
    (KeyError("x\n"), 2, "sjoberg-bloggar: the program failed: KeyError in test_cli.py, line LINE: "
     "'x\\n'; please report this with the input\n")])
def test_an_error_is_one_line(error, status, message, monkeypatch, capsys):
    def read_blog(*_):
        raise error
    monkeypatch.setattr(build, "read_blog", read_blog)
    assert main(["review"]) == status
    out, err = capsys.readouterr()
    assert (out, re.sub(r"line \d+", "line LINE", err)) == ("", message)


# Send a signal to this process before it imports the module of that number, or when it is over.
INTERRUPTED = """
import atexit, os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from sjoberg_bloggar.__main__ import run
seen, strike = 0, lambda: os.kill(os.getpid(), {number})

def count(event, _):
    global seen
    seen += event == "import"
    if event == "import" and str(seen) == sys.argv[2]:
        strike()

sys.addaudithook(count)
if sys.argv[2] == "end":
    atexit.register(strike)
sys.exit(run())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a process that sends itself Ctrl-C")
@pytest.mark.parametrize("number, moment", [
    *((signal.SIGINT, moment) for moment in (1, 2, 3, 5, 10, 20, 40, 80, 160, 320)),
    *((signal.SIGTERM, moment) for moment in (1, 320))])
def test_a_signal_ends_a_command_in_one_line_at_any_moment(number, moment, tmp_path):
    process = start("-c", INTERRUPTED.format(number=number.value), "check", moment,
                    command=[sys.executable], cwd=tmp_path, stdout=subprocess.PIPE)
    assert process.communicate() == ("", "sjoberg-bloggar: stopped\n")
    assert process.returncode == 128 + number


@pytest.mark.skipif(sys.platform == "win32", reason="needs a process that sends itself a signal")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_when_all_is_done_changes_no_exit_status(number, tmp_path):
    process = start("-c", INTERRUPTED.format(number=number.value), "check", "end",
                    command=[sys.executable], cwd=tmp_path, stdout=subprocess.PIPE)
    assert process.communicate() == (
        "", "sjoberg-bloggar: end: there is no such folder; give the folder of a published package, "
        "its datapackage.json, or the zip of a release\n")
    assert process.returncode == 2


@pytest.mark.parametrize("arguments, left", [
    (["build"], "; what is published is either unchanged or wholly new"),
    (["decide", "sheet.csv"], "; either the curation is unchanged or all answers are in it"),
    (["review"], "")])
def test_what_a_stopped_command_leaves_is_said(arguments, left, monkeypatch, capsys):
    def stopped(*_):
        raise KeyboardInterrupt
    monkeypatch.setattr("sjoberg_bloggar.cli.run", stopped)
    assert main(arguments) == 130
    assert capsys.readouterr().err == f"sjoberg-bloggar: stopped{left}\n"


def test_decisions_that_may_not_be_read_are_one_message(tmp_path, monkeypatch, capsys):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))
    monkeypatch.setattr("os.access", lambda *_: False)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert main(["review", "--curation", str(tmp_path), "--sources", str(MADE_UP)]) == 2
    assert capsys.readouterr().err == (
        f"sjoberg-bloggar: {tmp_path}/authors.csv: cannot be read (Permission denied); give the "
        "folder with the curation files with --curation\n")


@pytest.mark.parametrize("arguments", [
    ["build", "--output", b"out-\xff"], ["review", "--sources", b"\xff"], ["check", b"\xff"],
    ["diff", b"\xff", "."], ["release", "--output", b"\xff"]])
def test_a_name_that_is_no_text_is_refused(arguments, capsys):
    assert main([os.fsdecode(each) for each in arguments]) == 2
    assert "has bytes that are not characters here" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [
    ["build", "--output", "out"],
    ["review", "--sources", MADE_UP, "--format", "json"]])
def test_a_reader_that_stops_reading(tmp_path, arguments):
    """As with '| head': no traceback, and a build is published all the same."""
    read, write = os.pipe()
    os.close(read)
    process = start(*arguments, stdout=write, cwd=tmp_path)
    os.close(write)
    assert process.communicate()[1] == ""
    assert process.returncode == 141
    if arguments[0] == "build":
        assert (tmp_path / "out/datapackage.json").exists()


def test_an_answer_that_cannot_be_written():
    with open("/dev/full", "w") as full:
        process = start("review", "--sources", MADE_UP, stdout=full)
    assert process.communicate()[1] == (
        "sjoberg-bloggar: cannot write the answer (No space left on device)\n")
    assert process.returncode == 2


def test_no_standard_output_at_all(tmp_path):
    process = start("build", "--output", tmp_path, preexec_fn=lambda: os.close(1))
    assert process.communicate()[1] == ""
    assert process.returncode == 0


def test_a_terminal_that_lacks_letters(monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    process = start("review", "--sources", MADE_UP, stdout=subprocess.PIPE)
    out, error = process.communicate()
    assert error == "" and process.returncode == 1
    assert r"\xe5" in out and out.isascii()


# Progress

class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("file, total, is_shown", [
    (Terminal(), 1000, True), (Terminal(), 999, False), (io.StringIO(), 1000, False)])
def test_many_posts_have_a_progress_bar_on_a_terminal(file, total, is_shown, monkeypatch):
    monkeypatch.setattr("sys.stderr", file)
    with options.progress_bar() as progress:
        progress(total // 2, total)
        middle = file.getvalue()
        progress(total, total)
    if is_shown:
        assert "50%" in middle and "100%" not in middle
        assert "100%" in file.getvalue() and file.getvalue().endswith("\n")
    else:
        assert file.getvalue() == ""


# Explain

def test_a_post_is_explained_by_its_id_or_the_beginning_of_it(blog, capsys):
    post_id = blog.posts[0].post_id
    assert main(["explain", post_id]) == 0
    explained = capsys.readouterr().out
    assert explained.startswith(f"{post_id}\n") and "decided by: " in explained
    assert main(["explain", post_id[:20]]) == 0
    assert capsys.readouterr().out == explained


def test_an_explanation_ends_with_what_is_undecided(tmp_path, capsys):
    (tmp_path / "new.txt").write_text("1 juni 2018\n\nOm det nya\n\nVi mötte Norrlandia i går.\n",
                                      "utf-8")
    assert main(["explain", "2018", "--sources", str(tmp_path)]) == 0
    assert capsys.readouterr().out.endswith("\nundecided:\n    name at text 9: Norrlandia (organisation)\n")


@pytest.mark.parametrize("post_id, message", [
    ("1999-", "1999-: no posts have an id that begins so"), ("2016-", "posts have an id")])
def test_a_post_that_is_not_one_is_not_explained(post_id, message, capsys):
    assert main(["explain", post_id]) == 2
    out, error = capsys.readouterr()
    assert out == "" and message in error
