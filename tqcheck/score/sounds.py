"""The consonants of a word in any alphabet, in a few classes: names keep them when they travel from one script to another.

Letters of other scripts are read by their Unicode names ("CYRILLIC SMALL LETTER SHA" is an s), so no table of scripts is needed.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_GROUPS = {"1": "bpfvw", "2": "ckqgx", "3": "szjc", "4": "dt", "5": "l", "6": "mn", "7": "r"}
_CLASS = {letter: code for code, letters in _GROUPS.items() for letter in letters} | {"c": "2"}
_DIGRAPHS = {"ch": "3", "sh": "3", "ph": "1", "th": "4", "gh": "2", "kh": "2", "zh": "3", "ts": "3", "sch": "3", "tch": "3"}
_SILENT = ("VOWEL", "SIGN", "MARK", "HAMZA", "ALEF", "AIN")


@lru_cache(50_000)
def skeleton(word: str) -> str:
    """Consonant classes without repetition, as digits."""
    codes: list[str] = []
    word = word.lower()
    i = 0
    while i < len(word):
        letter = word[i]
        step, code = 1, ""
        if letter.isascii():
            pair = word[i : i + 2]
            if pair in _DIGRAPHS:
                step, code = 2, _DIGRAPHS[pair]
            elif letter == "c" and word[i + 1 : i + 2] in ("e", "i", "y"):
                code = "3"
            else:
                code = _CLASS.get(letter, "")
        else:
            code = _foreign(letter)
        if code and (not codes or codes[-1] != code):
            codes.append(code)
        i += step
    return "".join(codes)


@lru_cache(5_000)
def _foreign(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    if base.isascii():
        return "3" if letter in "çčćšžśź" else _CLASS.get(base, "")
    name = unicodedata.name(letter, "")
    if "ANUSVARA" in name:
        return "6"
    if not name or any(word in name for word in _SILENT) or name.startswith("CJK"):
        return ""
    sound = name.split()[-1].lower()
    for length in (3, 2):
        if sound[:length] in _DIGRAPHS:
            return _DIGRAPHS[sound[:length]]
    if len(sound) == 2 and sound[0] == "e":  # ES, EN, EL: the sound comes last
        sound = sound[1]
    return "3" if sound[0] == "c" else _CLASS.get(sound[0], "")
