"""What can be measured on an English text alone: one row of numbers a segment, and the cost of every word."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from ..records import NamedTuple
from ..text.fold import plain
from ..text.lazy import Expression
from ..text.sentences import Sentences
from . import codes
from .contrast import Contrast
from .digits import Digits
from .english_signs import DENY, HE, PAST, SHE
from .ngrams import P_STEP, Ngrams
from .packed import Packed
from .style import Style
from .tokens import tokens
from .words import END, START, Word, Words

NAMES = (
    "word_mean slor_mean slor_min slor_window slor_low order_high order_low order_top grammar_mean grammar_min content_mean "
    "class_mean class_min class_window class_low class_high class_unseen frequency_mean frequency_min rare unknown unknown_capital "
    "spelling_min spelling_mean case_mean case_min lower_start no_stop end_cost doubled repeated variety article spaced unbalanced question "
    "odd_marks joined marks digits accents length letters run sentence_length comma_share longest_gap pair_min seen_share "
    "unlikely out_of_place doubtful grammar_share of_share the_share mixed_gender mixed_time negations spread total doubt "
    "contrast_total contrast_mean contrast_window contrast_low numbers_usual talk talk_length codes unexplained style"
).split()
_SPACED = Expression(r"\s[,.;:!?%)\]](?:\s|$)|[(\[]\s|\s's\b|\bdo n't\b| n't\b|\s{2,}\S")
_ODD = Expression(r"[,;:]\s*[,.;:!?]|\.\.(?!\.)(?<!\.\.\.)|[!?]\.|[^\w\s'\"$€£%&/()\[\]@#*+=.,;:!?-]|[^\W\d_][_#$*+=@&/(\[](?!\S)")
_JOINED = Expression(r"(?<![\w@./:-])[^\W\d_]{2,}[,;!?][^\W\d_]{2,}|[a-z]{3,}[.:][A-Z][a-z]")
_FRONTED = frozenset("who what where when why how which whose whom".split())
_INVERTED = frozenset("do does did is are was were can could will would shall should have has had".split())
_SUBJECTS = frozenset("i you he she it we they the this that these those there any anyone".split())
_FUTURE = frozenset("will shall".split())
_PRESENT = frozenset("is are has have does do".split())
_TALK = frozenset("i you me my your yours mine yeah yes oh hey ok okay please hello hi thanks thank sorry well".split())
_SHORT = ("n't", "'m", "'re", "'ve", "'ll", "'d")
MARKED_STEP = 1 / 256
_SURPRISE = 1 / 60
"""What a surprise of one (natural logarithm) weighs beside a share of words marked by people."""
_VOWELS = "aeiou"
_CONSONANT_SOUND = ("eu", "uni", "use", "usu", "one", "once", "ut", "ur", "uk", "ub")


class Reading(NamedTuple):
    """The numbers of a segment in the order of `NAMES`, its words, what each costs, their log-probability, and their classes by sentence."""

    values: list[float]
    words: list[str]
    costs: list[float]
    total: float = 0.0
    classes: Sequence[Sequence[int]] = ()


class English:
    """The models of the target side: of language (`model`) and of damage (`contrast`). `learned`: the style and how often words of a class
    are marked as wrong; without it both are 0."""

    def __init__(self, model: Packed, contrast: Packed, learned: Packed | None = None) -> None:
        self._style = Style(learned) if learned else None
        self._marked: Sequence[int] = learned["words.marked"] if learned else bytes(1024)
        self.words = Words(model)
        self._contrast, self._digits = Contrast(contrast, model["words.classes"]), Digits(contrast)
        self.word_model = Ngrams(model["word.slots"], model["word.unigrams"], model["word.backoffs"])
        self.class_model = Ngrams(model["class.slots"], model["class.unigrams"], model["class.backoffs"])

    def read(self, text: str) -> Reading:
        """Measure a segment: one sentence or several."""
        text = plain(text).strip()
        surface: list[str] = []
        words: list[Word] = []
        logs: list[float] = []
        orders: list[int] = []
        class_gains: list[float] = []
        class_orders: list[int] = []
        classes: list[list[int]] = []
        contrast: list[list[float]] = []
        starts: list[int] = []
        end_cost = 0.0
        sentences = Sentences(text).within(0, len(text)) or [(0, len(text))]
        frequencies = self.class_model.unigrams

        for first, last in sentences:
            found = tokens(text[first:last])
            if not found:
                continue
            known = [self.words(token) for token in found]
            starts.append(len(surface))
            surface += found
            words += known
            log, order = self.word_model.score([START, *[w.number for w in known], END])
            numbers = [w.group for w in known]
            classes.append(numbers)
            contrast.append(self._contrast(known))
            class_log, class_order = self.class_model.score([START, *numbers, END])
            end_cost += log.pop() + class_log.pop()
            logs += log
            orders += order[:-1]
            class_gains += [value + frequencies[n] * P_STEP for value, n in zip(class_log, numbers, strict=False)]
            class_orders += class_order[:-1]
        if not surface:
            return Reading([0.0] * len(NAMES), [], [])
        gains = [value - w.frequency for value, w in zip(logs, words, strict=True)]
        values = self._models(words, logs, gains, orders, class_gains, class_orders)
        values += _words(words, set(starts))
        values += _form(text, surface, words, len(starts), end_cost)
        values += _more(surface, gains, orders, len(starts))
        values += _profile(surface, words, gains, class_gains)
        values += [(sum(logs) + end_cost / 2) / 10, sum(g for g in gains if g < 0) + sum(c for c in class_gains if c < 0) / 2]
        values += _damage(contrast)
        usual = [self._digits(token) for token in surface if token[0].isdigit()]
        values += [sum(usual) / len(usual) if usual else 0.0, *_kind(text, surface)]
        values.append(self._style(classes) if self._style else 0.0)
        marked = self._marked
        costs = [_cost(w, g, c) - marked[w.group] * MARKED_STEP for w, g, c in zip(words, gains, class_gains, strict=True)]
        return Reading(values, surface, costs, sum(logs), classes)

    def _models(
        self, words: list[Word], logs: list[float], gains: list[float], orders: list[int], class_gains: list[float], class_orders: list[int]
    ) -> list[float]:
        n = len(words)
        grammar = [g for g, w in zip(gains, words, strict=True) if w.grammar] or [1.0]
        content = [g for g, w in zip(gains, words, strict=True) if not w.grammar and w.alphabetic] or [0.5]
        return [
            sum(logs) / n,
            sum(gains) / n,
            min(gains),
            _window(gains),
            _low(gains),
            sum(o >= 3 for o in orders) / n,
            sum(o == 1 for o in orders) / n,
            sum(o == 4 for o in orders) / n,
            sum(grammar) / len(grammar),
            min(grammar),
            sum(content) / len(content),
            sum(class_gains) / n,
            min(class_gains),
            _window(class_gains),
            _low(class_gains),
            sum(o == 4 for o in class_orders) / n,
            sum(o <= 2 for o in class_orders) / n,
        ]


def _cost(word: Word, gain: float, class_gain: float) -> float:
    """What a word costs by itself: less likely here than anywhere, as a word or as one of its class; unknown, and not spelled like English."""
    unknown = min(0.0, 2 * (word.spelling + 1)) - 1.5 if word.alphabetic and not word.known and not word.capital else 0.0
    return (min(0.0, gain) + min(0.0, class_gain) * 0.5 + unknown) * _SURPRISE


def _window(values: list[float]) -> float:
    """The lowest mean of three neighbours."""
    if len(values) < 3:
        return sum(values) / len(values)
    return min(map(sum, zip(values, values[1:], values[2:], strict=False))) / 3


def _low(values: list[float]) -> float:
    """The mean of the lowest fifth."""
    count = max(1, len(values) // 5)
    return sum(sorted(values)[:count]) / count


def _words(words: list[Word], starts: set[int]) -> list[float]:
    real = [w for w in words if w.alphabetic]
    n = len(real) or 1
    unknown = [w for w in real if not w.known and not w.capital]
    frequency = [w.frequency if w.known else -14.0 for w in real if w.known or not w.capital] or [-8.0]
    inside = [w.case for i, w in enumerate(words) if w.alphabetic and i not in starts] or [0.0]
    return [
        sum(frequency) / len(frequency),
        min(frequency),
        sum(f < -12.5 for f in frequency) / n,
        len(unknown) / n,
        sum(not w.known and w.capital for w in real) / n,
        min((w.spelling for w in unknown), default=-1.5),
        sum(w.spelling for w in real) / n,
        sum(inside) / len(inside),
        min(inside),
    ]


def _form(text: str, surface: list[str], words: list[Word], sentences: int, end_cost: float) -> list[float]:
    n = len(surface)
    lower = [token.lower() for token in surface]
    first = next((w for w in words if w.alphabetic), None)
    stop = text.rstrip("\"')] ")[-1:]
    doubled = sum(a == b and a.isalpha() for a, b in pairwise(lower))
    doubled += sum(lower[i : i + 2] == lower[i + 2 : i + 4] for i in range(n - 3))
    doubled += sum(lower[i : i + 3] == lower[i + 3 : i + 6] for i in range(n - 5))
    pairs = [(a, b) for a, b in pairwise(lower) if len(a) > 3 or len(b) > 3]
    real = [token for token in lower if token.isalpha()]
    marks = sum(not token[0].isalnum() and token != "'s" for token in surface)
    return [
        float(first is not None and not first.capital and surface[0].isalpha()),
        float(stop not in ".!?:;…") if n > 4 else 0.0,
        end_cost / max(sentences, 1),
        float(doubled),
        (len(pairs) - len(set(pairs))) / n,
        len(set(real)) / len(real) if real else 1.0,
        float(sum(_wrong_article(a, b) for a, b in pairwise(lower))),
        len(_SPACED.findall(text)) / n,
        float(sum(abs(text.count(a) - text.count(b)) for a, b in ("()", "[]")) + text.count('"') % 2),
        _question(lower, text),
        len(_ODD.findall(text)) / n,
        float(len(_JOINED.findall(text))),
        marks / n,
        sum(token[0].isdigit() for token in surface) / n,
        sum(not token.isascii() for token in surface) / n,
        math.log(n),
        sum(map(len, real)) / (len(real) or 1),
    ]


def _wrong_article(article: str, word: str) -> bool:
    if article == "a":
        return word[0] in _VOWELS and not word.startswith(_CONSONANT_SOUND) and len(word) > 1
    return article == "an" and word[0].isalpha() and word[0] not in _VOWELS + "hfmnslrx" and len(word) > 1


def _question(words: list[str], text: str) -> float:
    """A question without its mark."""
    asks = len(words) > 3 and ((words[0] in _FRONTED and words[1] in _INVERTED) or (words[0] in _INVERTED and words[1] in _SUBJECTS))
    return float(asks and "?" not in text)


def _more(surface: list[str], gains: list[float], orders: list[int], sentences: int) -> list[float]:
    n = len(surface)
    run = longest = gap = widest = 0
    for order in orders:
        run = run + 1 if order >= 3 else 0
        gap = gap + 1 if order == 1 else 0
        longest, widest = max(longest, run), max(widest, gap)
    pairs = [a + b for a, b in pairwise(gains)] or [0.0]
    return [
        longest / n,
        math.log(n / max(sentences, 1)),
        surface.count(",") / n,
        float(widest),
        min(pairs),
        sum(g > 0 for g in gains) / n,
    ]


def _profile(surface: list[str], words: list[Word], gains: list[float], class_gains: list[float]) -> list[float]:
    """Counts of doubtful words, and what kinds of words the text is made of."""
    n = len(surface)
    lower = [token.lower() for token in surface]
    unlikely = sum(g < -1 for g in gains)
    out_of_place = sum(c < -2 for c in class_gains)
    doubtful = sum(g < 0 and c < 0 for g, c in zip(gains, class_gains, strict=True))
    he, she = sum(w in HE for w in lower), sum(w in SHE for w in lower)
    future, past, present = (sum(w in kind for w in lower) for kind in (_FUTURE, PAST, _PRESENT))
    mean = sum(gains) / n
    return [
        math.log1p(unlikely),
        math.log1p(out_of_place),
        math.log1p(doubtful),
        sum(w.grammar for w in words) / n,
        lower.count("of") / n,
        lower.count("the") / n,
        float(min(he, she)),
        float(min(future, past)) + 0.5 * min(past, present),
        float(sum(w in DENY or w.endswith("n't") for w in lower)),
        math.sqrt(sum((g - mean) ** 2 for g in gains) / n),
    ]


def _kind(text: str, surface: list[str]) -> list[float]:
    """What speaks of talk and of technical text: share of words of talk, the length where there are some, codes, abbreviations not explained."""
    n = len(surface)
    talk = sum(token.lower().partition("'")[0] in _TALK or token.endswith(_SHORT) for token in surface)
    return [talk / n, math.log(n) - 2 if talk else 0.0, len(codes.codes(text)) / n, codes.unexplained(text)]


def _damage(contrast: list[list[float]]) -> list[float]:
    """Of the weights of each sentence: sum, mean, lowest three in a row, sum of those below 0."""
    total = [sum(weights) for weights in contrast]
    windows = [sum(weights[i : i + 3]) for weights in contrast for i in range(max(1, len(weights) - 2))]
    below = sum(weight for weights in contrast for weight in weights if weight < 0)
    return [sum(total) / 10, sum(total) / (sum(map(len, contrast)) + 8), min(windows), below / 10]
