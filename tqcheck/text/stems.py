"""Words of a text with light stems, French and English: enough to see that *gouvernements* and *government* may be one.

A stem is a word in lower case without its usual endings. It is no lemma; both languages only need to be cut alike wherever
they are looked up.
"""

from __future__ import annotations

from functools import lru_cache

from .lazy import Expression

_WORD = Expression(r"[^\W\d_]+")
_ENGLISH = tuple(pair.split(">") for pair in "'s> ies>y ied>y sses>ss ches>ch shes>sh ing> ed> es> s> e>".split())
_FRENCH = tuple(
    pair.split(">")
    for pair in (
        "issements> issement> issaient> issait> issent> issant> eraient> erait> eront> èrent> aient> erons> irait> iront> asse> "
        "euses>eu euse>eu eux>eu trices>teu trice>teu teurs>teu teur>teu elles>el elle>el ennes>en enne>en ives>if ive>if ifs>if aux>al "
        "eaux>eau ées> ait> ant> ent> era> ira> ons> ée> és> er> ez> ir> is> it> ie> é> es> s> e> x> a> i>"
    ).split()
)


def tokens(text: str) -> list[tuple[int, int, str]]:
    """(start, end, word as written) for every run of letters."""
    return [(*m.span(), m[0]) for m in _WORD.finditer(text)]


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
    for ending, instead in _FRENCH:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[: -len(ending)] + instead
    return low
