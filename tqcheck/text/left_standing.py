"""What English may have in place of a French word that was left standing in it: *were blessés*, injured; *the blessés*, casualties."""

from __future__ import annotations

from . import dictionary, lexicon, tense_fr
from .auxiliaries import BARE, BE, HAVE
from .dictionary import Line
from .inflect_en import inflect
from .wordlists import words

_MOST = 2
"""Renderings that are offered."""
_FITS = {"be": ("a", "v", "n"), "have": ("v", "a", "n"), "bare": ("v", "n", "a"), "other": ("n", "a", "v")}
"""The parts of speech that may stand behind a word of a kind, the likeliest first."""


def offers(word: str, before: str = "") -> list[str]:
    """Renderings of a French word in the form that it has, behind the English word `before`; the likeliest first, none where it is not known."""
    low, kind = word.lower(), _kind(before.lower())
    known = dictionary.look_up(low)
    if known is None:
        said = lexicon.offered(low)
        return [said] if said else []
    fits = _FITS[kind]
    lines = sorted(known.lines, key=lambda line: fits.index(line.pos) if line.pos in fits else len(fits))
    texts = [_formed(text, low, line, kind) for line in lines[:1] for text in line.right[0]]
    return list(dict.fromkeys(texts))[:_MOST]


def _kind(before: str) -> str:
    return "be" if before in BE else "have" if before in HAVE else "bare" if before in BARE or before == "not" else "other"


def _formed(text: str, word: str, line: Line, kind: str) -> str:
    if line.pos == "v":
        told = tense_fr.tag(word, line.lemma, ())
        return inflect(text, {"be": "ing" if told == "ing" else "part", "have": "part", "bare": "base"}.get(kind, told))
    many = line.pos == "n" and word != line.lemma and word.endswith(("s", "x"))
    if many and not text.endswith(("ed", "dead")) and text not in words("mass-nouns-en.txt"):  # the injured, the dead
        head, _, noun = text.rpartition(" ")
        return f"{head} {inflect(noun, 's')}".lstrip()
    return text
