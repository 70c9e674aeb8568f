"""A small phrase-based translator, made to have its faults: what it writes is a sample of machine English to tell from human English."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tqcheck.score.foreign import french
from tqcheck.score.ngrams import Ngrams
from tqcheck.score.target import English
from tqcheck.score.tokens import tokens
from tqcheck.score.words import START

from .alignment import Association, phrases
from .rows import detokenised

Table = dict[tuple[int, ...], list[tuple[tuple[int, ...], float]]]


class Translator:
    """Decodes from left to right with a beam. `model`: the language model over `numbers` of the target words."""

    def __init__(self, table: Table, model: Ngrams, numbers: list[int], lm_weight: float, beam: int = 12, longest: int = 4) -> None:
        self.table, self.model, self.numbers = table, model, numbers
        self.lm_weight, self.beam, self.longest = lm_weight, beam, longest

    def __call__(self, f: list[int], unknown: dict[int, int]) -> list[int]:
        """Target word numbers; a word that the table lacks is copied (`unknown` maps it to a target number)."""
        stacks: list[dict[tuple[int, ...], tuple[float, list[int]]]] = [{} for _ in range(len(f) + 1)]
        stacks[0][(START,)] = (0.0, [])
        for i in range(len(f)):
            best = sorted(stacks[i].items(), key=lambda kv: -kv[1][0])[: self.beam]
            for n in range(1, min(self.longest, len(f) - i) + 1):
                options = self.table.get(tuple(f[i : i + n]))
                if options is None and n == 1:
                    options = [((unknown[f[i]],), 0.1)] if f[i] in unknown else [((), 0.1)]
                for phrase, share in options or ():
                    words = [self.numbers[w] for w in phrase]
                    for history, (score, out) in best:
                        value = score + math.log(share) + 0.4 * len(words) * self.lm_weight * 5
                        if words and self.lm_weight:
                            logs, _ = self.model.score([*history, *words])
                            value += self.lm_weight * sum(logs[len(history) - 1 :])
                        state = tuple([*history, *words][-3:])
                        there = stacks[i + n].get(state)
                        if there is None or value > there[0]:
                            stacks[i + n][state] = (value, [*out, *phrase])
        return max(stacks[-1].values(), key=lambda v: v[0])[1] if stacks[-1] else []


class Made(NamedTuple):
    """A translation: the row of the parallel text, the English, and how many French words were left standing."""

    row: int
    text: str
    left_over: int


STYLES = ((0.5, 4, 1500), (0.0, 1, 700), (0.25, 2, 700))
"""Weight of the language model, longest phrase and number of sentences: a phrase-based engine, word for word, and one between."""


def translations(twins: Sequence[tuple[str, str, str]], english: English) -> Iterator[Made]:
    """Translations of a part of each half of a parallel text by what was learned from the other half."""
    french_numbers: dict[str, int] = {}
    english_numbers: dict[str, int] = {}
    pairs = [
        (
            [french_numbers.setdefault(w, len(french_numbers) + 1) for w in map(str.lower, french(f))],
            [english_numbers.setdefault(w, len(english_numbers) + 1) for w in tokens(e)],
        )
        for _, f, e in twins
    ]
    for word in dict.fromkeys(w for _, f, _ in twins for w in french(f)):
        english_numbers.setdefault(word, len(english_numbers) + 1)  # what the table lacks is copied
    names = ["", *english_numbers]
    numbers = [0, *(english.words(w).number for w in english_numbers)]
    order = list(range(len(pairs)))
    random.Random(1).shuffle(order)
    half = len(order) // 2
    for learn, test in ((order[:half], order[half:]), (order[half:], order[:half])):
        known = [pairs[i] for i in learn if 0 < len(pairs[i][0]) < 50 and 0 < len(pairs[i][1]) < 50]
        table = phrases(known, Association(known, 6))
        for weight, longest, count in STYLES:
            translator = Translator(table, english.word_model, numbers, weight, 8, longest)
            for i in test[:count]:
                words = french(twins[i][1])
                if 4 < len(words) < 45:
                    made = translator(pairs[i][0], {n: english_numbers[w] for n, w in zip(pairs[i][0], words, strict=True)})
                    out = [names[n] for n in made]
                    left = sum(w.islower() and len(w) > 3 and w in words for w in out)
                    text = detokenised(" ".join(out))
                    yield Made(i, text[:1].upper() + text[1:], left)
