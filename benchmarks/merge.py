"""Time and memory of a whole merge, from start to exit, side by side with other tools.

    python -m benchmarks.merge [--quick] [--rounds N] [--sizes N ...]

Prints Markdown.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import dialogue, growth

FLOOR, REFERENCE = "python -c pass", "srt-mux"

_COPY = """
import sys
for source, target in zip(sys.argv[1::2], sys.argv[2::2]):
    with open(source, "rb") as read, open(target, "wb") as write:
        write.write(read.read())
"""

_PYSRT = """
import sys, pysrt
episode, notes, out = sys.argv[1:]
subtitles = pysrt.from_string(open(episode, encoding="utf-8").read())
subtitles.extend(pysrt.from_string(open(notes, encoding="utf-8").read()))
subtitles.sort()
subtitles.clean_indexes()
open(out, "w", encoding="utf-8").write("\\n".join(str(item) for item in subtitles))
"""

_PYSUBS2 = """
import sys, pysubs2
episode, notes, out = sys.argv[1:]
subtitles = pysubs2.load(episode)
subtitles.extend(pysubs2.load(notes))
subtitles.sort()
subtitles.save(out)
"""

# Starts a command and tells its time and its peak memory. It is a process of its own, with as little
# in it as can be, because a new process counts the memory of the one that it was split from.
_STOPWATCH = """
import os, sys, time
null = os.open(os.devnull, os.O_RDWR)
start = time.perf_counter()
actions = [(os.POSIX_SPAWN_DUP2, null, number) for number in (0, 1, 2)]
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
_, status, usage = os.wait4(child, 0)
print(time.perf_counter() - start, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: seconds, and peak memory in MiB."""

    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Contestant:
    """A command that is measured; its first word is the path of a program."""

    name: str
    command: tuple[str, ...]

    def run(self) -> Run:
        watch = [sys.executable, "-S", "-c", _STOPWATCH, *self.command]
        # Python's own variables change what is measured: one of them keeps compiled modules from being saved.
        plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        told = subprocess.run(watch, env=plain, capture_output=True, text=True, check=True).stdout.split()
        if told[2] != "0":
            raise SystemExit(f"{self.name} ended with status {told[2]}: {' '.join(self.command)}")
        # The unit is a KiB, but a byte on macOS.
        unit = 1024 * 1024 if sys.platform == "darwin" else 1024
        return Run(float(told[0]), int(told[1]) / unit)


def contestants(folder: Path, cues: int) -> list[Contestant]:
    """Everybody, with their input files written to the folder."""
    episode, notes, out = folder / "episode.srt", folder / "notes.srt", folder / "out.srt"
    dialogue.write_episode(episode, cues)
    dialogue.write_notes_as_subtitles(notes, cues)
    packs = {
        "overlay, JSON pack, times": (folder / "times.json", False),
        "overlay, YAML pack, times": (folder / "times.yaml", False),
        "overlay, JSON pack, quotes": (folder / "quotes.json", True),
    }
    for path, quotes in packs.values():
        dialogue.write_pack(path, cues, quotes)
    python = sys.executable
    scripts = Path(sysconfig.get_path("scripts"))
    three = (str(episode), str(notes), str(out))
    return [
        Contestant(FLOOR, (python, "-c", "pass")),
        Contestant(
            "reading and writing the bytes", (python, "-c", _COPY, three[0], three[2], three[1], three[2])
        ),
        Contestant(
            REFERENCE, (python, str(scripts / "srt-mux"), "-i", three[0], "-i", three[1], "-o", three[2])
        ),
        Contestant("pysrt", (python, "-c", _PYSRT, *three)),
        Contestant("pysubs2", (python, "-c", _PYSUBS2, *three)),
        *(
            Contestant(
                name,
                (python, str(scripts / "overlay"), "merge", three[0], str(path), "-o", three[2], "--force"),
            )
            for name, (path, _) in packs.items()
        ),
    ]


def measure(everybody: Sequence[Contestant], rounds: int) -> dict[str, list[Run]]:
    """So many runs of each, taken in turn, after one that is not counted."""
    runs: dict[str, list[Run]] = {one.name: [] for one in everybody}
    for number in range(rounds + 1):
        for one in everybody:
            run = one.run()
            if number:
                runs[one.name].append(run)
    return runs


def table(cues: int, runs: dict[str, list[Run]]) -> str:
    """The runs at one size as a Markdown table."""
    medians = {name: statistics.median(run.seconds for run in several) for name, several in runs.items()}
    rows = [
        f"### {cues:,} cues, {len(range(dialogue.SHARE // 2, cues, dialogue.SHARE)):,} notes",
        "",
        f"| | ms, median | lowest to highest | x {FLOOR} | x {REFERENCE} | peak MiB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, several in runs.items():
        times = [1000 * run.seconds for run in several]
        memory = statistics.median(run.memory for run in several)
        floor, reference = medians[name] / medians[FLOOR], medians[name] / medians[REFERENCE]
        rows.append(
            f"| {name} | {1000 * medians[name]:,.0f} | {min(times):,.0f} to {max(times):,.0f}"
            f" | {floor:.1f} | {reference:.2f} | {memory:,.0f} |"
        )
    return "\n".join(rows)


def machine() -> str:
    """What the figures were taken on."""
    versions = ", ".join(
        f"{name} {importlib.metadata.version(name)}"
        for name in ("subtitle-overlay", "srt", "pysrt", "pysubs2", "PyYAML", "click")
    )
    load = os.getloadavg()[0]
    return (
        f"{_processor()}, {os.cpu_count()} cores, load {load:.1f} at the start; {platform.system()} "
        f"{platform.release()}; Python {platform.python_version()}; {versions}."
    )


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        for line in facts.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def main(arguments: Sequence[str]) -> int:
    """Measure at each size and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.merge", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, smaller files")
    parser.add_argument("--rounds", type=int, help="runs of each command (11; with --quick 3)")
    parser.add_argument("--sizes", type=int, nargs="+", metavar="CUES")
    options = parser.parse_args(arguments)
    sizes = options.sizes or ([1_000, 10_000] if options.quick else [1_000, 10_000, 100_000])
    rounds = options.rounds or (3 if options.quick else 11)
    print(f"{machine()} Medians of {rounds} runs of each command, taken in turn.\n")
    print(f"Again: `{' '.join(['python -m benchmarks.merge', *arguments])}`")
    for cues in sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(f"\n{table(cues, measure(contestants(Path(folder), cues), rounds))}", flush=True)
    print(f"\n### Growth of the schedule\n\n{growth.measure([(n, n // 10) for n in sizes], min(rounds, 5))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
