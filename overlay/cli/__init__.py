"""The command: options to settings, results to words and exit codes."""

from overlay.cli.entry import main

__all__ = ["main"]
