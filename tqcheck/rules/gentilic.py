"""A town, region, people or party by its French adjective, or by that of another: *Algerians* for *les Algérois*, *Kinois*, *Gauls* for *les Gallois*.

``gentilics-fr-en.tsv`` has what may stand for each and what engines put there; what is right anywhere in the English keeps it silent, and so does
a word of the source that the wrong English translates. Countries are not meant: see `confusable-demonym`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from itertools import pairwise

from ..bilingual.bitext import Pair, differs, pairs
from ..model import Finding
from ..nations.evidence import Countries
from ..records import NamedTuple
from ..terms.matcher import Matcher
from ..terms.reading import Reading
from ..text.dictionary import look_up as in_dictionary
from ..text.fold import bare
from ..text.wordlists import table

ID = "gentilic"
SUMMARY = "A town, region, people or party by its French adjective, or by that of another (Algerians for Algérois)."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "major"

_told = partial(differs, confidence=0.88, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="mistranslation")

_ENDINGS = ("", "s", "e", "es", "ne", "nes")
_OTHERS = (
    ("euse", "eux"),
    ("euses", "eux"),
    ("ienne", "ien"),
    ("iennes", "ien"),
    ("ane", "an"),
    ("anes", "an"),
    ("ale", "al"),
    ("ales", "al"),
    ("aux", "al"),
    ("elle", "eau"),
    ("elles", "eau"),
)
"""Feminine and plural endings, and what stands for them in the masculine singular."""
_HEAD = 4
"""Letters in which the wrong English and another French word agree that it may translate."""
_SHE = frozenset(("la", "une", "cette"))
_ONE = _SHE | frozenset("le un ce cet du au".split())
_ARTICLE = re.compile(r"\b(?:(?:[dl]es|du|aux|La|à la|de la) |[dl]')\Z")
_ADJECTIVE = re.compile(r"(?:an|ese|sh|ite|er|ic|ist|i|ine|ard|ot|que)\Z")
"""Ends of English adjectives: what ends otherwise is the name of the place."""


class Gentilic(NamedTuple):
    """A line of the table: the French, the English that may stand for it, the English that is wrong."""

    french: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]


@cache
def _table() -> dict[str, Gentilic]:
    return {
        row[0]: Gentilic(row[0], *(tuple(c.strip() for c in cell.split(",") if c != "-") for cell in row[1:]))
        for row in table("gentilics-fr-en.tsv")
    }


@lru_cache(20_000)
def look_up(word: str) -> Gentilic | None:
    """The line of a French adjective in any form."""
    low, known = word.lower(), _table()
    for ending in _ENDINGS:
        if low.endswith(ending) and (found := known.get(low.removesuffix(ending) if ending else low)):
            return found
    return next(
        (known[base] for ending, other in _OTHERS if low.endswith(ending) and (base := low.removesuffix(ending) + other) in known), None
    )


class _Nations:
    """The English adjective of each French one, by its form without accents."""

    def __init__(self, matcher: Matcher) -> None:
        self.of: dict[str, str] = {}
        countries = matcher.derived(Countries)
        english = {
            bare(str(countries[number].get(kind, ""))) for number in countries.ids for kind in ("name", "adjective", "noun", "plural")
        }
        for number in countries.ids:
            for form in countries[number]["french_adjective"]:
                if bare(form) not in english and countries[number]["adjective"]:
                    self.of[bare(form)] = str(countries[number]["adjective"])


def check(reading: Reading) -> Iterator[Finding]:
    nations = reading.matcher.derived(_Nations).of
    for pair in pairs(reading):
        if pair.target:
            yield from _left(pair, nations)
            for i, (start, _, word) in enumerate(pair.french):
                if len(word) < 3 or pair.source[start - 1 : start] == "-":
                    continue
                whole = _whole(pair, i)
                if gentilic := look_up(whole) or (look_up(word) if len(word) > 3 and whole != word else None):
                    yield from _wrong(pair, i, whole, gentilic)


def _whole(pair: Pair, i: int) -> str:
    """A word with all that hyphens join to it: *cap-verdienne*."""
    start, end, _ = pair.french[i]
    for first, last, _ in pair.french[i + 1 : i + 4]:
        if first != end + 1 or pair.source[end] != "-":
            break
        end = last
    return pair.source[start:end]


def _left(pair: Pair, nations: dict[str, str]) -> Iterator[Finding]:
    """French adjectives of countries left standing: *Togolais sellers*."""
    theirs = {bare(word): word for _, _, word in pair.french}
    for k, (start, end, word) in enumerate(pair.english):
        low = bare(word)
        if not word[:1].isupper() or low not in nations or pair.target[start - 1 : start] == "-":
            continue
        said = next((french for plain, french in theirs.items() if plain.startswith(low)), None)
        beside = (*pair.english[max(0, k - 1) : k], *pair.english[k + 1 : k + 2])
        if (
            said is None
            or _ARTICLE.search(pair.target, 0, start)
            or any(other[:1].isupper() and (bare(other) in theirs or not other.isascii()) for _, _, other in beside)
        ):
            continue  # in a name
        known = in_dictionary(said)
        if known and any(low == bare(text) for line in known.lines for sense in line.right for text in sense):
            continue  # English too: *Kosovar*
        if (also := look_up(said)) and any(low.removesuffix("s") == bare(text) for text in also.right):
            continue  # *the Grenadines*
        found = _told(pair, start, end, f"“{word}” is French; in English: {nations[low]}.", said, fix=nations[low])
        yield found._replace(category="accuracy/untranslated", issue_type="untranslated")


def _wrong(pair: Pair, at: int, word: str, gentilic: Gentilic) -> Iterator[Finding]:
    target = pair.target
    if any(_written(text, target) for text in gentilic.right) and not _once_too_few(pair, gentilic):
        return
    copied = any(bare(text) == bare(gentilic.french) for text in gentilic.wrong)
    for text in sorted((*gentilic.wrong, *([word] if copied and word[0].isupper() else ())), key=len, reverse=True):
        found = _written(text, target)
        if found and not _in_name(pair, at, found) and not _is_another(pair, at, found.group()):
            yield _finding(pair, word, gentilic, found)
            return


def _in_name(pair: Pair, at: int, found: re.Match[str]) -> bool:
    """Whether it stands behind a capital as in the source: *Union Saint-Gilloise*; or behind a French article: *Tour des Anglais*."""
    before = pair.french[at - 1][2] if at else ""
    if _ARTICLE.search(pair.target, 0, found.start()) and found.group()[0].isupper():
        return True
    return before[:1].isupper() and pair.target.endswith(f"{before} ", 0, found.start()) and found.group() in pair.source


def _once_too_few(pair: Pair, gentilic: Gentilic) -> bool:
    """Whether the source names the place and its people, and the English only one of them: *La Réunion*, *un pêcheur réunionnais*."""
    heads = {bare(text)[:_HEAD] for text in (gentilic.french, *gentilic.right)}
    said = sum(bare(word)[:_HEAD] in heads for _, _, word in pair.french)
    return said > 1 and sum(1 for _ in _any_of(gentilic.right).finditer(pair.target)) < said


@lru_cache(200)
def _any_of(texts: tuple[str, ...]) -> re.Pattern[str]:
    """One of several names, the longest first: *Western Sahara* is one."""
    return re.compile("|".join(_shape(text).pattern for text in sorted(texts, key=len, reverse=True)))


@lru_cache(4_000)
def _shape(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(text)}(?:s|e|es)?(?![\w-])", 0 if text[:1].isupper() else re.I)


def _written(text: str, target: str) -> re.Match[str] | None:
    return _shape(text).search(target)


def _is_another(pair: Pair, at: int, written: str) -> bool:
    """Whether another word of the source may be what the wrong English translates, and nothing else of the English does."""
    head = bare(written)[:_HEAD]
    theirs = sum(i != at and bare(word)[:_HEAD] == head for i, (_, _, word) in enumerate(pair.french))
    return theirs > 0 and theirs >= sum(bare(word)[:_HEAD] == head for _, _, word in pair.english)


def _finding(pair: Pair, word: str, gentilic: Gentilic, found: re.Match[str]) -> Finding:
    right = gentilic.right
    place = next((text for text in right if not _ADJECTIVE.search(text)), None)
    message = f"French *{word}* is of {place or right[0]}."
    people = word[0].isupper() and place is not None
    return _told(pair, *found.span(), message, word, fix=_people(pair, word, place, right) if people else right[:2])


def _people(pair: Pair, word: str, place: str | None, right: tuple[str, ...]) -> tuple[str, ...]:
    """What to call those of a place, or the one that the source has."""
    article = next((before for (_, _, before), (_, _, each) in pairwise(pair.french) if each == word), "").lower()
    adjectives = (text for text in right if _ADJECTIVE.search(text))
    if article in _ONE:
        return f"{place} native", f"{'woman' if article in _SHE else 'man'} from {place}", *adjectives
    return f"people of {place}", f"{place} residents", *adjectives
