"""The way in: the group of commands, loaded one at a time, and what becomes of a failure."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from overlay import __version__
from overlay.errors import OverlayError

_COMMANDS = ("merge", "locate", "check", "verify", "strip", "schema", "packs")
INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells expect it."""


class _Commands(click.Group):
    """A group whose commands are imported when they are asked for, to start quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"overlay.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="overlay")
def group() -> None:
    """Merge correction notes into an episode's subtitles, for the player you already have.

    \b
    overlay merge Episode.srt annotations/trotsky-2017 -o Episode.annotated.srt
    mpv Episode.mkv --sub-file=Episode.annotated.srt

    Exit codes: 0 done; 1 done, with findings; 2 wrong usage; 3 input refused, nothing written for it.
    """


def main() -> NoReturn:
    """Run the command and leave with its exit code; no failure shows a traceback.

    OVERLAY_DEBUG=1 shows the traceback of an internal error.
    """
    # A run is short and makes few cycles; collecting would double the time of reading a long track.
    gc.disable()
    signal.signal(signal.SIGTERM, _stop)
    sys.exit(run())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command with arguments, or those of the process, and tell its exit code."""
    try:
        code = group.main(arguments, prog_name="overlay", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as failure:
        failure.show()
        return failure.exit_code
    except OverlayError as failure:
        from overlay.cli.words import tell_failure

        tell_failure(failure)
        return failure.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted; nothing was written.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough; Python would complain again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as failure:
        if os.environ.get("OVERLAY_DEBUG"):
            raise
        click.echo(f"error: internal: {type(failure).__name__}: {failure}", err=True)
        click.echo("  This is a fault of overlay. Set OVERLAY_DEBUG=1 to see where, and report it.", err=True)
        return OverlayError.exit_code
    return code if isinstance(code, int) else 0


def _stop(_signal: int, _frame: object) -> NoReturn:
    """Treat a request to end like Ctrl-C, so that half-written files are removed."""
    raise KeyboardInterrupt
