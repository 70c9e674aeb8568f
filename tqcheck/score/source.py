"""What the source adds: is everything there that was there, and nothing else? One row of numbers a segment pair."""

from __future__ import annotations

import math
import unicodedata

from ..text.fold import plain
from ..text.lazy import Expression
from . import codes, grammar
from .foreign import entries
from .lexicon import Bilingual, Lengths, Lexicon
from .sounds import skeleton
from .target import Reading
from .words import Words

NAMES = (
    (
        "length_ratio letters_ratio shorter longer numbers_missing numbers_added marks_changed question_changed names_odd names_found names_lost "
        "copied alike alike_share latin_missing sentences_changed stop_changed caps_changed case_lost cjk "
        "numbers_found rare_found rare_odd effort source_length source_letters "
        "covered explained uncovered unexplained letters_off words_off"
    ).split()
    + grammar.NAMES
    + codes.NAMES
)
_NUMBER = Expression(r"\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,:]?\d+)*")
_SOURCE_WORD = Expression(r"[^\s!-/:-@\[-`{-~،؛؟。、「」，：；（）《》“”‘’«»…—–·।]+")
_IN_LEXICON = frozenset("fr ru ro et ne si zh".split())
"""Languages that the lexicon knows more than a few words of."""
_MANY = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_MARKS = '?!:;()"%'
_TRANSLATE = str.maketrans("？！：；（）“”«»؟。।，、「」％", '?!:;()""""?..,,""%')


def measure(source: str, target: str, reading: Reading, words: Words, learned: Bilingual | None = None) -> list[float | None]:
    """The numbers in the order of `NAMES`; None for what nothing was learned about, as of a language that is not known."""
    source, target = prepared(source), plain(target).strip()
    theirs, ours = _SOURCE_WORD.findall(source), reading.words
    cjk = sum("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in source)
    n_source = max(1.0, len(theirs) + cjk / 1.6 - (len(theirs) if cjk > len(source) / 3 else 0))
    n_target = max(1, sum(w[0].isalnum() for w in ours))
    ratio = math.log(n_target / n_source)
    letters = math.log((len(target) + 3) / (len(source) + 3 + 2 * cjk))
    a, b = _numbers(source), _numbers(target)
    missing, added = _difference(a, b), _difference(b, a, 0.5)
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
        _case_lost(theirs, ours),
        float(cjk > 0),
        float(len(b)) - _difference(b, a),
        *_rare(theirs, reading, words),
        -reading.total / n_source,
        math.log(n_source),
        sum(map(len, theirs)) / max(1, len(theirs)),
        *_coverage(source, reading, words, learned.lexicon if learned else None),
        *(_lengths(source, len(target), n_target, learned.lengths) if learned else (None, None)),
        *grammar.measure(source, ours),
        *codes.measure(source, target),
    ]


def prepared(source: str) -> str:
    """A source with the marks of English."""
    return plain(source).translate(_TRANSLATE).strip()


def _lengths(source: str, letters: int, words: int, lengths: Lengths) -> tuple[float, float]:
    """Logarithms of the length, in letters and in words, to that which is expected."""
    expected, count = lengths(source)
    return math.log((letters + 3) / (expected + 3)), math.log((words + 1) / (count + 1))


def _case_lost(theirs: list[str], ours: list[str]) -> float:
    """Words with capitals inside, or behind the first word with one in front, that stand in small letters in the English."""
    low = {word for word in ours if word.islower()}
    written = {word.lower() for word in ours if not word.islower()}
    found = (word.lower() for i, word in enumerate(theirs) if word[1:] != word[1:].lower() or (i and word[:1].isupper()))
    return float(sum(word in low and word not in written for word in set(found) if len(word) > 1))


def _rare(theirs: list[str], reading: Reading, words: Words) -> tuple[float, float]:
    """Shares of rare words that sound like a word of the source, and that do not."""
    sounds = {skeleton(w) for w in theirs}
    prefixes = {s[:i] for s in sounds for i in range(2, len(s) + 1)}
    found = odd = 0
    for token in reading.words:
        if len(token) > 3 and token[0].isalpha():
            word = words(token)
            if not word.known or word.frequency < -11.5:
                sound = skeleton(token)
                if len(sound) > 1:
                    near = sound[: max(2, len(sound) - 1)] in prefixes
                    found += near
                    odd += not near
    n = len(reading.words) or 1
    return found / n, odd / n


def _coverage(source: str, reading: Reading, words: Words, lexicon: Lexicon | None) -> tuple[float | None, ...]:
    """Mean strength of the best answer to each foreign word and to each English one, and how many have none."""
    language = grammar.language(source)
    if lexicon is None or language not in _IN_LEXICON:
        return (None,) * 4
    ours = {words(w).number: i for i, w in enumerate(reading.words)}
    sounds = {skeleton(w)[:3] for w in reading.words}
    explained = [0] * len(reading.words)
    told: list[float] = []
    theirs = entries(source.lower(), language)
    for word in theirs:
        best = 0
        for number, strength in lexicon(word).items():
            if number in ours:
                best = max(best, strength)
                explained[ours[number]] = max(explained[ours[number]], strength)
        word = word.partition(":")[2] or word
        if len(word) > 3 or language == "zh":
            sound = skeleton(word)
            if best < 60 and len(sound) > 2 and sound[:3] in sounds:
                best = 120
            told.append(min(best, 128) / 128)
    their_sounds = {skeleton(w.partition(":")[2] or w)[:3] for w in theirs}
    answered = [
        max(min(e, 128) / 128, 0.9 if len(skeleton(w)) > 2 and skeleton(w)[:3] in their_sounds else 0.0)
        for w, e in zip(reading.words, explained, strict=True)
        if len(w) > 3 and w[0].isalpha()
    ]
    return (
        sum(told) / len(told) if told else 1.0,
        sum(answered) / len(answered) if answered else 1.0,
        math.log1p(sum(t < 0.1 for t in told)),
        math.log1p(sum(a < 0.1 for a in answered)),
    )


def _numbers(text: str) -> list[str]:
    found = []
    for match in _NUMBER.finditer(text):
        number = match.group()
        digits = number if number.isascii() else "".join(str(unicodedata.digit(c, 0)) if c.isdigit() else c for c in number)
        many = _MANY.get(text[match.end() : match.end() + 1])
        if many and digits.count(".") < 2 and not digits.endswith("."):
            digits = str(round(float(digits.replace(" ", "").replace(",", "").replace(":", "")) * many))
        found.append(digits.replace(" ", "").replace(",", "").replace(".", "").replace(":", ""))
    return found


def _difference(these: list[str], those: list[str], single: float = 0.0) -> float:
    """How many of these are none of those. `single`: what a number of one digit counts, which may be a word on the other side."""
    rest = list(those)
    missing = 0.0
    for number in these:
        if number in rest:
            rest.remove(number)
        else:
            missing += 1 if len(number) > 1 else single
    return missing


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
