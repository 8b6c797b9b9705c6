"""What stands in the repository holds together: links lead somewhere, scripts can be read by their shells."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

_LINK = re.compile(r"\]\(([^)#\s]+)")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_HOME = re.compile(r"(?<![\w.~}])/(?:home|Users|root|work)/\w+")


def tracked() -> list[Path]:
    """The files under version control; outside a clone there are none to look at."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a clone")
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]


def pages() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".md"]


def test_links_between_pages_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages()
        for target in _LINK.findall(_CODE.sub("", page.read_text(encoding="utf-8")))
        if "://" not in target and not target.startswith("mailto:") and not (page.parent / target).exists()
    ]
    assert broken == []


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    named = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        named += [f"{path.relative_to(ROOT)}: {place}" for place in _HOME.findall(text)]
    assert named == []


def test_only_the_fixture_knows_where_the_corpus_of_real_files_is() -> None:
    beside = "shared" + "/corpus"
    knowing = [path for path in tracked() if beside.encode() in path.read_bytes()]
    assert knowing in ([], [ROOT / "tests" / "conftest.py"])


@pytest.mark.parametrize("script", sorted((ROOT / ".ci").iterdir()), ids=lambda path: path.name)
def test_a_script_can_be_run_by_its_shell(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")
    subprocess.run(["bash", "-n", str(script)], check=True)


def test_continuous_integration_runs_what_everybody_runs() -> None:
    last = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1]
    assert last == "make test"


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_tells_what_there_is_to_do() -> None:
    told = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert re.findall(r"^  make (\w+)", told, re.MULTILINE) == [
        "help",
        "demo",
        "test",
        "fast",
        "lint",
        "bench",
        "clean",
    ]
