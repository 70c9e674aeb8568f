"""Words of a text with light stems, French and English: enough to see that *gouvernements* and *government* may be one.

A stem is a word in lower case without its usual endings. It is no lemma; both languages only need to be cut alike wherever
they are looked up.
"""

from __future__ import annotations

from functools import cache, lru_cache

from .lazy import Expression

_WORD = Expression(r"[^\W\d_]+")
_DIGIT = Expression(r"\d")
_ENGLISH = tuple(pair.split(">") for pair in "'s> ies>y ied>y sses>ss ches>ch shes>sh ing> ed> es> s> e>".split())
_FRENCH = tuple(
    pair.split(">")
    for pair in (
        "issements> issement> issaient> issait> issent> issant> eraient> erait> eront> èrent> aient> erons> irait> iront> asse> "
        "euses>eu euse>eu eux>eu trices>teu trice>teu teurs>teu teur>teu elles>el elle>el ennes>en enne>en ives>if ive>if ifs>if aux>al "
        "eaux>eau ées> ait> ant> ent> era> ira> ons> ée> és> er> ez> ir> is> it> ie> é> es> s> e> x> a> i>"
    ).split()
)


@cache
def _endings() -> dict[str, tuple[int, int, str]]:
    """French ending → (rank: the first in the list wins, length, what comes in its place)."""
    return {ending: (rank, len(ending), instead) for rank, (ending, instead) in enumerate(_FRENCH)}


def tokens(text: str) -> list[tuple[int, int, str]]:
    """(start, end, word as written) for every run of letters."""
    return [(*m.span(), m[0]) for m in _WORD.finditer(text)]


def small(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(_WORD.findall(text.lower()))


def has_digit(text: str) -> bool:
    """Whether a text has a digit."""
    return _DIGIT.search(text) is not None


@lru_cache(20_000)
def english(word: str) -> str:
    """The stem of an English word (any case)."""
    low = word.lower()
    for ending, instead in _ENGLISH:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            stem = low[: -len(ending)] + instead
            if len(stem) > 3 and stem[-1] == stem[-2] and ending in ("ing", "ed") and stem[-1] not in "sl":
                return stem[:-1]
            return stem.removesuffix("e") if len(stem) > 4 else stem
    return low


@lru_cache(20_000)
def french(word: str) -> str:
    """The stem of a French word (any case)."""
    low = word.lower()
    endings = _endings()
    found = [hit for k in range(1, min(len(low) - 2, 10)) if (hit := endings.get(low[-k:]))]
    if not found:
        return low
    _, cut, instead = min(found)
    return low[:-cut] + instead
