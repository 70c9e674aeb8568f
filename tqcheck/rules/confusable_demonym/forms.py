"""Forms of nations that are no English: coined (*Capverdian*), or French left standing (*Tchadienne*, *Togolais*)."""

from __future__ import annotations

from collections.abc import Iterator

from ...nations.evidence import Countries, Mark
from ...nations.french_forms import ENGLISH_BEFORE, Left, has_noun, is_last_word, left_standing
from ...text.lazy import Expression
from ...text.wordlists import row
from ...typed import Any

Wrong = tuple[int, int, str, list[str], dict[str, Any]]
"""Start, end, message, what is offered, and how it is told."""
_ENDINGS = ("an", "ans", "ese", "ien", "iens", "ienne", "iennes", "ais", "aise", "aises", "ois", "oise", "oises", "een", "eens", "eenne", "ain", "ains",
    "aine", "aines", "ane", "anes")  # fmt: skip
_NAME_AFTER = Expression(r"\.? (?:[A-ZÀ-Þ]|d[eu]s? |d'|et |la |le |pour )|[-'’][A-Za-zÀ-ÿ]{2}|@|\.[a-z]")


def wants(word: str) -> bool:
    """Whether a word, in small letters, is such a form or the end of one."""
    return (word.endswith(_ENDINGS) and len(word) > 5 and bool(row("nonce-demonyms.tsv", word))) or is_last_word(word)


def wrong_forms(text: str, tables: Countries, wrong: list[Mark], spans: list[tuple[int, int]]) -> Iterator[Wrong]:
    """The forms in a text: those that the country tables call wrong, and those that the rule wanted to see (`spans`)."""
    for mark in (*wrong, *_coined(text, spans)):
        if offer := _in_english(text, tables[mark.country], mark):
            country = tables[mark.country]
            message = f"The adjective of {country['name']} is {country['adjective']}."
            yield (
                mark.start,
                mark.end,
                message,
                [offer],
                {"entry": mark.country, "severity": "major", "confidence": 0.95, "applicability": "safe"},
            )
    for left in left_standing(text, spans):
        yield _french(text, tables[left.country], left)


def _coined(text: str, spans: list[tuple[int, int]]) -> Iterator[Mark]:
    """Capitalised forms that are no English, where they are no part of a name (Société Ivoirienne)."""
    for start, end in spans:
        country = row("nonce-demonyms.tsv", text[start:end].lower())
        common = country and text[start].isupper() and ENGLISH_BEFORE.search(text, max(0, start - 24), start)
        if common and not _NAME_AFTER.match(text, end):
            yield Mark(start, end, country, "wrong")


def _in_english(text: str, country: dict[str, Any], mark: Mark) -> str | None:
    """The adjective of the country, or of its people in the plural where the form is one (no *Camerounais officer*)."""
    adjective: str | None = country["adjective"]
    one = text.endswith(("ais", "ois", "ese"), mark.start, mark.end) and has_noun(text, mark.end)
    several = text.endswith(("s", "ese"), mark.start, mark.end) and not str(adjective).endswith(("s", "ese")) and not one
    plural: str | None = country["plural"]
    return plural if several else adjective


def _french(text: str, country: dict[str, Any], left: Left) -> Wrong:
    """A French adjective; where no noun follows, one of the people or several may be meant."""
    offers = [country["adjective"]] if left.adjective else list(dict.fromkeys((country["adjective"], country["plural"])))
    message = f"“{text[left.start : left.end]}” is French; the adjective of {country['name']} is {country['adjective']}."
    return (
        left.start,
        left.end,
        message,
        offers,
        {"entry": left.country, "severity": "minor", "category": "accuracy/untranslated", "confidence": 0.9},
    )
