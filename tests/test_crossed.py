"""What an entry calls good is accused by few others: `tools/crossed.py` counts the exceptions, which may only become fewer."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
import crossed

MOST = 70
"""Findings in 23,000 examples, the English alone; lower it as they are mended."""


def test_good_english_of_one_entry_is_hardly_accused_by_another():
    found = list(crossed.found(source=False))
    assert len(found) <= MOST, [(each["example"], each["rule"], each["entry"], each["found"]) for each in found[:20]]
