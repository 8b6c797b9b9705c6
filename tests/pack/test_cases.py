"""Golden cases: a pack, and everything that the reader has to say about it.

A case is one file. It begins with the diagnostics expected, in their order, as comments of the form
`file:line:column: message`; a pack without any is right. A line `# ==== name` begins a further file
of the same pack. Lines are counted from that line, and from the top of the case for the first file.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from overlay.errors import PackError
from overlay.pack import parse, to_json

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


def expected(case: str) -> list[str]:
    return re.findall(r"^# (\S+:\d+:\d+: .*)$", case, re.MULTILINE)


def documents(case: str) -> list[tuple[str, str]]:
    first, *others = re.split(r"^(?=# ==== )", case, flags=re.MULTILINE)
    is_json = re.sub(r"^#.*\n", "", first, flags=re.MULTILINE).startswith("{")
    found = [("pack.json" if is_json else "pack.yaml", first)]
    found += [(other.split()[2], other) for other in others]
    return [(name, without_comments(text) if name.endswith("json") else text) for name, text in found]


def without_comments(text: str) -> str:
    """JSON has none: their lines stay, empty, so that the others keep their numbers."""
    return re.sub(r"^#.*$", "", text, flags=re.MULTILINE)


def said(case: str) -> list[str]:
    try:
        parse(documents(case))
    except PackError as failure:
        return [f"{one.file}:{one.line}:{one.column}: {one.message}" for one in failure.diagnostics]
    return []


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = path.read_bytes().decode()
    assert said(case) == expected(case)
    assert bool(expected(case)) != path.stem.startswith("valid-")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_problem_is_an_error_with_a_way_out(path: Path) -> None:
    case = path.read_bytes().decode()
    try:
        parse(documents(case))
    except PackError as failure:
        for one in failure.diagnostics:
            assert one.severity == "error"
            assert one.code in {"pack-syntax", "pack-key", "pack-value", "pack-reference"}
            assert one.hint or "must be" in one.message


@pytest.mark.parametrize("path", [path for path in CASES if path.stem.startswith("valid-")], ids=str)
def test_a_right_pack_survives_export(path: Path) -> None:
    pack = parse(documents(path.read_bytes().decode()))
    assert parse([("pack.json", to_json(pack))]) == pack
