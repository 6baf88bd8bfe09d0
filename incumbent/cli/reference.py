"""The reference of all commands, written out of the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer
from typer.main import get_command


def text(app: typer.Typer) -> str:
    """The reference as Markdown."""
    group: Any = get_command(app)
    lines = [
        "# Commands",
        "",
        "Written by `incumbent reference`; a test holds it in step with the program.",
        "",
        "Exit codes: 0 for success, 2 for what was asked wrongly (an unknown or ambiguous name, a day that does not",
        "exist, a missing argument), 1 for everything else that went wrong. Errors are one sentence on standard error.",
    ]
    for name, command in _commands(group):
        lines += ["", *_command(name, command)]
    return "\n".join(lines) + "\n"


def _commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """The commands that are shown, those of a group after it."""
    for name, command in group.commands.items():
        if not command.hidden:
            yield f"{before}{name}", command
            if hasattr(command, "commands"):
                yield from _commands(command, f"{before}{name} ")


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and "--help" not in p.opts]
    words = [_word(argument) for argument in arguments]
    yield f"## {name}"
    yield ""
    yield f"    incumbent {' '.join([name, *words, '[OPTIONS]'])}"
    yield ""
    yield " ".join((command.help or "").split())
    if arguments or options:
        yield ""
        yield "| | |"
        yield "| --- | --- |"
    for argument in arguments:
        yield f"| `{_word(argument)}` | {argument.help or ''} |"
    for option in options:
        yield f"| `{_flags(option)}` | {option.help or ''}{_default(option)} |"


def _word(argument: Any) -> str:
    word = argument.name.upper() + ("..." if argument.nargs == -1 else "")
    return word if argument.required else f"[{word}]"


def _flags(option: Any) -> str:
    return ", ".join([*option.opts, *option.secondary_opts])


def _default(option: Any) -> str:
    value = option.default
    variable = f" Environment: `{option.envvar}`." if option.envvar else ""
    if option.required:
        return variable + " Required."
    if value in (None, False, True, "", 0) or value == [] or callable(value):
        return variable
    return f"{variable} Default: `{value}`."


def register(app: typer.Typer) -> None:
    """Add the command, hidden: it is for those who write the docs."""

    @app.command(hidden=True)
    def reference() -> None:
        """Print docs/cli.md."""
        typer.echo(text(app), nl=False)
