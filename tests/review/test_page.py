"""The page on writing notes tells every rule, with its example."""

from __future__ import annotations

import os
from pathlib import Path
from textwrap import fill

from overlay.review import RULES

PAGE = Path(__file__).parents[2] / "docs" / "writing-notes.md"
MARK = "<!-- rules -->\n"


def section() -> str:
    return "".join(
        f"\n### {code}\n\n"
        f"{fill(f'*{rule.severity.capitalize()}.* {rule.why}', 108)}\n\n"
        f"```yaml\n# before\n{rule.before}```\n\n"
        f"```yaml\n# after\n{rule.after}```\n"
        for code, rule in RULES.items()
    )


def test_the_page_is_in_step_with_the_rules() -> None:
    """With OVERLAY_WRITE_GOLDEN=1 the section is written anew; look at the difference then."""
    before, mark, rules = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert mark
    if os.environ.get("OVERLAY_WRITE_GOLDEN"):
        rules = section()
        PAGE.write_text(before + mark + rules, encoding="utf-8")
    assert rules == section()
