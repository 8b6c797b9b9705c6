"""What several tests need."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Timings decide nothing here: a slow machine is no defect. Continuous integration tries the same examples
# each time, so that its verdict is about the change; everybody else's runs go on looking for new ones.
settings.register_profile("overlay", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("overlay")

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def corpus() -> Path:
    """A folder of real subtitle files, named by OVERLAY_CORPUS or lying beside the checkout.

    Tests that need it are skipped where there is none: the files are others' and not ours to give.
    """
    named = os.environ.get("OVERLAY_CORPUS")
    folders = [Path(named)] if named else sorted(CHECKOUT.parent.glob("*/corpus"))
    found = next((folder for folder in folders if folder.is_dir()), None)
    if found is None:
        pytest.skip("there is no folder of real subtitle files here (OVERLAY_CORPUS)")
    return found
