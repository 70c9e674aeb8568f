"""A prefix that denies, lost or added: *inacceptable*, acceptable; *compétent*, incompetent.

The dictionary of learned translations knows the pair: where the best translation of the French word is the English word with the prefix, the
English must not have the word without it, and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from ...bilingual.bitext import Pair
from ...terms.sought import frequency
from ...text import denials, lexicon, stems
from ...text.fold import bare
from ...text.lazy import Expression, I
from ...text.wordlists import is_english, words

_FRENCH = ("in", "im", "il", "ir", "mé", "dés", "dis", "mal", "non")
_ENGLISH = ("un", "in", "im", "il", "ir", "dis", "non")
_SHORTEST, _LEAST, _OTHER, _NEAR = 6, 8, 8, 45
"""Letters of a word; weight of its translation, and of another that may stand for it; characters around in which a denial counts."""
_TIMES = 3
"""How much better the best translation is than the same without its prefix."""
_HEARD = 1.0
"""Occurrences per million words from which the word without the prefix is one."""
_ALSO_DENIED = r"plus|peu|guère|moins|nul|nulle|mal|trop|loin|hors|contre|triste\w*|mauvais\w*"
_ADJECTIVE_FR = Expression(r"(?:[ai]ble|if|ive|ieu[sx]e?|ent|ente|ant|ante|el|elle|al|ale|aux|ain|ect|ecte|é|ée)s?\Z")
_DENIED_BEFORE = Expression(r"\b(?:pas|jamais|plus|guère|peu|moins|sans|ni|nullement|rien d[e'])\b[^,.;]{0,14}$", I)
_HEAD = 6
"""Letters by which words that look alike begin."""
_ADJECTIVE = Expression(r"(?:able|ible|al|ent|ant|ive|ect|ous|ar|ly|ed|ate|ain|ual|eal|ure|ful|ity|ance|ence|ility|ation)\Z")


def changed(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French)."""
    for i, (start, _, word) in enumerate(pair.french):
        low = word.lower()
        if len(low) < _SHORTEST or (word[0].isupper() and start > 0):
            continue
        if low.startswith(_FRENCH) and not _DENIED_BEFORE.search(pair.source[:start]):
            if denial := _denial(low):
                yield from _lost(pair, i, *denial)
            elif _ADJECTIVE_FR.search(low):
                yield from _alike(pair, i, low)
    if any(word.lower().startswith(_ENGLISH) and len(word) > _SHORTEST for _, _, word in pair.english):
        yield from _added(pair)


@cache
def _no_denials() -> frozenset[str]:
    """English stems that only begin like a denial, or that the French says without one (*la sécurité*, insecurity)."""
    return frozenset(map(stems.english, words("no-denials-en.txt")))


@lru_cache(20_000)
def _denial(word: str) -> tuple[str, str] | None:
    """(prefix, stem without it) of the best translation of a French word, if that denies."""
    rows = lexicon.stems_for(word)
    best = max(rows, key=lambda one: rows[one], default="")
    if rows.get(best, 0) < _LEAST or best in _no_denials():
        return None
    for prefix in _ENGLISH:
        rest = best.removeprefix(prefix)
        if rest != best and len(rest) > 3 and rest in lexicon.english() and rows.get(rest, 0) * _TIMES <= rows[best]:
            return prefix, rest
    return None


def _lost(pair: Pair, i: int, prefix: str, rest: str) -> Iterator[tuple[int, int, str, str]]:
    word = pair.french[i][2]
    rows = lexicon.stems_for(word)
    if rest not in pair.stems or any(rows.get(stem, 0) >= _OTHER for stem in pair.stems if stem != rest):
        return
    theirs = [j for j, (_, _, one) in enumerate(pair.english) if stems.english(one) == rest]
    if len(theirs) != 1:
        return
    start, end, written = pair.english[theirs[0]]
    if not is_english(f"{prefix}{written.lower()}") or _translates(pair, rest, i):
        return
    denied = denials.english_may()
    if denied.search(pair.target, max(0, start - _NEAR), start) or denied.search(pair.target, end, min(len(pair.target), end + _NEAR)):
        return
    yield start, end, f"{prefix}{written.lower()}", word


def _alike(pair: Pair, i: int, low: str) -> Iterator[tuple[int, int, str, str]]:
    """The English of the French word without its prefix, by its looks or its usual translation: *inaccessible*, accessible."""
    rest = next((low.removeprefix(prefix) for prefix in _FRENCH if low.startswith(prefix)), low)
    rows, without = lexicon.stems_for(low), lexicon.stems_for(rest)
    if len(rest) < _SHORTEST or any(rows.get(stem, 0) >= _OTHER for stem in pair.stems):
        return
    for start, end, written in pair.english:
        word = written.lower()
        alike = bare(word)[:_HEAD] == bare(rest)[:_HEAD] and abs(len(word) - len(rest)) <= 2
        if not (alike or without.get(stems.english(word), 0) >= _LEAST) or not _ADJECTIVE.search(word):
            continue
        prefix = next((one for one in _ENGLISH if is_english(one + word)), None)
        near = max(0, start - _NEAR), min(len(pair.target), end + _NEAR)
        if (
            prefix
            and pair.target[start - 1 : start] != "-"
            and not _translates(pair, stems.english(word), i)
            and not denials.english_may().search(pair.target, *near)
        ):
            yield start, end, prefix + word, pair.french[i][2]
        return


def _added(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    if denials.french(_ALSO_DENIED).search(pair.source):
        return
    for start, end, word in pair.english:
        low = word.lower()
        if len(low) <= _SHORTEST or not low.startswith(_ENGLISH) or not _ADJECTIVE.search(low):
            continue
        rest = next(
            (low.removeprefix(p) for p in _ENGLISH if low.startswith(p) and is_english(low.removeprefix(p)) and len(low) - len(p) > 4), None
        )
        if rest is None:
            continue
        stem, denied = stems.english(rest), stems.english(low)
        if stem in pair.stems or stem == denied or denied in _no_denials() or frequency(rest) < _HEARD:
            continue
        able = [i for i, (_, _, french) in enumerate(pair.french) if _best(french) == stem]
        if (
            len(able) == 1
            and not _translates(pair, denied, None)
            and not pair.french[able[0]][2].lower().startswith((*_FRENCH, "dé", "anti"))
        ):
            yield start, end, rest, pair.french[able[0]][2]


@lru_cache(20_000)
def _best(word: str) -> str:
    rows = lexicon.stems_for(word) if len(word) > 3 else {}
    best = max(rows, key=lambda one: rows[one], default="")
    return best if rows.get(best, 0) >= 15 else ""


def _translates(pair: Pair, stem: str, but: int | None) -> bool:
    """Whether another French word has the English stem among its translations."""
    return any(i != but and stem in lexicon.stems_for(french) for i, (_, _, french) in enumerate(pair.french))
