"""Numbers written in words, English and French: where they stand and what they are worth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from .wordlists import table

Word = tuple[int, int, str]
_JOINTS = {"en": frozenset({"and"}), "fr": frozenset({"et"})}
_CLOSE = frozenset({" ", "-", ""})
_NO_LAST_RANK = frozenset({"premier", "première", "second", "seconde"})
"""Ordinals that end no longer one, or more often are something else there (*a twenty-second delay*)."""


@cache
def words(language: str, kind: str) -> dict[str, float]:
    """The words of one kind: unit (adds up), scale (multiplies), ordinal, loose (stands alone and says little)."""
    return {row[2]: float(row[3]) for row in table("number-words.tsv") if row[:2] == (language, kind)}


@cache
def known(language: str) -> frozenset[str]:
    return frozenset(row[2] for row in table("number-words.tsv") if row[0] == language)


@cache
def _in_english() -> dict[float, str]:
    return {value: word for word, value in reversed(words("en", "unit").items())}


def written(value: float) -> str | None:
    """A whole number below a hundred as English writes it: *forty-two*; None for any other."""
    units = _in_english()
    if value in units:
        return units[value]
    tens = value // 10 * 10
    return f"{units[tens]}-{units[value - tens]}" if tens in units and value - tens in units else None


@cache
def beyond_a_dozen() -> frozenset[str]:
    """The French words with which a number above twelve may be written."""
    small = {w for kind in ("unit", "ordinal", "loose") for w, value in words("fr", kind).items() if value < 13}
    return known("fr") - small | {"dix"}


def find(text: str, found: list[Word], language: str) -> Iterator[tuple[int, int, float, str]]:
    """(start, end, value, kind) of every number in words; kind is words, vague (a scale alone, in the plural) or loose."""
    units, scales, alone = words(language, "unit"), words(language, "scale"), {**words(language, "ordinal"), **words(language, "loose")}
    i = 0
    while i < len(found):
        low = found[i][2].lower()
        if low in ("cent", "cents") and (language == "en" or _no_hundred(text, found[i][0])):
            i += 1
            continue
        if low in units or low in scales or (low in ("a", "an") and i + 1 < len(found) and found[i + 1][2].lower() in scales):
            end, value, kind = _run(text, found, i, language)
            yield found[i][0], found[end - 1][1], value, kind
            i = end
            continue
        if low in alone:
            yield found[i][0], found[i][1], alone[low], "loose"
        i += 1


def _run(text: str, found: list[Word], first: int, language: str) -> tuple[int, float, str]:
    """The end of the run of number words that begins at `first`, its value and kind."""
    units, scales, joints = words(language, "unit"), words(language, "scale"), _JOINTS[language]
    total = current = 0.0
    last = 1.0
    i = first
    while i < len(found):
        low = found[i][2].lower()
        if i > first and text[found[i - 1][1] : found[i][0]] not in _CLOSE:
            break
        if low in units:
            value = units[low]
            if low in ("demi", "demie", "half"):
                joined = any(word.lower() in joints for *_, word in found[max(first, i - 2) : i])  # one and a half million
                if i + 1 < len(found) and found[i + 1][2].lower() in scales and current <= 1 and not joined:
                    current = 0.5
                else:
                    current += 0.5 * last if total or current else 0.5
            elif value == 20 and current % 100 == 4:
                current += 76
            elif i > first and (current or not total) and not _fits(current, value):
                break
            else:
                current += value
        elif low in scales:
            last = scales[low]
            if not current and total:
                if last <= 1000:
                    break
                total *= last
            elif last >= 1000:
                total, current = total + (current or 1.0) * last, 0.0
            else:
                current = (current or 1.0) * last
        elif low in ("a", "an") and _article(found, i, first, scales):
            current += i == first
        elif (low in joints and i > first and i + 1 < len(found) and _joins(found[i + 1][2].lower(), current, total, units, language)) or (
            low in ("de", "of") and i > first and i + 1 < len(found) and _rounds(found[i - 1][2].lower(), found[i + 1][2].lower(), scales)
        ):
            pass
        elif i > first and _rank(low, current, language):
            return i + 1, total + current + _last_ranks(language)[low], "words"
        else:
            break
        i += 1
    bare = i == first + 1 and found[first][2].lower() in scales and found[first][2].lower() not in ("cent", "mille")
    return i, total + current, "vague" if bare else "words"


def _article(found: list[Word], i: int, first: int, scales: dict[str, float]) -> bool:
    """Whether *a* belongs to a number: a million, half a million, a million and a half."""
    following = found[i + 1][2].lower() if i + 1 < len(found) else ""
    if i == first or found[i - 1][2].lower() == "half":
        return following in scales
    return following == "half"


def _rounds(before: str, after: str, scales: dict[str, float]) -> bool:
    """Whether *de* stands inside a round number: *une centaine de millions*, and in the English of machines *a hundred of millions*."""
    return (before.endswith("aine") or before == "hundred") and scales.get(after, 0) >= 1000


def _no_hundred(text: str, start: int) -> bool:
    """Whether *cent* is the one of *pour cent*, or a coin."""
    before = text[max(0, start - 5) : start].lower()
    return before.endswith("pour ") or before[-2:-1].isdigit()


def _fits(current: float, value: float) -> bool:
    """Whether a unit may follow what has been read (twenty three, soixante dix, deux cent quatre), not: two three."""
    if current >= 100 and current % 100 == 0:
        return value < 100
    return (current % 10 == 0 and current % 100 >= 20 and value < 20) or (current % 100 == 10 and value < 10)


def _joins(following: str, current: float, total: float, units: dict[str, float], language: str) -> bool:
    return (current or total) > 0 and (
        following in ("demi", "demie", "half", "a") or (following in units and current % 10 == 0) or _rank(following, current, language)
    )


@cache
def _last_ranks(language: str) -> dict[str, float]:
    """The ordinals that end a longer one: *soixante et onzième*, *forty-second*."""
    ranks = {word: value for word, value in words(language, "ordinal").items() if value < 20 and word not in _NO_LAST_RANK}
    return ranks | ({"unième": 1.0, "unièmes": 1.0} if language == "fr" else {})


def _rank(low: str, current: float, language: str) -> bool:
    """Whether an ordinal may end the number read so far."""
    value = _last_ranks(language).get(low, 0.0)
    return value > 0 and current >= 20 and _fits(current, value)


def values(found: list[Word], language: str) -> set[float]:
    """Every value that number words may mean, parts included: to say that a number is present."""
    units, scales = words(language, "unit"), words(language, "scale")
    alone = {**words(language, "ordinal"), **words(language, "loose")}
    seen: set[float] = set()
    total = current = 0.0
    for _, _, word in found:
        low = word.lower()
        if low in units:
            value = units[low]
            current = current + 76 if value == 20 and current % 100 == 4 else current + value
            seen |= {value, current, total + current}
        elif low in scales:
            current = max(current, 1) * scales[low]
            if scales[low] >= 1000:
                total, current = total + current, 0.0
            seen |= {scales[low], total + current}
        elif low not in _JOINTS[language]:
            if low in alone:
                seen.add(alone[low])
            total = current = 0.0
    return seen
