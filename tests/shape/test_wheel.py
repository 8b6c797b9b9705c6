"""The built wheel holds everything, and works where there is no checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

EPISODE = """\
1
00:00:01,000 --> 00:00:03,000
A line that no note is about.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network from a copy, so that nothing is left in the checkout."""
    source, out = tmp_path_factory.mktemp("source") / "overlay", tmp_path_factory.mktemp("wheel")
    ignored = shutil.ignore_patterns(".*", "build", "dist", "__pycache__")
    shutil.copytree(ROOT, source, ignore=ignored)
    pip("wheel", str(source), "--no-build-isolation", "--no-deps", "--wheel-dir", str(out))
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed from the wheel into an environment of its own.

    The packages that it needs are those of the environment that runs the tests: a path file adds
    their folder, and path files in that folder, such as that of the checkout, are not read again.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=os.name != "nt")
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    pip("--python", str(scripts / "python"), "install", "--no-deps", str(wheel))
    (site,) = folder.glob("[Ll]ib/**/site-packages")
    (site / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts / "overlay"


def pip(*arguments: str) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "--no-input",
        "--disable-pip-version-check",
        "--quiet",
        *arguments,
    ]
    offline = {**os.environ, "PIP_NO_INDEX": "1"}
    done = subprocess.run(command, env=offline, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def run(program: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    apart = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "OVERLAY_PACKS")}
    return subprocess.run(
        [str(program), *arguments], cwd=folder, env=apart, capture_output=True, text=True, timeout=60
    )


def test_the_wheel_holds_every_module_and_every_bundled_pack(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "overlay").rglob("*.py")}
    packs = {
        f"overlay/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "annotations").rglob("*")
        if path.is_file()
    }
    assert modules
    assert packs
    assert not (modules | packs | {"overlay/py.typed"}) - names
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "samples/", "benchmarks/"))]


def test_the_installed_command_runs_from_the_wheel_alone(program: Path, tmp_path: Path) -> None:
    where = "import overlay; print(overlay.__file__)"
    found = run(program.with_name("python"), tmp_path, "-c", where).stdout.strip()
    assert Path(found).is_relative_to(program.parents[1])


def test_the_installed_command_knows_its_bundled_packs(program: Path, tmp_path: Path) -> None:
    listed = run(program, tmp_path, "packs")
    assert listed.returncode == 0, listed.stderr
    assert "trotsky-2017" in listed.stdout


def test_the_installed_command_merges_a_bundled_pack(program: Path, tmp_path: Path) -> None:
    for episode in sorted((ROOT / "samples" / "trotsky").glob("S01E0*.srt")):
        shutil.copyfile(episode, tmp_path / episode.name)
        done = run(
            program, tmp_path, "merge", episode.name, "trotsky-2017", "-o", f"merged-{episode.name}", "--json"
        )
        assert done.returncode in (0, 1), done.stderr
        statuses = [note["status"] for note in json.loads(done.stdout)["notes"]]
        assert "placed" in statuses
        assert (tmp_path / f"merged-{episode.name}").stat().st_size > episode.stat().st_size
