"""`overlay merge` over several files as a person meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from overlay.model import Pack, Settings, Track
from overlay.pipeline import Result, annotate
from tests.cli.conftest import EPISODE, Run

OTHER = EPISODE.replace("the sun goes round the earth", "the moon is made of cheese")


@pytest.fixture
def season(folder: Path) -> list[str]:
    """Two episodes, each with another claim of the pack."""
    (folder / "S01E01.srt").write_text(EPISODE, encoding="utf-8")
    (folder / "S01E02.srt").write_text(OTHER, encoding="utf-8")
    return ["S01E01.srt", "S01E02.srt"]


def written(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*annotated*.srt")}


def test_each_file_gets_its_copy_and_its_part_of_the_report(
    overlay: Run, folder: Path, season: list[str]
) -> None:
    outcome = overlay("merge", *season, "sky.yaml")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == (
        "Episode 1 (S01E01.srt)\n"
        "0:08  wrong       The sun goes round the earth.\n"
        "                  → The earth goes round the sun. (quote 100%)\n"
        "\n"
        "Episode 2 (S01E02.srt)\n"
        "0:08  wrong       The moon is made of cheese.\n"
        "                  → The moon is made of rock. (quote 100%)\n"
        "\n"
        "2 of 2 notes found here\n"
        "Written: 2 of 2 files, in .\n"
    )
    assert written(folder) == {"S01E01.annotated.srt", "S01E02.annotated.srt"}


def test_the_copies_are_those_of_single_merges(overlay: Run, folder: Path, season: list[str]) -> None:
    overlay("merge", *season, "sky.yaml", "-o", "all")
    for name in season:
        overlay("merge", name, "sky.yaml", "-o", "one.srt", "--force")
        copy = folder / "all" / name.replace(".srt", ".annotated.srt")
        assert copy.read_bytes() == (folder / "one.srt").read_bytes()


def test_notes_that_no_file_has_are_named(overlay: Run, season: list[str]) -> None:
    outcome = overlay("merge", season[0], "Episode.srt", "sky.yaml")
    assert "1 of 2 notes found here\nClaimed in none of these files: moon\n" in outcome.err


def test_a_pattern_of_names_can_be_used_twice(overlay: Run, folder: Path, season: list[str]) -> None:
    overlay("merge", *season, "sky.yaml")
    before = {name: (folder / name).read_bytes() for name in written(folder)}
    again = overlay("merge", *season, *before, "sky.yaml", "--force")
    assert "Written: 2 of 2 files" in again.err
    assert {name: (folder / name).read_bytes() for name in written(folder)} == before


def test_notes_held_back_or_in_refused_files_are_not_called_missing(
    overlay: Run, folder: Path, season: list[str]
) -> None:
    assert "none of these files" not in overlay("merge", *season, "sky.yaml", "--category", "motion").err
    (folder / "broken.srt").write_text("1\n00:00:0x,000 --> 00:00:02,000\nHello.\n")
    assert "none of these files" not in overlay("merge", season[0], "broken.srt", "sky.yaml", "--force").err


def test_an_episode_without_a_claim_is_no_refusal(overlay: Run, folder: Path, season: list[str]) -> None:
    (folder / "S01E03.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nNothing.\n")
    outcome = overlay("merge", *season, "S01E03.srt", "sky.yaml")
    assert outcome.code == 0
    assert "none of the 2 notes of the pack sky is found" in outcome.err
    assert "Written: 2 of 3 files" in outcome.err
    (folder / "S01E04.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nNothing either.\n")
    assert overlay("merge", "S01E03.srt", "S01E04.srt", "sky.yaml").code == 3


def test_a_file_named_twice_is_merged_once(overlay: Run, folder: Path, season: list[str]) -> None:
    (folder / "linked").symlink_to(folder, target_is_directory=True)
    same = [season[0], str(folder / season[0]), f"linked/{season[0]}", season[0]]
    assert "Written: 1 of 1 files" in overlay("merge", *same, "sky.yaml").err
    assert written(folder) == {"S01E01.annotated.srt"}


def test_the_form_of_the_report_depends_on_what_was_asked(overlay: Run, season: list[str]) -> None:
    overlay("merge", *season, "sky.yaml")
    again = overlay("merge", season[0], "S01E01.annotated.srt", "sky.yaml", "--json", "--force")
    assert [one["input"] for one in json.loads(again.out)] == [season[0]]


def test_copies_beside_the_originals_are_left_out_for_another_folder_too(
    overlay: Run, folder: Path, season: list[str]
) -> None:
    overlay("merge", *season, "sky.yaml")
    assert "Written: 2 of 2 files" in overlay("merge", *season, *written(folder), "sky.yaml", "-o", "all").err
    assert {name for name in written(folder) if name.startswith("all")} == {
        "all/S01E01.annotated.srt",
        "all/S01E02.annotated.srt",
    }


def test_a_separator_at_its_end_makes_an_output_a_folder(
    overlay: Run, folder: Path, season: list[str]
) -> None:
    assert overlay("merge", season[0], "sky.yaml", "-o", "new/deep/").code == 0
    assert written(folder) == {"new/deep/S01E01.annotated.srt"}


def test_a_refusal_leaves_no_folder(overlay: Run, folder: Path, season: list[str]) -> None:
    (folder / "broken.srt").write_text("1\n00:00:0x,000 --> 00:00:02,000\nHello.\n")
    assert overlay("merge", *season, "clouds", "-o", "all").code == 3
    assert overlay("merge", *season, "sky.yaml", "-o", "all", "--language", "german").code == 2
    assert overlay("merge", "broken.srt", "sky.yaml", "-o", "all/").code == 3
    assert not (folder / "all").exists()


def test_files_are_merged_in_the_order_given(overlay: Run, season: list[str]) -> None:
    told = overlay("merge", season[1], season[0], season[1], "sky.yaml").err
    assert told.index(season[1]) < told.index(season[0])


def test_one_output_folder_takes_one_file_too(overlay: Run, folder: Path, season: list[str]) -> None:
    (folder / "all").mkdir()
    assert overlay("merge", season[0], "sky.yaml", "-o", "all").code == 0
    assert written(folder) == {"all/S01E01.annotated.srt"}


def test_a_refused_file_does_not_stop_the_others(overlay: Run, folder: Path, season: list[str]) -> None:
    (folder / "broken.srt").write_text("1\n00:00:0x,000 --> 00:00:02,000\nHello.\n")
    outcome = overlay("merge", season[0], "broken.srt", season[1], "sky.yaml")
    assert outcome.code == 3
    assert "broken.srt:2" in outcome.err
    assert "Written: 2 of 3 files" in outcome.err
    assert written(folder) == {"S01E01.annotated.srt", "S01E02.annotated.srt"}


def test_the_report_of_several_files_is_a_list(overlay: Run, folder: Path, season: list[str]) -> None:
    (folder / "empty.srt").write_text("")
    outcome = overlay("merge", season[0], "empty.srt", "sky.yaml", "--json")
    assert (outcome.code, outcome.err) == (3, "")
    report, refusal = json.loads(outcome.out)
    assert (report["schema"], report["input"], report["output"]) == (1, "S01E01.srt", "S01E01.annotated.srt")
    assert (refusal["input"], refusal["output"]) == ("empty.srt", None)
    assert [one["code"] for one in refusal["errors"]]


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize(
    ("arguments", "code", "messages"),
    [
        (["S01E01.srt", "S01E02.srt", "sky.yaml", "-o", "-"], 2, ["one standard output"]),
        (["S01E01.srt", "S01E02.srt", "sky.yaml", "-o", "sky.yaml"], 3, ["this can't be a folder"]),
        (["S01E01.srt", "S01E02.srt", "sky.yaml", "-o", "x.srt"], 2, ["don't go to one file"]),
        (["S01E01.srt", "S01E02.srt", "sky.yaml", "-o", "x.vtt"], 2, ["don't go to one file"]),
        (
            ["S01E01.srt", "S01E02.srt", "sky.yaml", "--episode", "2"],
            2,
            ["--episode names the episode of one"],
        ),
        (
            ["bin.srt", "sub/bin.srt", "S01E01.srt", "sub/S01E01.srt", "sky.yaml", "-o", "all"],
            2,
            ["bin", "S01"],
        ),
        (["S01E01.srt", "None.srt", "Nor.srt", "sky.yaml"], 3, ["None.srt: ", "Nor.srt: "]),
        (["S01E01.srt", "sub/S01E01.srt", "sky.yaml", "-o", "all"], 2, ["would both be written here"]),
        (["S01E01.srt", "kept.srt", "sky.yaml"], 3, ["kept.annotated.srt", "already exists"]),
        (["S01E01.srt", "S01E02.srt", "clouds"], 3, ["there is no such pack"]),
    ],
)
def test_what_can_be_told_before_is_refused_before(
    overlay: Run, folder: Path, arguments: list[str], code: int, messages: list[str]
) -> None:
    (folder / "sub").mkdir()
    for name in ("sub/S01E01.srt", "bin.srt", "sub/bin.srt", "kept.srt", "kept.annotated.srt"):
        (folder / name).write_text(EPISODE, encoding="utf-8")
    before = written(folder)
    outcome = overlay("merge", *arguments)
    assert outcome.code == code
    assert [message for message in messages if message not in outcome.err] == []
    assert written(folder) == before
    assert not (folder / "all").exists()


def test_an_interruption_keeps_what_is_done(
    overlay: Run, folder: Path, season: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = annotate
    seen: list[Track] = []

    def interrupted(track: Track, pack: Pack, settings: Settings) -> Result:
        seen.append(track)
        if len(seen) > 1:
            raise KeyboardInterrupt
        return real(track, pack, settings)

    monkeypatch.setattr("overlay.cli.merge.annotate", interrupted)
    outcome = overlay("merge", *season, "sky.yaml")
    assert outcome.code == 130
    assert "Written: 1 of 2 files, in .\nInterrupted before S01E02.srt." in outcome.err
    assert written(folder) == {"S01E01.annotated.srt"}
