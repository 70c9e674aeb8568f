"""What the source adds: is everything there that was there, and nothing else? One row of numbers a segment pair."""

from __future__ import annotations

import math
import unicodedata

from ..text.fold import plain
from ..text.lazy import Expression
from .sounds import skeleton
from .target import Reading
from .words import Words

NAMES = (
    "length_ratio letters_ratio shorter longer numbers_missing numbers_added marks_changed question_changed names_odd names_found names_lost "
    "copied alike alike_share latin_missing sentences_changed stop_changed caps_changed cjk"
).split()
_NUMBER = Expression(r"\d+(?:[.,:]?\d+)*")
_SOURCE_WORD = Expression(r"[^\s!-/:-@\[-`{-~،؛؟。、「」，：；（）《》“”‘’«»…—–·।]+")
_MARKS = '?!:;()"%'
_TRANSLATE = str.maketrans("？！：；（）“”«»؟。।，、「」％", '?!:;()""""?..,,""%')


def measure(source: str, target: str, reading: Reading, words: Words) -> list[float]:
    """The numbers in the order of `NAMES`."""
    source, target = plain(source).translate(_TRANSLATE).strip(), plain(target).strip()
    theirs, ours = _SOURCE_WORD.findall(source), reading.words
    cjk = sum("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in source)
    n_source = max(1.0, len(theirs) + cjk / 1.6 - (len(theirs) if cjk > len(source) / 3 else 0))
    n_target = max(1, sum(w[0].isalnum() for w in ours))
    ratio = math.log(n_target / n_source)
    letters = math.log((len(target) + 3) / (len(source) + 3 + 2 * cjk))
    a, b = _numbers(source), _numbers(target)
    missing, added = _difference(a, b), _difference(b, a)
    marks = sum(abs(source.count(m) - target.count(m)) for m in _MARKS)
    return [
        ratio,
        letters,
        max(0.0, -letters),
        max(0.0, letters),
        missing,
        added,
        marks / n_target,
        float(("?" in source) != ("?" in target)),
        *_names(theirs, reading, words),
        float(abs(source.count(".") - target.count("."))) / n_target,
        float((source[-1:] in ".!?") != (target[-1:] in ".!?")),
        float(source[:1].isupper() and target[:1].islower()),
        float(cjk > 0),
    ]


def _numbers(text: str) -> list[str]:
    found = []
    for number in _NUMBER.findall(text):
        digits = number if number.isascii() else "".join(str(unicodedata.digit(c, 0)) if c.isdigit() else c for c in number)
        found.append(digits.replace(",", "").replace(".", "").replace(":", ""))
    return found


def _difference(these: list[str], those: list[str]) -> float:
    rest = list(those)
    missing = 0
    for number in these:
        if number in rest:
            rest.remove(number)
        elif len(number) > 1:
            missing += 1
    return float(missing)


def _names(theirs: list[str], reading: Reading, words: Words) -> list[float]:
    """Names and look-alikes: (odd names, found names, lost names, copied, alike, share alike, Latin words missing)."""
    ours = [w for w in reading.words if w[0].isalpha()]
    n = len(ours) or 1
    exact = {w.lower() for w in theirs}
    source_sounds = {skeleton(w) for w in theirs}
    prefixes = {s[:i] for s in source_sounds for i in range(2, len(s) + 1)}
    odd = found = copied = alike = candidates = 0
    for place, token in enumerate(ours):
        word = words(token)
        low = token.lower()
        name = word.capital and (not word.known or (place > 0 and word.case > -0.7)) and len(token) > 2
        sound = skeleton(token)
        if name and len(sound) > 1:
            near = low in exact or sound in prefixes or (len(sound) > 3 and sound[:-1] in prefixes)
            found += near
            odd += not near
        elif not word.capital and low in exact and len(low) > 3:
            copied += not word.known
        if len(sound) > 2 and len(token) > 4:
            candidates += 1
            alike += sound[:3] in prefixes
    target_sounds = {skeleton(w) for w in ours}
    target_prefixes = {s[:i] for s in target_sounds for i in range(2, len(s) + 1)}
    lost = 0
    latin = 0
    target_words = {w.lower() for w in ours}
    for place, token in enumerate(theirs):
        if place and token[0].isupper() and len(token) > 2:
            sound = skeleton(token)
            if len(sound) > 1 and token.lower() not in target_words and sound[: max(2, len(sound) - 1)] not in target_prefixes:
                lost += 1
                latin += token.isascii()
    return [odd / n, found / n, lost / n, copied / n, alike / n, alike / (candidates or 1), latin / n]
