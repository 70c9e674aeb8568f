"""The English words of a lost negation, with the negation put back."""

from __future__ import annotations

from ...text.inflect_en import infinitive, is_participle, tags, turned
from .whole import AUXILIARIES

ARTICLES = frozenset({"the", "a", "an", "any", "some"})
_HAVE = {"have": "do", "has": "does", "had": "did"}


def put_back(text: str, word: str, yet: bool, alone: bool) -> str | None:
    """The English words with the negation put back, where that is one word at a sure place."""
    first, _, rest = text.partition(" ")
    if word.startswith("auc"):
        if text.lower() in ARTICLES:
            return "no"
        noun = rest or first
        return f"No {noun[0].lower()}{noun[1:]}" if first[0].isupper() else f"no {noun}"
    if not rest and alone and word in ("pas", "jamais") and not yet and (base := _base(text)):
        return f"did not {base}" if word == "pas" else f"never {text}"
    if not rest or first.lower() not in AUXILIARIES:
        return None
    if word == "plus" and rest.startswith("more ") and first.lower() not in _HAVE:
        return f"{first} no longer {rest.removeprefix('more ')}"
    if first.lower() in _HAVE and not (is_participle(rest.partition(" ")[0].lower()) or rest.startswith("been")):  # had access, had more
        if rest.startswith("more"):
            return f"{first} no {rest}"
        return {
            "pas": f"{_HAVE[first.lower()]} not have {rest}",
            "jamais": f"never {first} {rest}",
            "plus": f"no longer {first} {rest}",
        }.get(word)
    negative = {"pas": "not yet" if yet else "not", "jamais": "never", "plus": "no longer", "guère": "hardly"}.get(word)
    return f"{first} {negative} {rest}" if negative else None


def _base(past: str) -> str | None:
    """The verb of a past form."""
    spelled = tags(past)
    return infinitive(past) or (turned(past, "base") if "past" in spelled and "base" not in spelled and not past.endswith("ed") else None)
