"""The command line: run a command, and report what ends it in one line."""

import os
import signal
import sys
from pathlib import Path
from traceback import extract_tb

import click

from .commands import decisions, packages
from .commands.options import BAD_INPUT
from .errors import LONGEST_PROBLEM, InputError, one_line
from .processes.memory import is_out_of_memory, keep_to_limit
from .processes.stopping import stoppable

NO_READER = 141  # what a shell reports for SIGPIPE
SIGNALLED = 128  # and for other signals, with their number added
# What a signal that stops a command leaves
AFTER_STOP = {"build": "; what is published is either unchanged or wholly new",
              "decide": "; either the curation is unchanged or all answers are in it"}


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status.

    Args:
        arguments: The command and its options, or None for those of this process.
    """
    if hasattr(sys.stdout, "reconfigure"):  # a terminal that lacks a letter is no reason to stop
        sys.stdout.reconfigure(errors="backslashreplace")
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    try:
        with stoppable():
            return run(arguments)
    except click.exceptions.Exit as ended:  # after --help and --version
        return ended.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except KeyboardInterrupt as stop:
        left = "".join(AFTER_STOP.get(command, "") for command in arguments[:1])
        print(f"sjoberg-bloggar: stopped{left}", file=sys.stderr)
        return SIGNALLED + (stop.args[0] if stop.args else signal.SIGINT)
    except Exception as error:
        if isinstance(error, OSError) and not error.filename:  # of the answer
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return NO_READER
        print(f"sjoberg-bloggar: {explanation(error)}", file=sys.stderr)
        return BAD_INPUT


def explanation(error: Exception) -> str:
    """Return the message about an error that ends a command."""
    if isinstance(error, InputError):
        return str(error)
    if is_out_of_memory(error):
        return "memory ran out; free some, or allow more (ulimit -v)"
    if isinstance(error, OSError):
        return one_line(f"{error.filename}: {error.strerror}" if error.filename else
                        f"cannot write the answer ({error.strerror})")
    place = extract_tb(error.__traceback__)[-1]
    return one_line(f"the program failed: {type(error).__name__} in {Path(place.filename).name}, "
                    f"line {place.lineno}: {str(error)[:LONGEST_PROBLEM]}; please report this with "
                    "the input")


def run(arguments: list[str]) -> int:
    """Run a command, and raise what stops it.

    click's own way to run a command gives a closed pipe another exit status.
    """
    keep_to_limit()
    with program.make_context("sjoberg-bloggar", arguments) as context:
        status = program.invoke(context)
    if sys.stdout:
        sys.stdout.flush()
    return status


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sjoberg-bloggar", prog_name="sjoberg-bloggar")
def program() -> None:
    """Build and check the dataset of the blog "Sjöberg bloggar"."""


for command in (packages.build, decisions.review, decisions.decide, decisions.explain,
                decisions.remove, packages.check, packages.diff, packages.release):
    program.add_command(command)
