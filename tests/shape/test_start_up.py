"""Starting is quick: nothing is imported that the work at hand does not need."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PACKAGES_OF_OTHERS = {
    "click",
    "pysrt",
    "yaml",
    "ffmpeg",
    "future",
    "chardet",
    "wcwidth",
    "pysubs2",
    "jsonschema",
}

HEAVY_PARTS_OF_PYTHON = {
    "argparse",
    "asyncio",
    "concurrent.futures",
    "ctypes",
    "difflib",
    "email",
    "http",
    "importlib.metadata",
    "importlib.resources",
    "logging",
    "multiprocessing",
    "socket",
    "sqlite3",
    "ssl",
    "unittest",
    "urllib.request",
    "xml",
    "zipfile",
}

NEEDED_BY_A_MERGE = {"click", "pysrt"}

EPISODE = """\
1
00:00:01,000 --> 00:00:03,000
The sailors have mutinied.

2
00:00:03,500 --> 00:00:09,000
Send for the minister.
"""

PACK = {
    "format": 1,
    "id": "fleet",
    "title": "The fleet",
    "work": {"title": "The fleet"},
    "language": "en",
    "license": "CC0-1.0",
    "sources": {"log": {"title": "A log"}},
    "notes": [
        {
            "id": "mutiny",
            "anchors": [{"at": "00:00:01.000"}],
            "claim": "The sailors mutinied.",
            "verdict": "wrong",
            "basis": "record",
            "text": "They did so a year later.",
            "sources": ["log"],
        }
    ],
}

SPY = """
import atexit, sys
atexit.register(lambda: print(*sorted(sys.modules), file=open({target!r}, "w")))
"""


def modules_after(code: str, tmp_path: Path, *arguments: str) -> set[str]:
    """What is imported when some code has run in a process of its own."""
    target = tmp_path / "modules.txt"
    command = [sys.executable, "-c", SPY.format(target=str(target)) + code, *arguments]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=60)
    return set(target.read_text(encoding="utf-8").split())


def test_the_package_alone_loads_none_of_its_parts(tmp_path: Path) -> None:
    loaded = modules_after("import overlay", tmp_path) - modules_after("", tmp_path)
    assert {name for name in loaded if name.startswith("overlay.")} == set()
    assert not loaded & (PACKAGES_OF_OTHERS | HEAVY_PARTS_OF_PYTHON)


def test_a_merge_with_a_json_pack_loads_only_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "episode.srt").write_text(EPISODE, encoding="ascii")
    (tmp_path / "pack.json").write_text(json.dumps(PACK), encoding="ascii")
    before = modules_after("", tmp_path)
    run = "from overlay.cli import main; main()"
    # The short -o would make click itself load difflib.
    loaded = modules_after(run, tmp_path, "merge", "episode.srt", "pack.json", "--output", "out.srt") - before
    assert "They did so" in (tmp_path / "out.srt").read_text(encoding="ascii", errors="ignore")
    assert "overlay.compose" in loaded
    assert not loaded & (PACKAGES_OF_OTHERS - NEEDED_BY_A_MERGE)
    assert not loaded & HEAVY_PARTS_OF_PYTHON
    assert not {"overlay.verify", "overlay.media", "overlay.cli.check", "overlay.cli.verify"} & loaded
