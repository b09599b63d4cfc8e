"""The entry point `aftertext`: finds the command, runs it, and turns errors into one line.

Only what a command needs is imported, so that starting is quick, one command's trouble leaves the
others alone, and a foreign `agents` package is noticed before anything is imported from it.
"""

from __future__ import annotations

import atexit
import contextlib
import difflib
import gc
import importlib
import os
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated, Any, NamedTuple

import typer

WRONG_INPUT, STOPPED = 2, 130


class Command(NamedTuple):
    """Where a command is, and what it is for."""

    module: str
    function: str
    about: str


COMMANDS = {
    "list": Command("coach.cli.list", "list_", "What there is: scenarios, policies, intents, …"),
    "run": Command("coach.cli.run", "run", "One couple's thread: words, feelings, reasons."),
    "compare": Command("coach.cli.compare", "compare", "Policies ranked by healing."),
    "price": Command("coach.cli.price", "price", "What each text of a thread cost or gave."),
    "claims": Command("coach.cli.claims", "claims", "The article's claims, measured."),
    "facts": Command("coach.cli.facts", "facts", "Published findings beside the simulation."),
    "sensitivity": Command(
        "coach.cli.sensitivity", "sensitivity", "Which uncertain quantities matter most."
    ),
    "calibrate": Command(
        "coach.cli.calibrate", "calibrate", "Uncertain quantities fitted to the findings."
    ),
    "train": Command("coach.cli.train", "train", "A policy learned in a training environment."),
    "read": Command("coach.cli.read", "read", "What a written text is, and what it says."),
    "infer": Command("coach.cli.infer", "infer", "What a real chat tells of the two."),
    "doctor": Command("coach.cli.doctor", "doctor", "What is installed, what is missing."),
}
"""All commands, in the order of the help."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit status (and exit with it when called by a shell)."""
    words = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if arguments is None:
        _collect_rarely()
    _write_what_one_can()
    try:
        return _run(words)
    except KeyboardInterrupt:
        return _fail("stopped", STOPPED)
    except BrokenPipeError:
        return _left_alone()


def _run(words: list[str]) -> int:
    asked = next((word for word in words if not word.startswith("-")), None)
    if asked is not None and asked not in COMMANDS:
        return _fail(_no_such_command(asked), WRONG_INPUT)
    if asked != "doctor" and (trouble := trouble_with_agents()):
        return _fail(trouble, WRONG_INPUT)
    try:
        status = build_app(asked)(args=words, prog_name="aftertext", standalone_mode=False)
    except Exception as error:
        if (line := _told(error)) is None:
            raise
        return _fail(line, WRONG_INPUT)
    if status == STOPPED:
        return _fail("stopped", STOPPED)
    return status if isinstance(status, int) else 0


def build_app(asked: str | None) -> Callable[..., Any]:
    """Return the Typer application; only the command asked for is imported."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.callback(help="A laboratory for texting after a breakup. A model, not advice.")(_options)
    for name, command in COMMANDS.items():
        app.command(name, help=None if name == asked else command.about)(
            _load(command) if name == asked else _not_loaded
        )
    return app


def trouble_with_agents() -> str:
    """Return what is wrong with the `agents` package that Python finds; empty if it is ours."""
    try:
        found: Any = importlib.import_module("agents")
    except Exception as error:
        return f"the package 'agents' cannot be imported ({error}); run: aftertext doctor"
    if getattr(found, "APP", None) == "aftertext":
        return ""
    place = os.path.dirname(getattr(found, "__file__", None) or "") or "another place"
    return (
        f"Python finds another package called 'agents' in {place} before Aftertext's; install "
        "Aftertext into a virtual environment of its own, or start it elsewhere and without that "
        "folder in PYTHONPATH"
    )


def _show_version(asked: bool) -> None:
    if asked:
        from agents.version import MODEL_VERSION

        print(f"aftertext {version('aftertext')} (model {MODEL_VERSION})")
        raise typer.Exit


def _options(
    show_version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def _load(command: Command) -> Callable[..., None]:
    found: Callable[..., None] = getattr(importlib.import_module(command.module), command.function)
    return found


def _not_loaded() -> None:
    """Stand for a command in the help."""


def _no_such_command(name: str) -> str:
    near = difflib.get_close_matches(name, COMMANDS, 1, 0.5)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"there is no command {name!r}{hint} (there are: {', '.join(COMMANDS)})"


def _told(error: Exception) -> str | None:
    """Return what to tell of an error that a person can act on; None for a fault of ours."""
    from agents.errors import AftertextError

    if isinstance(error, AftertextError):
        return str(error)
    # Typer brings click's usage errors under one name or another, depending on its version.
    message = getattr(error, "format_message", None)
    return str(message()) if callable(message) else None


def _fail(line: str, status: int) -> int:
    print(f"error: {line}" if status == WRONG_INPUT else line, file=sys.stderr)
    return status


def _left_alone() -> int:
    """Be quiet when the reader of our output has gone, as `head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _collect_rarely() -> None:
    """Look for garbage less often, and not at the end: a fifth of a short command's time."""
    gc.set_threshold(100_000, 50, 50)
    atexit.register(gc.freeze)


def _write_what_one_can() -> None:
    """Let output that is not in UTF-8 replace what it cannot show, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


if __name__ == "__main__":
    sys.exit(main())
