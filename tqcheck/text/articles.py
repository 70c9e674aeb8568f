"""Indefinite articles and capitals around a replaced span."""

from __future__ import annotations

import re

from .lazy import Expression

# Spelled with a vowel, spoken with a consonant, and the reverse. Letters are spoken in acronyms: an NGO, a UN envoy.
_A_BEFORE_VOWEL = Expression(r"(?:eu|ewe|one(?![a-z])|once|u(?:ni(?!n[^f]|m)|s[aeiu]|t[ei]|ran|kr|gand|rug)|U[^A-Za-z]|U[A-Z])")
_AN_BEFORE_CONSONANT = Expression(r"(?:hono|hour|heir|honest|8|11(?!\d)|18(?!\d))", re.I)
_SPELLED_OUT = Expression(r"[A-Z](?:[A-Z0-9.]|$|\b)")


_OPENER = Expression(r"(?:The|An?|This|That|These|Those|Its?|His|Her|Their|He|She|They|We|There) ")
"""What has a capital only where a sentence begins, behind an abbreviation too (*He met Mr X. The rescues*)."""


def indefinite(word: str) -> str:
    """``a`` or ``an`` before `word`, by sound."""
    word = word.lstrip("\"'“‘(")
    if not word:
        return "a"
    if _AN_BEFORE_CONSONANT.match(word):
        return "an"
    if _SPELLED_OUT.match(word) and not re.match(r"[A-Z]{2,}[a-z]|NATO|NASA|UNESCO|UNICEF|FIFA|ECOWAS|AIDS|OPEC|WAEMU", word):
        return "an" if word[0] in "AEFHILMNORSX8" else "a"
    if word[0].lower() in "aeiou":
        low = word if word[0] == "U" and word[1:2].isupper() else word[0].lower() + word[1:]
        return "a" if _A_BEFORE_VOWEL.match(low) else "an"
    return "a"


def capitalise_like(replacement: str, original: str, at_start: bool) -> str:
    """Give the replacement a capital where the original had one for its place in the sentence, not for its meaning."""
    if replacement and original[:1].isupper() and (at_start or _OPENER.match(original)) and replacement[0].islower():
        return replacement[0].upper() + replacement[1:]
    return replacement
