"""What the parts of the rule find."""

from __future__ import annotations

from ...records import NamedTuple

TAKEN_UP, AGREED, GOES_ON = "taken-up", "agreed", "goes-on"
OBJECT_FORMS = {"she": "her", "he": "him"}


class Slip(NamedTuple):
    """An English pronoun or title that is wrong: its place in the text, what may stand there, the best first, why, what the French has, and the kind.

    What goes on from its subject (`GOES_ON`) is sure whoever else is in the text.
    """

    start: int
    end: int
    right: tuple[str, ...]
    message: str
    french: str
    entry: str | None = None
