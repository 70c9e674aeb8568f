"""Times of the day as English writes them."""

from __future__ import annotations

from ...text.lazy import Expression, I

_WRITTEN = Expression(r"\d\d?(?:(?P<sign>[:.])\d\d)?(?P<half> ?(?P<letter>[ap])\.? ?m\b\.?)", I)


def written(minutes: int, model: str) -> str | None:
    """A time in minutes since midnight, in the form of another (*6 p.m.*, *6.30pm*); None where that has none with a.m. or p.m."""
    match = _WRITTEN.fullmatch(model)
    if match is None:
        return None
    hour, past = divmod(minutes, 60)
    half = match["half"].replace(match["letter"], "ap"[hour >= 12], 1)
    return f"{(hour - 1) % 12 + 1}{(match['sign'] or '.') + f'{past:02}' if past else ''}{half}"
