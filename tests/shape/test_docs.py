"""The documentation tells of every command and option, and of none that is not there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from overlay.cli.entry import group

ROOT = Path(__file__).parents[2]
MANUAL = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
OTHERS = [ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("*/README.md"))]
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in MANUAL)

_FENCE = re.compile(r"^```(?:\w+)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
_PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"^((?: {4}.*\n)+)", re.MULTILINE)
_INLINE = re.compile(r"`(overlay [^`\n]+)`")
_PROMPT = re.compile(r"^\s*(?:\$ )?(?:\S*/)?(?=overlay )")
_END = re.compile(r"\s(?:\||>|2>|&&|;|#).*")


def commands() -> list[tuple[str, click.Command]]:
    """Every command with its name on the command line, the group itself first."""
    context = click.Context(group, info_name="overlay")
    found: list[tuple[str, click.Command]] = [("overlay", group)]
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found.append((f"overlay {name}", command))
    return found


def documented() -> Iterator[str]:
    """Every command line in the code of every page, continued lines joined."""
    for page in [*MANUAL, *OTHERS]:
        text = page.read_text(encoding="utf-8")
        yield from _INLINE.findall(text)
        for block in _FENCE.findall(text) + _INDENTED.findall(text):
            for line in block.replace("\\\n", " ").splitlines():
                if _PROMPT.match(line):
                    yield _END.sub("", _PROMPT.sub("", line))


def unknown(line: str) -> str | None:
    """What is wrong with a command line, without running it."""
    _, *words = shlex.split(line)
    command: click.Command = group
    context = click.Context(group, info_name="overlay")
    if words and not words[0].startswith("-"):
        found = group.get_command(context, words[0])
        if found is None:
            return f"no command {words[0]}"
        command, words = found, words[1:]
    try:
        command.make_parser(click.Context(command)).parse_args(words)
    except click.UsageError as failure:
        return failure.message
    return None


@pytest.mark.parametrize(("name", "command"), commands(), ids=[name for name, _ in commands()])
def test_a_command_and_its_options_are_documented(name: str, command: click.Command) -> None:
    assert re.search(rf"\b{name}\b", TEXT), f"{name} is not documented"
    long = [word for one in command.params for word in one.opts if word.startswith("--")]
    assert [option for option in long if not re.search(rf"{option}(?![\w-])", TEXT)] == []


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_the_help_of_a_command_shows_an_example(name: str) -> None:
    command = dict(commands())[name]
    assert re.search(rf"^\s*{name}\b", command.help or "", re.MULTILINE)


def test_every_documented_command_line_is_understood() -> None:
    lines = list(documented())
    assert len(lines) >= len(commands())
    assert {line: wrong for line in lines if (wrong := unknown(line))} == {}


@pytest.mark.parametrize(
    "line", ["overlay burn a.srt", "overlay merge a.srt b --no-such-option", "overlay --loud"]
)
def test_a_wrong_command_line_is_found(line: str) -> None:
    assert unknown(line)


def test_the_examples_for_python_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    examples = [code for page in MANUAL for code in _PYTHON.findall(page.read_text(encoding="utf-8"))]
    assert examples
    for example in examples:
        exec(compile(example, "example", "exec"), {})
